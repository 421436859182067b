import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../../../../arena/store/index.js'
import { assemble, decodeSource, PRESETS } from '../../../../vm/index.js'
import { tgzOf, zipOf } from '../../../helpers/archives.js'
import { cli } from '../../../helpers/cli.js'
import { MAIN } from '../../../helpers/drq.js'
import { temporaryFolder } from '../../../helpers/folder.js'
import { HUMAN_WARRIORS } from '../../../helpers/human-warriors.js'

const folder = temporaryFolder('warriors')
const write = (path: string, data: string | Uint8Array) => {
  writeFileSync(join(folder, path), data)
}
const IMP = ';name Imp\n;assert 1\nmov 0, 1\n'
const DWARF = ';name Dwarf\n;assert 1\nadd #4, 3\nmov 2, @2\njmp -2\ndat #0, #0\n'
const ESCAPES = '\u001B[31mred\u202E\u0007.red'

beforeAll(() => {
  for (const path of ['hill/tiny', 'clash/a', 'clash/b']) mkdirSync(join(folder, path), { recursive: true })
  write('hill/imp.red', IMP)
  write('hill/warned.red', 'mov 0, 2\n')
  write('hill/same.red', ';name Other\nmov 0, 1\n')
  write('hill/tiny/bad.red', ';redcode\n;assert 1\nmov 0, 1\n  jmp nowhere\n')
  write('hill/tiny/dwarf.red', DWARF)
  write('hill/tiny/long.red', `;assert 1\n${'nop 0\n'.repeat(150)}`)
  write('hill/tiny/made-for-nano.red', ';assert CORESIZE == 80\nmov 0, 3\n')
  write(
    'two.red',
    `${IMP.replace(';name', ';redcode\n;name')};redcode\n;assert 1\njmp bad\n;redcode\n${DWARF}`,
  )
  write('clash/a/w.red', 'jmp 0\n')
  write('clash/b/w.red', 'spl 0\n')
  write('empty.red', '; nothing\n')
  write('binary.red', Buffer.from('MOV 0, 1\n'.repeat(3), 'utf16le'))
  write('huge.red', Buffer.alloc(2 ** 21, 0x20))
  write(
    'evil.zip',
    zipOf([
      { name: '../evil.red', data: IMP },
      { name: ESCAPES, data: DWARF },
    ]),
  )
  write('cut.tgz', tgzOf([{ name: 'imp.red', data: IMP }]).subarray(0, 40))
})

let db: string
let count = 0
beforeEach(() => {
  db = `${++count}.db`
})
const run = (...args: string[]) => cli(['warriors', ...args, '--db', db], { cwd: folder })
const json = async (...args: string[]): Promise<unknown> => JSON.parse((await run(...args, '--json')).stdout)
const members = async (set: string) =>
  ((await json('list', '--set', set)) as { member: string; name: string }[]).map(({ member }) => member)

