import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { UsageError } from '../../../../src/cli/process/exit.js'
import { sourceFileNames, writeSources } from '../../../../src/cli/outputs/source-folder.js'
import { temporaryFolder } from '../../../helpers/folder.js'

describe('sourceFileNames', () => {
  it('keeps letters, digits and . _ + -, and nothing that leads out of the folder', () => {
    const names = [
      'dwarf.red',
      'two.red#2',
      'Grüße.rc',
      '../../etc/passwd',
      '\u001B[31mred',
      '..',
      'a b/c.red',
    ]
    expect(sourceFileNames(names)).toEqual([
      'dwarf.red',
      'two-2.red',
      'Grüße.red',
      'etc-passwd.red',
      '31mred.red',
      'warrior.red',
      'a-b-c.red',
    ])
  })

  it('gives names that Windows and macOS take, no two alike there', () => {
    expect(sourceFileNames(['con.red', 'Dwarf.red', 'dwarf.red', 'dwarf-2.red', 'x'.repeat(300)])).toEqual([
      '_con.red',
      'Dwarf.red',
      'dwarf-2.red',
      'dwarf-2-2.red',
      `${'x'.repeat(60)}.red`,
    ])
  })
})

describe('writeSources', () => {
  let path: string
  beforeEach(() => {
    path = join(temporaryFolder('out'), 'out')
  })
  afterEach(() => {
    rmSync(join(path, '..'), { recursive: true })
  })
  const write = (source: string, force = false) => {
    const files = ['a.red', 'b.red'].map((file) => ({ file, source }))
    writeSources(files, { path, shown: 'out', force })
  }
  const texts = () => readdirSync(path).map((name) => [name, readFileSync(join(path, name), 'utf8')])

  it('makes the folder, and the same again changes nothing', () => {
    write('jmp 0')
    write('jmp 0')
    expect(texts()).toEqual([
      ['a.red', 'jmp 0'],
      ['b.red', 'jmp 0'],
    ])
  })

  it('writes over nothing unless forced to', () => {
    mkdirSync(path)
    writeFileSync(join(path, 'b.red'), 'mine')
    expect(() => write('jmp 0')).toThrow(UsageError)
    expect(texts()).toEqual([['b.red', 'mine']])
    write('jmp 0', true)
    expect(texts()).toEqual([
      ['a.red', 'jmp 0'],
      ['b.red', 'jmp 0'],
    ])
  })

  it('replaces a link and does not write through it', () => {
    mkdirSync(path)
    writeFileSync(join(path, '../precious'), 'mine')
    symlinkSync('../precious', join(path, 'a.red'))
    write('jmp 0', true)
    expect(readFileSync(join(path, '../precious'), 'utf8')).toBe('mine')
    expect(readFileSync(join(path, 'a.red'), 'utf8')).toBe('jmp 0')
  })

  it('says when the folder cannot be one', () => {
    writeFileSync(path, 'a file')
    expect(() => write('jmp 0')).toThrow(/out cannot be used as a folder/)
  })
})
