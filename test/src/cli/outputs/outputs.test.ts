import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../../../arena/store/index.js'
import { cli } from '../../../helpers/cli.js'
import { drq } from '../../../helpers/drq.js'
import { temporaryFolder } from '../../../helpers/folder.js'
import { mountTinyDisk } from '../../../helpers/tiny-disk.js'

const cwd = temporaryFolder('outputs')
const pathOf = (name: string) => join(cwd, name)
const write = (name: string, text: string) => {
  mkdirSync(join(pathOf(name), '..'), { recursive: true })
  writeFileSync(pathOf(name), text)
}
const LINE = '{"warriors": ["a.red", "b.red"], "rounds": 2, "seed": 1}\n'
const STONE = ';redcode\nstep equ 40\n add #step, ptr\nptr mov bomb, step\n jmp -2\nbomb dat 0\n'
const run = (...args: string[]) => cli(args, { cwd })
const inline = ['--preset', 'nano', '--threads', '0']
const fights = ['-r', '2', ...inline]
const evolving = [
  'evolve',
  ...'--generations 1 --iterations 8 --simulations 1 --benchmark 0 --finalists 0'.split(' '),
]

beforeAll(async () => {
  write('zoo/a.red', 'MOV 0, 1\n')
  write('zoo/b.red', 'JMP 0\n')
  write('zoo/c.red', 'DAT 0\n')
  write('stone.red', STONE)
  write('pair.jsonl', LINE)
  write('notes.txt', 'To do\n')
  openStore(pathOf('other.sqlite')).close()
  symlinkSync('all.db', pathOf('to-all.csv'))
  const { code, stderr } = await run(
    ...evolving,
    '--generations',
    '2',
    ...inline,
    '--db',
    'all.db',
    '--out',
    'bred',
  )
  expect(code, stderr).toBe(0)
  expect(
    (await run('warriors', 'add', 'zoo', '--set', 'zoo', '--preset', 'nano', '--db', 'all.db')).code,
  ).toBe(0)
})

/** All files but what SQLite keeps beside databases, with their contents. */
function contents(): Record<string, string> {
  const names = readdirSync(cwd, { recursive: true, encoding: 'utf8', withFileTypes: true })
  return Object.fromEntries(
    names
      .filter((entry) => entry.isFile() && !/-(wal|shm)$/.test(entry.name))
      .map(({ parentPath, name }) => [
        join(parentPath, name),
        readFileSync(join(parentPath, name), 'latin1'),
      ]),
  )
}

const model = ['--proposer', 'llm', '--model', 'm', '--base-url', 'http://127.0.0.1:9/v1']