describe('drq warriors add', () => {
  it('says of each file what became of it, and stores all that can fight', async () => {
    const { code, stdout, stderr } = await run('add', 'hill', 'none.red', '--set', 'pub')
    expect(code).toBe(0)
    expect(stdout).toBe(
      [
        'hill/imp.red: added',
        'hill/same.red: already known as hill/imp.red, 1 warning',
        'hill/tiny/bad.red: does not assemble, 1 error',
        'hill/tiny/dwarf.red: added',
        'hill/tiny/long.red: too long: 150 instructions, 100 are allowed; it fits --preset 94x or lp',
        'hill/tiny/made-for-nano.red: does not assemble, 1 error; it fits --preset nano',
        'hill/warned.red: added, 1 warning',
        'none.red: no such file or folder',
        '',
        '3 added, 1 already known, 2 of them with warnings, 2 do not assemble, 1 too long, 1 cannot be used; set pub has 4 warriors',
        '',
      ].join('\n'),
    )
    expect(stderr).toContain("hill/tiny/bad.red:4:7: error UndefinedSymbol: 'nowhere' is not defined\n")
    expect(await members('pub')).toEqual(['dwarf.red', 'imp.red', 'same.red', 'warned.red'])
  })

  it('knows what it has added before, by code and not by name', async () => {
    await run('add', 'hill')
    const { code, stdout } = await run('add', 'hill/same.red')
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout:
        'hill/same.red: already known as Imp, 1 warning\n\n0 added, 1 already known, 1 of them with warnings\n',
    })
  })

  it('takes several warriors from one file, each with the lines of the file', async () => {
    const { stdout, stderr } = await run('add', 'two.red', '--set', 'pub')
    expect(stdout).toContain('two.red: added\ntwo.red#2: does not assemble, 1 error\ntwo.red#3: added\n')
    expect(stderr).toMatch(/^two\.red#2:7:5: error UndefinedSymbol/m)
    expect(await members('pub')).toEqual(['two.red', 'two.red#3'])
  })

  it('assembles for the settings that are given', async () => {
    const { stdout } = await run(
      'add',
      'hill/tiny/made-for-nano.red',
      'hill/tiny/dwarf.red',
      '--preset',
      'nano',
      '--length',
      '3',
    )
    expect(stdout).toMatch(
      /made-for-nano\.red: added\n.*dwarf\.red: too long: 4 instructions, 3 are allowed; it fits --preset .*94nop or /,
    )
  })

  it('refuses what is hostile in a line each and adds the rest, with nothing that a terminal obeys', async () => {
    const { code, stdout, stderr } = await run(
      'add',
      'evil.zip',
      'binary.red',
      'huge.red',
      'cut.tgz',
      'empty.red',
    )
    expect(code).toBe(0)
    expect(stdout.split('\n')).toEqual([
      'evil.zip: ../evil.red: a path that leads out of the archive',
      'evil.zip/␛[31mred<U+202E>␇.red: added',
      'binary.red: does not assemble, 1 error',
      'huge.red: longer than 1 MiB',
      'cut.tgz: damaged: unexpected end of file',
      'empty.red: has no instructions',
      '',
      '1 added, 2 do not assemble, 3 cannot be used',
      '',
    ])
    expect(stderr).toContain('binary.red: error BinarySource: The source is not text')
  })

  it('says three things about a text that is no warrior, and how to see the rest', async () => {
    const letter = 'Dear all,\n'.repeat(80)
    write('letter.txt', letter)
    const added = await run('add', 'letter.txt', '--db', 'letter.db')
    expect([added.code, added.stdout.split('\n')[0]]).toEqual([
      2,
      expect.stringMatching(/^letter.txt: does not assemble, \d+ errors/),
    ])
    const refused = added.stderr.match(/^letter\.txt:\d+:\d+: error/gm)
    expect(refused).toHaveLength(3)
    expect(added.stderr).toMatch(/^letter.txt: and \d+ more; drq warriors lint shows them$/m)
    const fought = await cli(['battle', 'letter.txt'], { cwd: folder })
    expect([fought.code, fought.stderr.match(/^letter\.txt:\d+:\d+: error/gm)?.length]).toEqual([2, 3])
    expect(fought.stderr).toMatch(/^letter.txt: and \d+ more; drq asm shows them$/m)
    const linted = await cli(['warriors', 'lint', 'letter.txt'], { cwd: folder })
    expect(linted.stdout.match(/^letter\.txt:\d+:\d+: error/gm)!.length).toBeGreaterThan(3)
  })

  it('ends with 2 when there is nothing to add', async () => {
    for (const path of ['none.red', 'binary.red', 'cut.tgz'])
      expect(await run('add', path)).toMatchObject({
        code: 2,
        stderr: expect.stringMatching(/no warrior to add\n$/) as string,
      })
  })

  it.each(['94nop', 'a/b', '..', '', '\u001B[31m', 'x'.repeat(65)])(
    'refuses the set name %j',
    async (set) => {
      const { code, stderr } = await run('add', 'hill', '--set', set)
      expect(code).toBe(2)
      expect(stderr).toMatch(/It (must be|is the name)/)
    },
  )

  it('keeps two files of one name apart in a set, and lets a new one take the place of an old one', async () => {
    await run('add', 'clash', '--set', 'pub')
    expect(await members('pub')).toEqual(['clash/b/w.red', 'w.red'])
    const { stdout } = await run('add', 'clash/b/w.red', '--set', 'pub')
    expect(stdout).toContain(
      'clash/b/w.red: already known as Unknown, 1 warning, takes the place of another w.red\n',
    )
    expect((await json('list', '--set', 'pub')) as unknown[]).toMatchObject([
      { member: 'clash/b/w.red', length: 1 },
      { member: 'w.red', length: 1 },
    ])
  })

  it('prints everything as JSON', async () => {
    expect(await json('add', 'hill', 'evil.zip', '--set', 'pub')).toMatchObject({
      counts: { added: 3, known: 2, warned: 2, tooLong: 1, bad: 2, unreadable: 1 },
      set: { name: 'pub', members: 5 },
      warriors: [
        {
          path: 'hill/imp.red',
          status: 'added',
          name: 'Imp',
          length: 1,
          inSet: { name: 'imp.red', change: 'added' },
        },
        { status: 'known', knownAs: 'hill/imp.red' },
        { status: 'errors', diagnostics: [{ code: 'UndefinedSymbol', line: 4, column: 7 }] },
        { status: 'added' },
        { status: 'too-long', otherPresets: ['94x', 'lp'] },
        { status: 'errors', otherPresets: ['nano'] },
        { status: 'added', diagnostics: [{ code: 'MissingAssert' }] },
        { status: 'unreadable', path: 'evil.zip: ../evil.red' },
        { status: 'known', knownAs: 'hill/tiny/dwarf.red' },
      ],
    })
  })

  it('stops when interrupted, keeps what it has, and names the command that goes on', async () => {
    const options = { cwd: folder, signal: AbortSignal.abort() }
    const { code, stdout, stderr } = await cli(['warriors', 'add', 'hill', '--db', db], options)
    expect({ code, stdout }).toEqual({ code: 130, stdout: 'hill/imp.red: added\n\n1 added\n' })
    expect(stderr).toBe(`Interrupted. Go on with: drq warriors add hill --db ${db}\n`)
    expect((await run('add', 'hill')).stdout).toContain('hill/imp.red: already known as Imp\n')
  })

  it('has stored all that it said when it is killed, and goes on', async () => {
    mkdirSync(join(folder, 'many'))
    for (let index = 0; index < 600; index++) write(`many/${index}.red`, `;assert 1\nnop ${index}\n`)
    const args = ['warriors', 'add', 'many', '--set', 'pub', '--db', db]
    const child = spawn(process.execPath, [MAIN, ...args], { cwd: folder })
    let said = ''
    await new Promise((resolve) => {
      child.stdout.on('data', (text: Buffer) => {
        said += text.toString()
        child.kill('SIGKILL')
      })
      child.on('close', resolve)
    })
    const added = [...said.matchAll(/(\d+\.red): added\n/g)].map(([, name]) => name)
    expect(added.length).toBeGreaterThan(0)
    expect(added.length).toBeLessThan(600)
    const store = openStore(join(folder, db))
    expect(store.sets.members('pub')!.map(({ name }) => name)).toEqual(expect.arrayContaining(added))
    store.close()
    execFileSync(process.execPath, [MAIN, ...args], { cwd: folder })
    expect(await members('pub')).toHaveLength(600)
  })
})

