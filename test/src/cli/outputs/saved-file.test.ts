import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  openSync,
  closeSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  appendText,
  makeFolder,
  partOf,
  saveFile,
  saveNewFile,
  WriteError,
} from '../../../../src/cli/outputs/saved-file.js'
import { temporaryFolder } from '../../../helpers/folder.js'
import { IS_POSIX } from '../../../helpers/platform.js'
import { mountTinyDisk } from '../../../helpers/tiny-disk.js'

let folder: string
beforeEach(() => {
  folder = temporaryFolder('saved')
})
const placeOf = (name: string) => ({ path: join(folder, name), shown: `out/${name}` })
const read = (name: string) => readFileSync(join(folder, name), 'utf8')

describe('saveFile', () => {
  it('puts a whole file in the place of another, with its rights, and leaves nothing beside it', () => {
    writeFileSync(join(folder, 'a'), 'old')
    chmodSync(join(folder, 'a'), 0o640)
    saveFile(placeOf('a'), 'new')
    saveFile(placeOf('b'), ['one\n', 'two\n'])
    saveFile(placeOf('c'), Buffer.from([0, 255]))
    expect(readdirSync(folder)).toEqual(['a', 'b', 'c'])
    expect([read('a'), read('b')]).toEqual(['new', 'one\ntwo\n'])
    expect(readFileSync(join(folder, 'c'))).toEqual(Buffer.from([0, 255]))
    if (IS_POSIX) expect(statSync(join(folder, 'a')).mode & 0o777).toBe(0o640)
  })

  it('keeps what stands there when the content breaks off, and throws what the content throws', () => {
    writeFileSync(join(folder, 'a'), 'old')
    const content = function* () {
      yield 'new'
      throw new RangeError('no more')
    }
    expect(() => {
      saveFile(placeOf('a'), content())
    }).toThrow(RangeError)
    expect(read('a')).toBe('old')
    expect(readdirSync(folder)).toEqual(['a'])
  })

  it('replaces a link, and what an earlier process left half written', () => {
    writeFileSync(join(folder, 'precious'), 'mine')
    symlinkSync('precious', join(folder, 'a'))
    const gone = spawnSync(process.execPath, ['-e', '']).pid
    for (const part of [partOf('a'), partOf('a', gone)]) symlinkSync('precious', join(folder, part))
    saveFile(placeOf('a'), 'new')
    expect([read('precious'), read('a')]).toEqual(['mine', 'new'])
    expect(readdirSync(folder).sort()).toEqual(['a', 'precious'])
  })

  it('leaves alone what another process is writing', () => {
    const other = partOf('a', process.ppid)
    writeFileSync(join(folder, other), 'half')
    saveFile(placeOf('a'), 'new')
    expect([read('a'), read(other)]).toEqual(['new', 'half'])
  })

  it('says what it could not write, and why', () => {
    mkdirSync(join(folder, 'a'))
    writeFileSync(join(folder, 'file'), '')
    expect(() => {
      saveFile(placeOf('a'), 'new')
    }).toThrow(/^out\/a cannot be written: /)
    expect(() => {
      saveFile(placeOf('none/a'), 'new')
    }).toThrow('out/none/a cannot be written: there is no such folder')
    expect(() => {
      makeFolder(placeOf('file/a'))
    }).toThrow('out/file/a cannot be written: a file stands where a folder should be')
    expect(readdirSync(folder)).toEqual(['a', 'file'])
  })

  it.skipIf(!existsSync('/dev/full'))('writes into a device as it stands', () => {
    expect(() => {
      saveFile({ path: '/dev/full', shown: '/dev/full' }, 'new')
    }).toThrow('/dev/full cannot be written: no space left on the disk')
    expect(existsSync('/dev/full.part')).toBe(false)
    expect(statSync('/dev/full').isCharacterDevice()).toBe(true)
  })
})

describe('saveNewFile', () => {
  it('writes nothing where the name is taken, by a link that leads nowhere too', () => {
    symlinkSync('nowhere', join(folder, 'b'))
    expect(saveNewFile(placeOf('a'), 'first')).toBe(true)
    expect([saveNewFile(placeOf('a'), 'second'), saveNewFile(placeOf('b'), 'second')]).toEqual([false, false])
    expect(read('a')).toBe('first')
    expect(readdirSync(folder)).toEqual(['a', 'b'])
  })
})

const disk = mountTinyDisk(64)
afterAll(() => {
  disk?.remove()
})

describe.skipIf(disk === null)('a full disk', () => {
  const place = (name: string) => ({ path: join(disk!.folder, name), shown: name })
  const text = 'x'.repeat(20_000)
  afterEach(() => {
    disk!.empty()
    for (const name of readdirSync(disk!.folder)) rmSync(join(disk!.folder, name))
  })

  it('leaves the old file, and none that is empty or half', () => {
    saveFile(place('a'), 'old')
    disk!.fill(8192)
    for (const write of [() => saveFile(place('a'), text), () => saveNewFile(place('b'), text)]) {
      expect(write).toThrow(WriteError)
      expect(write).toThrow(/^[ab] cannot be written: no space left on the disk$/)
    }
    expect(readdirSync(disk!.folder).sort()).toEqual(['.ballast', 'a'])
    expect(readFileSync(join(disk!.folder, 'a'), 'utf8')).toBe('old')
  })

  it('adds the whole of a text to a file, or nothing', () => {
    const file = openSync(join(disk!.folder, 'log'), 'a+')
    appendText(file, 'one\n', 'log')
    disk!.fill(8192)
    expect(() => {
      appendText(file, `${text}\n`, 'log')
    }).toThrow('log cannot be written: no space left on the disk')
    disk!.empty()
    appendText(file, 'two\n', 'log')
    closeSync(file)
    expect(readFileSync(join(disk!.folder, 'log'), 'utf8')).toBe('one\ntwo\n')
  })
})