describe('what a command writes', () => {
  it.each([
    ['is its database', ['tournament', 'zoo', ...fights, '--db', 'all.db', '--csv', 'all.db']],
    ['is its database by a link', ['tournament', 'zoo', ...fights, '--db', 'all.db', '--csv', 'to-all.csv']],
    ['is its database to be', ['tournament', 'zoo', ...fights, '--db', 'new.db', '--csv', './new.db']],
    ['belongs to its database', ['evaluate', 'zoo', ...fights, '--db', 'all.db', '--csv', 'all.db-wal']],
    ['is an SQLite file', ['evaluate', 'zoo', ...fights, '--db', 'all.db', '--csv', 'other.sqlite']],
    ['is a warrior', ['tournament', 'zoo', ...fights, '--db', 'all.db', '--csv', 'stone.red']],
    [
      'is an input',
      ['tournament', 'zoo', ...fights, '--line-ups', 'pair.jsonl', '--db', 'all.db', '--csv', 'pair.jsonl'],
    ],
    [
      'is an input that it checks',
      [
        'tournament',
        'zoo',
        ...fights,
        '--check',
        'pair.jsonl',
        '--db',
        'all.db',
        '--csv',
        'zoo/../pair.jsonl',
      ],
    ],
    ['is a folder', ['tournament', 'zoo', ...fights, '--db', 'all.db', '--csv', 'zoo']],
    [
      'is a folder that is a file',
      ['optimize', 'stone.red', ...inline, '--db', 'all.db', '--out', 'notes.txt'],
    ],
    ['is a folder in a file', [...evolving, ...inline, '--db', 'all.db', '--out', 'notes.txt/bred']],
    ['is a folder that is the database', [...evolving, ...inline, '--db', 'all.db', '--out', 'all.db']],
    [
      'is a recording into the database',
      [...evolving, ...model, ...inline, '--db', 'all.db', '--record', 'all.db'],
    ],
    [
      'is a recording into a warrior',
      [...evolving, ...model, ...inline, '--db', 'all.db', '--record', 'stone.red'],
    ],
    [
      'is a recording into notes',
      [...evolving, ...model, ...inline, '--db', 'all.db', '--record', 'notes.txt'],
    ],
    [
      'is a recording into what it replays',
      [
        ...evolving,
        ...model,
        ...inline,
        '--db',
        'all.db',
        '--replay',
        'pair.jsonl',
        '--record',
        'pair.jsonl',
      ],
    ],
  ])('is refused before anything is fought when it %s', async (_, args) => {
    const before = contents()
    const { code, stdout, stderr } = await run(...args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^error: .*(overwritten|cannot be written|something else)/)
    expect(contents()).toEqual(before)
  })

  it('may be named like a file that it wrote before', async () => {
    const args = ['tournament', 'zoo', ...fights, '--db', 'all.db', '--csv', 'twice.csv']
    expect((await run(...args)).code).toBe(0)
    const text = readFileSync(pathOf('twice.csv'), 'utf8')
    expect((await run(...args)).code).toBe(0)
    expect(readFileSync(pathOf('twice.csv'), 'utf8')).toBe(text)
  })

  it('goes through a link that leads to no treasure', async () => {
    symlinkSync('linked.csv', pathOf('link.csv'))
    await run('tournament', 'zoo', ...fights, '--db', 'all.db', '--csv', 'link.csv')
    expect(readFileSync(pathOf('linked.csv'), 'utf8')).toMatch(/^first,second,/)
  })

  it('never takes the place of a database, not even by force', async () => {
    for (const [name, args] of [
      ['runs.jsonl', ['export', '1']],
      ['a.red', ['warriors', 'export', '--set', 'zoo']],
      [
        'champions.csv',
        ['analyze', '1', '--against', 'zoo', ...fights.slice(0, 2), '--threads', '0', '--csv', 'forced'],
      ],
    ] as const) {
      write(`forced/${name}`, readFileSync(pathOf('all.db'), 'latin1'))
      writeFileSync(pathOf(`forced/${name}`), readFileSync(pathOf('all.db')))
      const force = name === 'champions.csv' ? [] : ['--out', 'forced', '--force']
      const { code, stderr } = await run(...args, ...force, '--db', `forced/${name}`)
      expect(code).toBe(2)
      expect(stderr).toContain(`${join('forced', name)} is the database; it would be overwritten`)
      expect(readFileSync(pathOf(`forced/${name}`), 'latin1')).toMatch(/^SQLite format 3/)
    }
  })

  it("never takes the place of a user's warrior in a folder of results", async () => {
    const tune = ['optimize', 'stone.red', '--against', 'zoo', '-r', '2', '--candidates', '40', ...inline]
    const files = async (db: string) => {
      const { code, stderr } = await run(...tune, '--db', db, '--out', 'tuned')
      expect(code, stderr).toBe(0)
      return readdirSync(pathOf('tuned'))
    }
    const [first, ...rest] = await files('tune-1.db')
    expect(first).toBeDefined()
    expect(await files('tune-2.db')).toEqual([first, ...rest])
    const edited = `${readFileSync(pathOf(`tuned/${first}`), 'utf8')}; mine now\n`
    write(`tuned/${first}`, edited)
    expect(await files('tune-3.db')).toContain(first!.replace('.red', '-2.red'))
    expect(readFileSync(pathOf(`tuned/${first}`), 'utf8')).toBe(edited)
  })

  it('is safe for terminals and spreadsheets', async () => {
    for (const [name, source] of [
      ['=cmd()\u001b[2J.red', 'MOV 0, 1\n'],
      ['-2+3.red', 'JMP 0\n'],
    ] as const)
      write(join('odd', name), source)
    for (const [index, args] of [
      ['tournament', 'odd'],
      ['tournament', 'odd', '--melee', '2', '--matches', '1'],
      ['evaluate', 'odd', '--against', 'odd'],
    ].entries()) {
      const { code, stderr } = await run(...args, ...fights, '--db', 'odd.db', '--csv', `odd-${index}.csv`)
      expect(code, stderr).toBe(0)
      const text = readFileSync(pathOf(`odd-${index}.csv`), 'utf8')
      expect(text).toContain(`'=cmd()␛[2J.red`)
      expect(text).toMatch(/(^|,)'-2\+3\.red/m)
      expect(text.replaceAll('\r\n', '')).not.toMatch(/\p{Cc}/u)
      expect(text).not.toMatch(/(^|,)[=@+-]/m)
    }
  })
})

describe.skipIf(!existsSync('/dev/full'))('a device that is full', () => {
  it.each([
    ['tournament', 'zoo'],
    ['evaluate', 'zoo', '--against', 'zoo'],
  ])('costs no results of drq %s', async (...args) => {
    const db = `full-${args[0]}.db`
    const full = [...args, ...fights, '--db', db, '--csv', '/dev/full']
    const { code, stdout, stderr } = await run(...full)
    expect(code).toBe(1)
    expect(stdout).toContain('a.red')
    expect(stderr).toContain(
      `error: /dev/full cannot be written: no space left on the disk\nAll results are stored; this writes it without fighting again: drq ${full.join(' ')}\n`,
    )
    const again = await run(...full.slice(0, -1), 'full.csv', '--json')
    expect((JSON.parse(again.stdout) as { matches: { played: number } }).matches.played).toBe(0)
  })
})

const disk = mountTinyDisk(8192)
afterAll(() => {
  disk?.remove()
})

describe.skipIf(disk === null)('a disk that is full', () => {
  const out = () => join(disk!.folder, 'out')
  const left = () => (existsSync(out()) ? readdirSync(out(), { recursive: true, encoding: 'utf8' }) : [])
  const names = (text: string) => expect.stringContaining(`error: ${text}`) as string

  it.each([
    ['tournament', 'zoo', ...fights, '--csv', 'FILE'],
    ['evaluate', 'zoo', ...fights, '--csv', 'FILE'],
    ['analyze', '1', '--against', 'zoo', '-r', '2', '--threads', '0', '--csv', 'FOLDER'],
    ['analyze', '1', '--against', 'zoo', '-r', '2', '--threads', '0', '--plots', 'FOLDER'],
    ['export', '1', '--out', 'FOLDER'],
    ['warriors', 'export', '--set', 'zoo', '--out', 'FOLDER'],
    [
      'optimize',
      'stone.red',
      '--against',
      'zoo',
      '-r',
      '2',
      '--candidates',
      '40',
      ...inline,
      '--out',
      'FOLDER',
    ],
    [...evolving, ...inline, '--out', 'FOLDER'],
    [...evolving, ...inline, '--seeds', '5,6', '--out', 'FOLDER'],
  ])('is one line with the path for drq %s %s', async (...args) => {
    rmSync(out(), { recursive: true, force: true })
    mkdirSync(out())
    disk!.fill(0)
    const file = join(out(), 'm.csv')
    const given = args.map((arg) => ({ FILE: file, FOLDER: out() })[arg] ?? arg)
    const { code, stderr } = await run(...given, '--db', 'all.db')
    expect({ code, stderr }).toEqual({ code: 1, stderr: names(out()) })
    expect(stderr).toMatch(/ cannot be written: no space left on the disk$/m)
    expect(stderr).not.toContain('drq has a bug')
    expect(left().filter((name) => name.includes('.'))).toEqual([])

    disk!.empty()
    const [, again] = /(?:again|best|go on): drq (.*)\n/.exec(stderr) ?? []
    const next =
      again === undefined ? await run(...given, '--db', 'all.db') : await drq(again.split(' '), { cwd })
    expect(next.code, next.stderr).toBe(0)
    expect(left().length).toBeGreaterThan(0)
  })
})
