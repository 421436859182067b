import { spawn } from 'node:child_process'
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Database } from '../../../../arena/store/driver.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Standing } from '../../../../arena/tournament/index.js'
import { cli } from '../../../helpers/cli.js'
import { drq, MAIN } from '../../../helpers/drq.js'
import { HUMAN_WARRIORS, humanGolden } from '../../../helpers/human-warriors.js'
import { zoo } from '../../../helpers/warrior.js'

interface TournamentJson {
  readonly tournament: { readonly id: number; readonly name: string; readonly seed: number }
  readonly matches: { readonly total: number; readonly reused: number; readonly played: number }
  readonly standings: readonly Standing[]
}

const folder = mkdtempSync(join(tmpdir(), 'drq-tournament-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})
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
    expect(stderr).toContain('imp.red has the same code as imp-too.red and does not play')
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
  let unbroken: TournamentJson
  beforeAll(async () => {
    unbroken = await json([...long, '--db', 'unbroken.db'])
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
    const resumed = await json([...long, '--db', 'killed.db'])
    expect(resumed.matches).toEqual({ total: PAIRS, reused: stored, played: PAIRS - stored })
    expect(resumed.standings).toEqual(unbroken.standings)
  })

  it('by SIGINT ends with 130 and prints the command that goes on', async () => {
    const { code, stderr } = await cutOff('stopped.db', (child) => child.kill('SIGINT'))
    expect(code).toBe(130)
    const [, command] = /Go on with: drq (.*)/.exec(stderr)!
    expect(command).toBe([...long, '--db', 'stopped.db'].join(' '))
    const resumed = await json(command!.split(' '))
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

const golden = humanGolden('human-round-robin.tsv.gz')

describe.skipIf(golden === null || HUMAN_WARRIORS === null)('human warriors', () => {
  it('win, lose and tie as under pMARS: all pairs of the first 10', { timeout: 120_000 }, async () => {
    mkdirSync(join(folder, 'human'))
    const names = readdirSync(HUMAN_WARRIORS!).sort().slice(0, 10)
    for (const name of names) copyFileSync(join(HUMAN_WARRIORS!, name), join(folder, 'human', name))
    await json(['tournament', 'human', '-r', '10', '--fixed', '4000', '--db', 'human.db', '--threads', '2'])
    const file = database('human.db')
    const rows = file
      .prepare(
        `SELECT a.name, b.name, x.wins, y.wins, x.ties
         FROM match_warriors x JOIN match_warriors y ON y.match_id = x.match_id AND x.position = 0 AND y.position = 1
         JOIN tournament_entrants a ON a.warrior_id = x.warrior_id
         JOIN tournament_entrants b ON b.warrior_id = y.warrior_id`,
      )
      .raw()
      .all() as unknown[][]
    file.close()
    const expected = golden!.slice(1).filter((line) => {
      const [first, second] = line.split('\t')
      return names.includes(first!) && names.includes(second!)
    })
    expect(rows.map((row) => row.join('\t')).sort()).toEqual(expected.sort())
    expect(expected.length).toBeGreaterThan(30)
  })
})