describe('drq warriors', () => {
  it('lists warriors, members and sets, and shows one by its name in a set', async () => {
    await run('add', 'hill', '--set', 'pub')
    await run('add', 'hill/imp.red', '--set', 'a-z')
    expect((await run()).stdout).toBe((await run('list')).stdout)
    expect((await run('list', '--set', 'pub')).stdout).toMatch(
      /^member +id +name +.*\ndwarf\.red +[0-9a-f]{12} +Dwarf /,
    )
    expect((await run('list', '--sets')).stdout).toBe('set  warriors\na-z         1\npub         4\n')
    const { stdout } = await run('show', 'same.red')
    expect(stdout).toMatch(/^name {4}Imp\n(.*\n)*sets {4}a-z, pub\n/)
    expect(stdout).toContain(`no matches\n\n${IMP}`)
    expect((await run('same.red')).stdout).toBe(stdout)
    expect(await run('list', '--set', 'none')).toMatchObject({
      code: 2,
      stderr: 'error: there is no set none\nThe sets are a-z, pub.\n',
    })
  })

  it('takes warriors out of a set, and the set away', async () => {
    await run('add', 'hill', '--set', 'pub')
    expect((await run('rm', '--set', 'pub', 'imp.red', 'same.red')).stdout).toBe(
      '2 warriors removed from pub\n',
    )
    expect(await members('pub')).toEqual(['dwarf.red', 'warned.red'])
    expect((await run('rm', '--set', 'pub', 'dwarf.red', 'imp.red')).code).toBe(2)
    expect(await members('pub')).toEqual(['dwarf.red', 'warned.red'])
    expect((await run('rm', '--set', 'pub', '--all')).stdout).toBe('2 warriors removed from pub\n')
    expect(await json('list', '--sets')).toEqual([])
    expect(await json()).toHaveLength(3)
  })

  it('forgets a warrior, but none that has fought or is in a set', async () => {
    await run('add', 'hill/tiny/dwarf.red', 'hill/warned.red', 'clash')
    await run('add', 'hill/imp.red', '--set', 'pub')
    await cli(
      ['tournament', 'hill/imp.red', 'hill/tiny/dwarf.red', '-r', '1', '--threads', '0', '--db', db],
      { cwd: folder },
    )
    const [spl] = ((await json()) as { id: string; name: string }[]).filter(({ name }) => name === 'Unknown')
    const { code, stdout, stderr } = await run('rm', 'Imp', 'Dwarf', spl!.id)
    expect({ code, stdout, stderr }).toEqual({
      code: 2,
      stdout: '1 warrior removed\n',
      stderr: 'error: 2 warriors of 3 must stay:\n  Imp: in 1 match and set pub\n  Dwarf: in 1 match\n',
    })
    expect((await run('show', spl!.id)).code).toBe(2)
    expect((await run('show', 'Dwarf')).code).toBe(0)
    for (const args of [[], ['--all'], ['--all', '--set', 'pub', 'imp.red'], ['Unknown']])
      expect((await run('rm', ...args)).code).toBe(2)
  })

  it('lints: all diagnostics of all files, and nothing is stored', async () => {
    const { code, stdout, stderr } = await cli(['warriors', 'lint', 'hill', 'two.red'], { cwd: folder })
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'error: 4 warriors of 10 cannot fight in this core\n',
    })
    expect(stdout).toMatch(/^hill\/warned\.red: warning MissingAssert/m)
    expect(stdout).toMatch(/^hill\/tiny\/bad\.red:4:7: error UndefinedSymbol/m)
    expect(stdout).toMatch(/^two\.red#2:7:5: error UndefinedSymbol/m)
    expect(stdout).toMatch(/\n10 warriors, 4 errors, 2 warnings\n$/)
    expect((await cli(['warriors', 'lint', 'hill/warned.red'], { cwd: folder })).code).toBe(0)
    const broken = await cli(['warriors', 'lint', 'none.red', 'hill/imp.red', '--json'], { cwd: folder })
    expect(broken.code).toBe(2)
    expect(JSON.parse(broken.stdout)).toMatchObject({
      warriors: [{ path: 'hill/imp.red', verdict: 'fit', diagnostics: [] }],
      problems: [{ path: 'none.red', problem: 'no such file or folder' }],
    })
  })

  it('exports a set as files that assemble to the same code', async () => {
    await run('add', 'hill', 'two.red', 'evil.zip', '--set', 'pub')
    const out = `out-${db}`
    const { code, stdout } = await run('export', '--set', 'pub', '--out', out)
    expect({ code, stdout }).toEqual({ code: 0, stdout: `7 warriors of set pub in ${out}\n` })
    const store = openStore(join(folder, db))
    const ids = store.sets.members('pub')!.map(({ warrior }) => warrior.id)
    store.close()
    const files = readdirSync(join(folder, out))
    expect(files.sort()).toEqual(
      ['31mred.red', 'dwarf.red', 'imp.red', 'same.red', 'two-3.red', 'two.red', 'warned.red'].sort(),
    )
    const written = files.map((file) => {
      const source = decodeSource(readFileSync(join(folder, out, file)))
      return assemble(source, { settings: PRESETS['94nop'] }).warrior!.id
    })
    expect(written.sort()).toEqual([...ids].sort())
    expect((await run('export', '--set', 'pub', '--out', 'hill')).code).toBe(2)
    expect(readFileSync(join(folder, 'hill/same.red'), 'utf8')).toContain('Other')
  })
})

describe.skipIf(HUMAN_WARRIORS === null)('the published warriors', () => {
  it('are added in one go in less than 10 seconds of the processor', async () => {
    const begin = process.cpuUsage()
    const { code, stdout } = await run('add', HUMAN_WARRIORS!, '--set', 'human')
    expect(process.cpuUsage(begin).user).toBeLessThan(10_000_000)
    expect(code).toBe(0)
    expect(stdout).toMatch(
      /\n314 added, 2 already known, 28 of them with warnings, 1 does not assemble; set human has 316 warriors\n$/,
    )
    expect(stdout.match(/\.red: /g)).toHaveLength(317)
  })
})
