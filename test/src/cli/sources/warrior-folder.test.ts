import { spawnSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { nameEntrants } from '../../../../src/cli/sources/entrants.js'
import { searchFolder } from '../../../../src/cli/sources/warrior-folder.js'
import { temporaryFolder } from '../../../helpers/folder.js'
import { warrior } from '../../../helpers/warrior.js'
import { cli } from '../../../helpers/cli.js'
import { MAIN } from '../../../helpers/drq.js'

const cwd = temporaryFolder('folder')
const write = (path: string, text = ';redcode\nMOV 0, 1\n') => {
  mkdirSync(join(cwd, path, '..'), { recursive: true })
  writeFileSync(join(cwd, path), text)
}
beforeAll(() => {
  for (const file of ['b.red', 'a/z.RC', 'a/a/c.redcode', 'c/readme.txt', '.git/x.red', '.x.red', 'm.zip'])
    write(join('suite', file))
  symlinkSync('..', join(cwd, 'suite/up'))
  write('classes/papers/c.redcode')
  write('texts/old/dwarf.txt')
  write('texts/notes.md')
})

async function search(path: string) {
  const found: string[] = []
  for await (const item of searchFolder(path, { cwd }))
    found.push(item.kind === 'problem' ? `${item.path}: ${item.problem}` : `${item.kind} ${item.path}`)
  return found
}

describe('a folder of warriors', () => {
  it('gives the warriors of all folders in it, but no hidden ones, and follows no link to a folder', async () => {
    expect(await search('suite')).toEqual([
      `warrior ${join('suite', 'a', 'a', 'c.redcode')}`,
      `warrior ${join('suite', 'a', 'z.RC')}`,
      `warrior ${join('suite', 'b.red')}`,
      `archive ${join('suite', 'm.zip')}`,
    ])
  })

  it('without one names what it has instead', async () => {
    expect(await search('texts')).toEqual([
      'texts: no .red, .rc or .redcode file in this folder; it has 2 other files, notes.md first',
    ])
  })

  const onLinux = it.skipIf(process.platform !== 'linux')
  onLinux('gives files and folders whose names are not UTF-8, shown by their bytes', async () => {
    const latin1 = (text: string) => Buffer.from(join(cwd, text), 'latin1')
    mkdirSync(latin1('odd/\xfcbel'), { recursive: true })
    writeFileSync(latin1('odd/\xfcbel/caf\xe9.red'), ';redcode\nMOV 0, 1\n')
    writeFileSync(latin1('odd/\xe8.red'), 'JMP 0\n')
    expect(await search('odd')).toEqual(['warrior odd/\\xE8.red', 'warrior odd/\\xFCbel/caf\\xE9.red'])
    const battle = await cli(['battle', 'odd', '-r', '3', '--preset', 'nano', '--json'], { cwd })
    expect(battle.code, battle.stderr).toBe(0)
    const table = await cli(['tournament', 'odd', '-r', '3', '--preset', 'nano', '--threads', '0'], { cwd })
    expect(table.stdout).toContain('caf\\xE9.red')
    const added = await cli(['warriors', 'add', 'odd', '--set', 'odd', '--preset', 'nano'], { cwd })
    expect(added.stdout).toContain('odd/\\xFCbel/caf\\xE9.red: ')
  })

  onLinux('or a file may be named although its name is not UTF-8, when only one name reads so', () => {
    const shell = (command: string) =>
      spawnSync('sh', ['-c', command.replace('DRQ', `'${process.execPath}' '${MAIN}'`)], {
        cwd,
        encoding: 'utf8',
      })
    const files = shell('DRQ battle odd/*.red odd/*bel --preset nano -r 2')
    expect(files.status, files.stderr).toBe(0)
    const lint = shell('DRQ warriors lint odd/*bel --json')
    expect(lint.stdout).toContain('"path": "odd/\\\\xFCbel/caf\\\\xE9.red"')
    const suite = shell('DRQ asm odd/*.red')
    expect(suite.stdout).toContain('JMP')
  })

  it.each([
    ['battle', 'classes'],
    ['diff', 'classes'],
    ['asm', 'classes'],
    ['warriors', 'lint', 'classes'],
    ['tournament', 'rival.red', 'classes', '-r', '1', '--threads', '0'],
    ['benchmark', 'rival.red', '--suite', 'classes', '-r', '1', '--threads', '0'],
    ['evaluate', 'rival.red', '--against', 'classes', '-r', '1', '--threads', '0'],
    ['ladder', 'rival.red', '--against', 'classes', '-r', '1', '--threads', '0'],
    ['hill', 'create', 'pub', '--from', 'classes', '-r', '1', '--threads', '0'],
    ['optimize', 'step.red', '--against', 'classes', '-r', '1', '--candidates', '1', '--threads', '0'],
  ])('of classes is searched by drq %s %s %s', async (...args) => {
    write('rival.red', 'JMP 0\n')
    write('step.red', ';redcode\nADD #2000, 1\nMOV 2, @-1\nJMP -2\nDAT 0\n')
    const { code, stderr } = await cli([...args, '--json'], { cwd })
    expect(code, stderr).toBe(0)
  })
})

describe('nameEntrants', () => {
  const names = (...paths: string[]) =>
    nameEntrants(paths.map((path) => ({ path, warrior: warrior('w', ['JMP.A $0, $0']) }))).map(
      ({ name }) => name,
    )

  it('adds only as many folders as part files of one name, and none to the others', () => {
    expect(names('/d/x/one.red', '/d/y/one.red', 'z/two.red')).toEqual(['x/one.red', 'y/one.red', 'two.red'])
    expect(names('/a/x/one.red', '/b/x/one.red', 'one.red')).toEqual([
      'a/x/one.red',
      'b/x/one.red',
      'one.red',
    ])
  })

  it('calls a file that is named twice by its name', () => {
    expect(names('x/one.red', 'x/one.red')).toEqual(['one.red', 'one.red'])
  })
})
