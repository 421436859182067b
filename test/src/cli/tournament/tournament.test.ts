import { spawn } from 'node:child_process'
import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { Database } from '../../../../arena/store/driver.js'
import { beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../../../arena/store/index.js'
import type { Standing } from '../../../../arena/tournament/index.js'
import type { CheckReport } from '../../../../src/cli/tournament/fight-check.js'
import type { Warrior } from '../../../../vm/index.js'
import { cli } from '../../../helpers/cli.js'
import { drq, MAIN } from '../../../helpers/drq.js'
import { temporaryFolder } from '../../../helpers/folder.js'
import { HUMAN_WARRIORS, humanGolden, humanGoldenFile } from '../../../helpers/human-warriors.js'
import { zoo } from '../../../helpers/warrior.js'
import { IS_POSIX } from '../../../helpers/platform.js'

interface TournamentJson {
  readonly tournament: { readonly id: number; readonly name: string }
  readonly matches: { readonly total: number; readonly reused: number; readonly played: number }
  readonly standings: readonly Standing[]
  readonly check?: CheckReport
}

const folder = temporaryFolder('tournament')
beforeAll(() => {
  mkdirSync(join(folder, 'zoo'))
  for (const { name, source } of zoo) writeFileSync(join(folder, 'zoo', `${name}.red`), source)
  cpSync(join(folder, 'zoo'), join(folder, 'mixed'), { recursive: true })
  writeFileSync(join(folder, 'mixed', 'broken.red'), 'MOV 0, 1\nMOVE 0, 1\n')
  writeFileSync(join(folder, 'mixed', 'imp-too.red'), 'MOV.I $0, $1')
})

const PAIRS = 15
const short = ['tournament', 'zoo', '--preset', 'tiny', '-r', '5', '--threads', '1']

function database(name: string): InstanceType<typeof Database> {
  return new Database(join(folder, name), { readonly: true, fileMustExist: true })
}

async function json(args: readonly string[]): Promise<TournamentJson> {
  const { code, stdout, stderr } = await cli([...args, '--json'], { cwd: folder })
  expect(code, stderr).toBe(0)
  return JSON.parse(stdout) as TournamentJson
}

describe('drq tournament', () => {
  it('prints the standings as a table on stdout and how it went on stderr', async () => {
    const { code, stdout, stderr } = await cli([...short, '--db', 'table.db'], { cwd: folder })
    expect(code, stderr).toBe(0)
    const lines = stdout.trimEnd().split('\n')
    expect(lines[0]).toMatch(/^#\s+warrior\s+points\s+score\s+wins\s+losses\s+ties\s+win %$/)
    expect(lines).toHaveLength(1 + zoo.length)
    expect(lines.at(-1)).toMatch(/^6\s+suicide\.red\s/)
    expect(stderr).toContain('zoo: 6 warriors, 5 rounds a match, core 800\n')
    expect(stderr).toContain('15/15 matches')
  })

  it('gives the same with any number of threads, and each pair is a battle of the same seed', async () => {
    const one = await json([...short, '--db', 'one.db', '--seed', '9'])
    const two = await json([...short, '--db', 'two.db', '--seed', '9', '--threads', '2'])
    const none = await json([...short, '--db', 'none.db', '--seed', '9', '--threads', '0'])
    expect(two).toEqual(one)
    expect(none).toEqual(one)
    const pair = ['zoo/dwarf.red', 'zoo/imp.red', '--preset', 'tiny', '-r', '5', '--seed', '9']
    const alone = await json(['tournament', ...pair, '--db', 'pair.db'])
    const battle = await cli(['battle', ...pair, '--json'], { cwd: folder })
    const { warriors } = JSON.parse(battle.stdout) as { warriors: { score: number }[] }
    const scores = new Map(alone.standings.map(({ name, score }) => [name, score]))
    expect(warriors.map(({ score }) => score)).toEqual([scores.get('dwarf.red'), scores.get('imp.red')])
  })

  it('plays nothing twice', async () => {
    const first = await json([...short, '--db', 'again.db'])
    expect(first.matches).toEqual({ total: PAIRS, reused: 0, played: PAIRS })
    const second = await json([...short, '--db', 'again.db'])
    expect(second.matches).toEqual({ total: PAIRS, reused: PAIRS, played: 0 })
    expect(second.tournament).toEqual(first.tournament)
    expect(second.standings).toEqual(first.standings)
  })

  it('leaves out a broken file and a second copy in a folder, and says so', async () => {
    const args = ['tournament', 'mixed', '--preset', 'tiny', '-r', '1', '--db', 'mixed.db', '--threads', '1']
    const { code, stdout, stderr } = await cli(args, { cwd: folder })
    expect(code, stderr).toBe(0)
    expect(stderr).toMatch(/broken\.red:2/)
    expect(stderr).toContain('1 file with errors left out')
    expect(stderr).toContain('imp.red has the same code as imp-too.red and does not play;')
    expect(stdout.trimEnd().split('\n')).toHaveLength(1 + zoo.length)
  })

  it.each([
    ['a broken file that was named', ['mixed/broken.red', 'zoo/imp.red'], /broken\.red:2/],
    ['a file that is not there', ['nobody.red', 'zoo/imp.red'], /nobody\.red/],
    ['a single warrior', ['zoo/imp.red'], /needs 2 different warriors; there is 1/],
    ['one warrior twice', ['zoo/imp.red', 'mixed/imp-too.red'], /needs 2 different warriors; there is 1/],
    ['a core too small for two', ['zoo', '--core-size', '150', '--distance', '100'], /do not fit/],
    ['a preset without warriors', ['--preset', 'lp'], /no warriors come with drq for lp/],
    ['no round', ['zoo', '-r', '0'], /whole number/],
    ['a set that is not there', ['--set', 'zoo'], /there is no set zoo/],
    ['a melee of more than there are', ['zoo', '--melee', '7'], /needs 7 different warriors; there are 6/],
    ['a melee too large for the core', ['zoo', '--preset', 'nano', '--melee', '17'], /do not fit/],
    ['melees and line-ups at once', ['zoo', '--melee', '3', '--line-ups', 'x'], /cannot be used with/],
    ['a number of matches for pairs', ['zoo', '--matches', '3'], /--matches is for --melee/],
    ['a check that is not there', ['zoo', '--check', 'none.tsv'], /none\.tsv: no such file/],
    ['an unknown engine', ['zoo', '--engine', 'steam'], /Allowed choices/],
  ])('refuses %s with exit code 2', async (_, args, message) => {
    const { code, stdout, stderr } = await cli(['tournament', ...args, '--db', 'bad.db'], { cwd: folder })
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toMatch(message)
  })

  it('refuses a file that is no database with exit code 1', async () => {
    writeFileSync(join(folder, 'letter.db'), 'Dear Sir or Madam, '.repeat(100))
    const { code, stderr } = await cli([...short, '--db', 'letter.db'], { cwd: folder })
    expect(code).toBe(1)
    expect(stderr).toMatch(/^error: .*letter\.db cannot be opened/m)
  })
})

describe('a tournament that is cut off', () => {
  const long = [
    'tournament',
    'zoo',
    '--preset',
    'tiny',
    '-r',
    '250',
    '--engine',
    'reference',
    '--threads',
    '1',
    '--seed',
    '5',
  ]
  /** The slow engine gives time to be cut off; the same is played to its end by the fast one. */
  const quickly = (args: readonly string[]) => args.map((word) => (word === 'reference' ? 'wasm' : word))
  let unbroken: TournamentJson
  beforeAll(async () => {
    unbroken = await json([...quickly(long), '--db', 'unbroken.db'])
  })

  /** Starts it as a process of its own and calls `end` as soon as some matches are stored. */
  function cutOff(db: string, end: (child: ReturnType<typeof spawn>) => void) {
    const child = spawn(process.execPath, [MAIN, ...long, '--db', db], { cwd: folder })
    let stderr = ''
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    const timer = setInterval(() => {
      if (countMatches(db) < 3) return
      clearInterval(timer)
      end(child)
    }, 5)
    return new Promise<{ code: number | null; signal: string | null; stderr: string }>((resolve) => {
      child.on('close', (code, signal) => {
        clearInterval(timer)
        resolve({ code, signal, stderr })
      })
    })
  }

  function countMatches(db: string): number {
    try {
      const file = database(db)
      const count = file.prepare('SELECT count(*) FROM matches').pluck().get() as number
      file.close()
      return count
    } catch {
      return 0
    }
  }

  it('by kill -9 goes on where it was and ends with the same standings', async () => {
    const { signal } = await cutOff('killed.db', (child) => child.kill('SIGKILL'))
    expect(signal).toBe('SIGKILL')
    const stored = countMatches('killed.db')
    expect(stored).toBeGreaterThanOrEqual(3)
    expect(stored).toBeLessThan(PAIRS)
    const resumed = await json([...quickly(long), '--db', 'killed.db'])
    expect(resumed.matches).toEqual({ total: PAIRS, reused: stored, played: PAIRS - stored })
    expect(resumed.standings).toEqual(unbroken.standings)
  })

  it.skipIf(!IS_POSIX)('by SIGINT ends with 130 and prints the command that goes on', async () => {
    const { code, stderr } = await cutOff('stopped.db', (child) => child.kill('SIGINT'))
    expect(code).toBe(130)
    const [, command] = /Go on with: drq (.*)/.exec(stderr)!
    expect(command).toBe([...long, '--db', 'stopped.db'].join(' '))
    const resumed = await json(quickly(command!.split(' ')))
    expect(resumed.matches.reused).toBeGreaterThanOrEqual(3)
    expect(resumed.standings).toEqual(unbroken.standings)
  })

  it('shows what it has so far in drq standings', async () => {
    await cutOff('partial.db', (child) => child.kill('SIGKILL'))
    const { code, stderr } = await cli(['standings', '--db', 'partial.db'], { cwd: folder })
    expect(code).toBe(0)
    expect(stderr).toMatch(/zoo \(tournament 1\): \d+ of 15 matches of 250 rounds/)
  })
})

it('two tournaments of two processes share one file', async () => {
  const other = [...short.slice(0, -2), '--name', 'other', '--threads', '1']
  const runs = await Promise.all(
    [short, other, short].map((args) => drq([...args, '--db', 'shared.db', '--json'], { cwd: folder })),
  )
  for (const { code, stderr } of runs) expect(code, stderr).toBe(0)
  const [first, second, third] = runs.map(({ stdout }) => JSON.parse(stdout) as TournamentJson)
  expect(second!.standings).toEqual(first!.standings)
  expect(third!.standings).toEqual(first!.standings)
  const file = database('shared.db')
  const count = (table: string) => file.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
  expect([count('matches'), count('tournaments'), count('tournament_matches')]).toEqual([PAIRS, 2, 2 * PAIRS])
  file.close()
})

/** Six warriors of our own, two of the same code and one that asks for rounds and warriors, and what pMARS 0.9.2 says. */
const FIGHTS = fileURLToPath(new URL('../../../fixtures/fights/', import.meta.url))
const asPMars = [FIGHTS, '--preset', 'tiny', '-r', '10', '-F', '400', '--threads', '1']
const pairs = join(FIGHTS, 'pairs.tsv')
const melees = join(FIGHTS, 'melees.jsonl')

const checked = async (...args: string[]) => {
  const run = await cli(['tournament', ...asPMars, ...args], { cwd: folder })
  return { ...run, last: run.stdout.trimEnd().split('\n').at(-1) }
}

describe("drq tournament --check holds matches against pMARS's", () => {
  it('for every pair, those of the same code included', async () => {
    const { code, stderr, last } = await checked('--duplicates', 'play', '--check', pairs, '--db', 'pairs.db')
    expect(code, stderr).toBe(0)
    expect(last).toBe(`${pairs}: 15 matches equal, 0 differ`)
    const again = await json([
      'tournament',
      ...asPMars,
      '--duplicates',
      'play',
      '--check',
      pairs,
      '--db',
      'pairs.db',
    ])
    expect(again.matches).toEqual({ total: 15, reused: 15, played: 0 })
    expect(again.check).toEqual({
      file: pairs,
      equal: 15,
      differ: 0,
      unknown: 0,
      notPlayed: 0,
      differences: [],
    })
    const impLines = again.standings.filter(({ name }) => name.includes('imp.red'))
    expect(impLines.map(({ matches, rounds }) => [matches, rounds])).toEqual([
      [5, 50],
      [5, 50],
    ])
    expect(new Set(impLines.map(({ warriorId }) => warriorId)).size).toBe(1)
    const stored = await cli(['standings', '--db', 'pairs.db', '--json'], { cwd: folder })
    expect((JSON.parse(stored.stdout) as TournamentJson).standings).toEqual(again.standings)
  })

  it('for every line-up of a file, each with its own rounds, seed and number of warriors', async () => {
    const args = ['--line-ups', melees, '--check', melees, '--db', 'melees.db']
    const { code, stderr, last } = await checked(...args)
    expect(code, stderr).toBe(0)
    expect(last).toBe(`${melees}: 12 matches equal, 0 differ`)
    const again = await json(['tournament', ...asPMars, ...args])
    expect(again.matches).toEqual({ total: 12, reused: 12, played: 0 })
    expect(again.check).toMatchObject({ equal: 12, differ: 0 })
    const stored = await cli(['standings', '--db', 'melees.db'], { cwd: folder })
    expect(stored.stderr).toMatch(/line-ups of melees\.jsonl \(tournament 1\): 12 matches\n/)
  })

  it('and says which match differs, with exit code 1', async () => {
    const table = readFileSync(pairs, 'utf8').replace(
      'dwarf.red\timp.red\t2\t0\t8',
      'dwarf.red\timp.red\t3\t0\t7',
    )
    writeFileSync(join(folder, 'wrong.tsv.gz'), gzipSync(table))
    const { code, stdout, stderr } = await checked('--check', 'wrong.tsv.gz', '--db', 'wrong.db')
    expect(code).toBe(1)
    expect(stdout).toContain(
      '\nwrong.tsv.gz: 9 matches equal, 1 differ, 5 of the file not played\n' +
        '  dwarf.red v imp.red: wins and ties 2 0 8, there 3 0 7\n',
    )
    expect(stderr).toContain('error: 1 match differs from wrong.tsv.gz\n')

    const lines = readFileSync(melees, 'utf8').replace('"scores": [3, 25, 10, 3]', '"scores": [3, 25, 10, 4]')
    writeFileSync(join(folder, 'wrong.jsonl'), lines)
    const fights = await checked('--line-ups', melees, '--check', 'wrong.jsonl', '--db', 'wrong.db')
    expect(fights.code).toBe(1)
    expect(fights.last).toBe(
      '  switcher.red v splitter.red v crowd.red v dwarf.red: scores 3 25 10 3, there 3 25 10 4',
    )
  })

  it('and fails when the file knows none of the matches', async () => {
    const { code, stderr } = await checked('--check', melees, '--db', 'none.db')
    expect(code).toBe(1)
    expect(stderr).toContain(`error: none of the matches is in ${melees}\n`)
  })

  it.each([
    ['other.tsv', 'a\tb\n1\t2\n', 'other.tsv:1: not the columns first, second'],
    [
      'short.tsv',
      readFileSync(pairs, 'utf8').replace('\t10\n', '\n'),
      /short\.tsv:\d+: not two names and three/,
    ],
    ['empty.tsv', 'first\tsecond\twins_first\twins_second\tties\n', 'empty.tsv: no pair in it'],
    ['bare.jsonl', '{"warriors": ["imp.red", "dwarf.red"]}', 'bare.jsonl:1: neither scores nor results'],
    ['lone.jsonl', '{"warriors": ["imp.red"]}', 'lone.jsonl:1: warriors: '],
    [
      'low.jsonl',
      '{"warriors": ["imp.red", "dwarf.red"], "seedF": 7}',
      'low.jsonl:1: seedF is 7; it must be',
    ],
    [
      'two.jsonl',
      '{"warriors": ["a", "b"], "seedF": 70, "seed": 1}',
      'two.jsonl:1: it has both seed and seedF',
    ],
    ['void.jsonl', '\n', 'void.jsonl: no line-up in it'],
  ])('and refuses %s with exit code 2', async (name, text, message) => {
    writeFileSync(join(folder, name), text)
    const { code, stderr } = await checked('--check', name, '--db', 'bad.db')
    expect(code).toBe(2)
    expect(stderr).toMatch(message)
  })
})

describe('drq tournament --line-ups', () => {
  it.each([
    ['who.jsonl', '{"warriors": ["imp.red", "nobody.red"]}', 'who.jsonl:1: there is no warrior nobody.red'],
    ['fit.jsonl', `{"warriors": ${JSON.stringify(Array(41).fill('imp.red'))}}`, 'do not fit'],
  ])('refuses %s with exit code 2', async (name, text, message) => {
    writeFileSync(join(folder, name), text)
    const { code, stdout, stderr } = await checked('--line-ups', name, '--db', 'bad.db')
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(message)
  })

  it('takes rounds and seed of the command where a line has none, as drq battle does', async () => {
    writeFileSync(join(folder, 'plain.jsonl'), '{"warriors": ["splitter.red", "dwarf.red", "crowd.red"]}\n')
    const own = ['--preset', 'tiny', '-r', '7', '--seed', '3']
    const result = await json(['tournament', FIGHTS, ...own, '--line-ups', 'plain.jsonl', '--db', 'plain.db'])
    const files = ['splitter.red', 'dwarf.red', 'crowd.red'].map((name) => join(FIGHTS, name))
    const battle = await cli(['battle', ...files, ...own, '--json'], { cwd: folder })
    const { warriors } = JSON.parse(battle.stdout) as { warriors: { name: string; score: number }[] }
    expect(Object.fromEntries(result.standings.map(({ name, score }) => [name, score]))).toEqual({
      'splitter.red': warriors[0]!.score,
      'dwarf.red': warriors[1]!.score,
      'crowd.red': warriors[2]!.score,
    })
  })
})

describe('drq tournament --melee', () => {
  const melee = ['tournament', ...short.slice(1), '--melee', '4', '--db', 'lots.db']

  it('draws line-ups from the seed, in which all play equally often', async () => {
    const first = await json([...melee, '--matches', '9', '--csv', 'lots.csv'])
    expect(first.matches).toEqual({ total: 9, reused: 0, played: 9 })
    expect(first.tournament).toMatchObject({ kind: 'melee', name: 'zoo, melees of 4' })
    expect(first.standings.map(({ matches }) => matches)).toEqual(zoo.map(() => 6))
    const rows = readFileSync(join(folder, 'lots.csv'), 'utf8').trimEnd().split('\r\n')
    expect(rows[0]).toBe('match,position,warrior,rounds,wins,ties,losses,score')
    expect(rows).toHaveLength(1 + 9 * 4)
    const scores = rows.slice(1).reduce((sum, row) => sum + Number(row.split(',').at(-1)), 0)
    expect(scores).toBe(first.standings.reduce((sum, { score }) => sum + score, 0))

    const more = await json([...melee, '--matches', '12'])
    expect(more.matches).toEqual({ total: 12, reused: 9, played: 3 })
    const other = await json([...melee, '--matches', '9', '--seed', '2'])
    expect(other.matches.reused).toBe(0)
  })
})

it('drq tournament --csv writes every pair, with names quoted where they need it', async () => {
  const names = ['a, "b".red', 'imp.red', 'x.red']
  mkdirSync(join(folder, 'odd'))
  for (const [index, name] of names.entries()) writeFileSync(join(folder, 'odd', name), zoo[index]!.source)
  const args = ['tournament', 'odd', '--preset', 'tiny', '-r', '4', '--db', 'odd.db', '--csv', 'odd.csv']
  const { code, stderr } = await cli([...args, '--threads', '1'], { cwd: folder })
  expect(code, stderr).toBe(0)
  expect(stderr).toContain('3 matches written to odd.csv\n')
  const text = readFileSync(join(folder, 'odd.csv'), 'utf8')
  expect(text).toMatch(
    /^first,second,wins_first,wins_second,ties\r\n"a, ""b"".red",imp\.red,\d,\d,\d\r\n"a, ""b"".red",x\.red,\d,\d,\d\r\nimp\.red,x\.red,\d,\d,\d\r\n$/,
  )
  const missing = await cli([...args.slice(0, -1), 'no/odd.csv', '--threads', '1'], { cwd: folder })
  expect(missing.code).toBe(2)
  expect(missing.stderr).toContain('no/odd.csv cannot be written: ')
})

describe('a set to which a warrior was added', () => {
  it.each(['a.red', 'm.red', 'z.red'])('plays only the pairs of %s, whatever its place', async (added) => {
    const db = `set-${added}.db`
    const args = ['tournament', '--set', 'herd', '--preset', 'tiny', '-r', '3', '--threads', '0', '--db', db]
    const members = zoo.slice(0, 5).map((warrior, index) => ({ name: `${'bdnpy'[index]}.red`, warrior }))
    const add = (entries: readonly { name: string; warrior: Warrior }[]) => {
      const store = openStore(join(folder, db))
      for (const { name, warrior } of entries) {
        store.warriors.save(warrior, 1)
        store.sets.add('herd', { name, warriorId: warrior.id }, 1)
      }
      store.close()
    }
    add(members)
    expect((await json(args)).matches).toEqual({ total: 10, reused: 0, played: 10 })
    add([{ name: added, warrior: zoo[5]! }])
    expect((await json(args)).matches).toEqual({ total: 15, reused: 10, played: 5 })
    expect((await json(['tournament', 'herd', ...args.slice(3)])).matches).toMatchObject({ reused: 15 })
  })
})

const golden = humanGolden('human-round-robin.tsv.gz')

/** Two codes under two names each. */
const TWINS = ['boring2.red', 'implance.red', 'idle.red', 'useless.red']

describe.skipIf(golden === null || HUMAN_WARRIORS === null)('human warriors', () => {
  const as = (...args: string[]) => ['tournament', '-r', '10', '-F', '4000', '--db', 'human.db', ...args]

  it('win, lose and tie as under pMARS: all pairs of 40', { timeout: 120_000 }, async () => {
    const others = readdirSync(HUMAN_WARRIORS!)
      .sort()
      .filter((name) => !TWINS.includes(name))
    const chosen = [...TWINS, ...others.filter((_, index) => index % 8 === 0).slice(0, 36)]
    mkdirSync(join(folder, 'human'))
    for (const name of chosen) copyFileSync(join(HUMAN_WARRIORS!, name), join(folder, 'human', name))
    const table = humanGoldenFile('human-round-robin.tsv.gz')!
    const { check } = await json(as('human', '--duplicates', 'play', '--check', table))
    expect(check).toMatchObject({ equal: 780, differ: 0, unknown: 0, notPlayed: 49_770 - 780 })
  })

  it('score as under pMARS in 40 fights of 3 to 12', { timeout: 120_000 }, async () => {
    const lines = humanGolden('human-melee.jsonl.gz')!.filter((_, index) => index % 10 === 0)
    writeFileSync(join(folder, 'human.jsonl'), lines.join('\n'))
    const file = ['--line-ups', 'human.jsonl', '--check', 'human.jsonl']
    expect((await json(as(HUMAN_WARRIORS!, ...file))).check).toMatchObject({
      equal: 40,
      differ: 0,
      unknown: 0,
    })
  })
})
