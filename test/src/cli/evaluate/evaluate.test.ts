import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { OpponentShare, Verdicts } from '../../../../arena/evaluate/index.js'
import { openStore } from '../../../../arena/store/index.js'
import { storeBredRun } from '../../../helpers/bred-run.js'
import { cli } from '../../../helpers/cli.js'
import { temporaryFolder } from '../../../helpers/folder.js'
import { clear, dwarf, imp, splitter, suicide, waiter, warrior, zoo } from '../../../helpers/warrior.js'

interface EvaluationJson {
  readonly evaluation: { readonly id: number; readonly rounds: number; readonly precision: number | null }
  readonly matches: { readonly total: number; readonly reused: number; readonly played: number }
  readonly work: { readonly steps: number; readonly rounds: number; readonly evenRounds: number | null }
  readonly warriors: readonly {
    readonly rank: number
    readonly name: string
    readonly warriorId: string
    readonly run?: number
    readonly round?: number
    readonly points: number
    readonly pointsReach: number
    readonly generality: OpponentShare
    readonly byRounds: Verdicts
    readonly results: readonly { readonly opponent: string; readonly rounds: number; readonly wins: number }[]
  }[]
}

const folder = temporaryFolder('evaluate')
beforeAll(() => {
  mkdirSync(join(folder, 'zoo'))
  for (const { name, source } of zoo) writeFileSync(join(folder, 'zoo', `${name}.red`), source)
  writeFileSync(join(folder, 'a "b", c.red'), waiter.source)
})

const rules = ['--preset', 'nano', '--threads', '0']
const run = (args: readonly string[]) => cli(['evaluate', ...args, ...rules], { cwd: folder })

async function json(args: readonly string[]): Promise<EvaluationJson> {
  const { code, stdout, stderr } = await run([...args, '--json'])
  expect(code, stderr).toBe(0)
  return JSON.parse(stdout) as EvaluationJson
}

describe('drq evaluate', () => {
  it('shows both kinds of beaten, generality and the hardest and easiest opponent', async () => {
    const args = [
      'zoo/dwarf.red',
      'zoo/suicide.red',
      '--against',
      'zoo',
      '-r',
      '4',
      '--db',
      'table.db',
      '--seed',
      '2',
    ]
    const { code, stdout, stderr } = await run([...args, '--details'])
    expect(code, stderr).toBe(0)
    await expect(stdout).toMatchFileSnapshot('../snapshots/evaluate.txt')
    expect(stderr).toContain(
      'evaluation: 2 warriors against 5 opponents, themselves left out, 4 rounds a pair, core 80\n',
    )
    expect(stderr).toContain('10/10 matches')
  })

  it('counts only the opponents that a warrior meets: itself is none', async () => {
    const counted = async (...names: string[]) => {
      const { stdout } = await run([...names, '--against', 'zoo', '-r', '2', '--db', 'count.db'])
      return /^Evaluation \d+: (.*), 2 rounds each/.exec(stdout)?.[1]
    }
    const others = `${zoo.length - 1} opponents`
    expect(await counted('zoo/dwarf.red')).toBe(`${others}, itself left out`)
    expect(await counted('zoo/dwarf.red', 'zoo/imp.red')).toBe(`${others}, themselves left out`)
    writeFileSync(join(folder, 'stranger.red'), 'spl 0, 3\njmp 2, 2\n')
    expect(await counted('stranger.red')).toBe(`${zoo.length} opponents`)
    expect(await counted('stranger.red', 'zoo/imp.red')).toBe(
      `${zoo.length - 1} to ${zoo.length} opponents, themselves left out`,
    )
  })

  it('stores a warrior so that drq warriors show finds it by its file', async () => {
    writeFileSync(join(folder, 'mine.red'), ';name Something else\nspl 0, 4\njmp -1, 2\n')
    expect((await run(['mine.red', '--against', 'zoo', '-r', '2', '--db', 'mine.db'])).code).toBe(0)
    for (const name of ['mine.red', './mine.red', join(folder, 'mine.red'), 'Something else']) {
      const { code, stdout } = await cli(['warriors', 'show', name, '--db', 'mine.db'], { cwd: folder })
      expect([name, code, stdout.split('\n')[0]]).toEqual([name, 0, 'name    Something else'])
    }
    writeFileSync(join(folder, 'mine.red'), ';name Something new\nspl 0, 5\njmp -1, 2\n')
    await run(['mine.red', '--against', 'zoo', '-r', '2', '--db', 'mine.db'])
    const both = await cli(['warriors', 'show', 'mine.red', '--db', 'mine.db'], { cwd: folder })
    expect([both.code, both.stderr]).toEqual([2, expect.stringContaining('2 warriors match mine.red')])
  })

  it('takes a set of the store and plays nothing twice', async () => {
    const store = openStore(join(folder, 'set.db'))
    for (const one of [imp, dwarf, clear]) {
      store.warriors.save(one, 0)
      store.sets.add('rivals', { name: `${one.name}.red`, warriorId: one.id }, 0)
    }
    store.close()
    const args = ['zoo', '--against', 'rivals', '-r', '3', '--db', 'set.db']
    const first = await json(args)
    expect(first.matches).toEqual({ total: 15, reused: 0, played: 15 })
    expect(first.warriors.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6])
    const points = first.warriors.map((one) => one.points)
    expect(points).toEqual(points.toSorted((x, y) => y - x))
    const again = await json(args)
    expect(again).toEqual({ ...first, matches: { total: 15, reused: 15, played: 0 } })
  })

  it('gives the same with worker threads', async () => {
    const args = ['zoo', '--against', 'zoo', '-r', '3', '--db']
    const none = await json([...args, 'none.db'])
    const two = await cli(['evaluate', ...args, 'two.db', '--preset', 'nano', '--threads', '2', '--json'], {
      cwd: folder,
    })
    expect(JSON.parse(two.stdout)).toEqual(none)
  })

  it('adds rounds until the scores are known, and says what that saved', async () => {
    const args = ['zoo/dwarf.red', 'zoo/clear.red', '--against', 'zoo', '--until', '0.05', '--db', 'until.db']
    const { code, stdout, stderr } = await run(args)
    expect(code, stderr).toBe(0)
    const { work, warriors, evaluation, matches } = await json(args)
    expect(evaluation).toMatchObject({ precision: 0.05, rounds: 1000 })
    expect(matches.played).toBe(0)
    for (const { pointsReach } of warriors) expect(pointsReach).toBeLessThanOrEqual(15)
    expect(
      new Set(warriors.flatMap(({ results }) => results.map(({ rounds }) => rounds))).size,
    ).toBeGreaterThan(1)
    const saved = (100 * (1 - work.rounds / work.evenRounds!)).toFixed(1)
    expect(stdout).toContain(
      `${work.rounds.toLocaleString('en')} rounds in ${work.steps} steps; the same number for each pair would take ${work.evenRounds!.toLocaleString('en')}: ${saved} % saved.\n`,
    )
    const capped = await run([...args, '-r', '12'])
    expect(capped.stdout).toContain('2 warriors not known to 0.05 after 12 rounds a pair.\n')
  })

  it('writes the matrix as CSV', async () => {
    const args = ['a "b", c.red', '--against', 'zoo', '-r', '2', '--db', 'csv.db', '--csv', 'm.csv']
    const { warriors } = await json(args)
    const lines = readFileSync(join(folder, 'm.csv'), 'utf8').split('\r\n')
    expect(lines[0]).toBe(
      'warrior,warrior_id,run,round,opponent,opponent_id,rounds,wins,ties,losses,points,fitness,opponent_fitness',
    )
    expect(lines).toHaveLength(1 + 5 + 1)
    const line = lines.find((text) => text.includes('suicide.red'))!
    expect(line).toBe(`"a ""b"", c.red",${waiter.id},,,suicide.red,${suicide.id},2,2,0,0,300,2,0`)
    expect(warriors[0]!.results.find(({ opponent }) => opponent === 'suicide.red')).toMatchObject({ wins: 2 })
  })

  it('counts rounds, not fights, where all stand in the same places, and has no interval of one round', async () => {
    const reachOf = async (...args: string[]) => {
      const { code, stdout, stderr } = await run(['zoo/clear.red', '--against', 'zoo', ...args, '--json'])
      expect(code, stderr).toBe(0)
      const { evaluation, warriors } = JSON.parse(stdout) as {
        evaluation: { places: unknown }
        warriors: { pointsReach: number | null }[]
      }
      return [evaluation.places, warriors[0]!.pointsReach]
    }
    const own = ['--db', 'places.db', '-r']
    expect(await reachOf(...own, '1')).toEqual([{ kind: 'drawn', seed: 1 }, expect.any(Number)])
    expect(await reachOf(...own, '1', '-F', '400')).toEqual([{ kind: 'shared', seed: 395 }, null])
    const [, few] = await reachOf(...own, '2', '-F', '400')
    const [, many] = await reachOf(...own, '20', '-F', '400')
    expect(few).toBeGreaterThan(many as number)
    const table = await run(['zoo/clear.red', '--against', 'zoo', ...own, '1', '-F', '400'])
    expect(table.stdout).toMatch(/clear\.red +[\d.]+ +\? /)
  })

  it.each([
    ['nobody to evaluate', ['--against', 'zoo'], /there is no warrior to evaluate/],
    ['a warrior against itself only', ['zoo/imp.red', '--against', 'zoo/imp.red'], /imp\.red meets nobody/],
    ['a name that is nothing', ['xyzzy', '--against', 'zoo'], /xyzzy is no file, no folder and no set/],
    ['a run that is not there', ['--run', '9', '--against', 'zoo'], /holds no run 9/],
    ['a run that is no number', ['--run', 'last'], /number of a run, or all/],
    ['a precision out of range', ['zoo', '--until', '2'], /from 0\.001 to 0\.5/],
    ['no round', ['zoo', '-r', '0'], /whole number/],
    ['a precision with places that all share', ['zoo', '--until', '0.1', '-F', '100'], /leave out --fixed/],
  ])('refuses %s with exit code 2', async (_, args, message) => {
    openStore(join(folder, 'bad.db')).close()
    const { code, stdout, stderr } = await run([...args, '--db', 'bad.db'])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(message)
  })

  it('says before the first fight that the CSV file cannot be written, or is a warrior', async () => {
    const { code, stderr } = await run([
      'zoo/imp.red',
      '--against',
      'zoo',
      '-r',
      '1',
      '--db',
      'x.db',
      '--csv',
      'no/m.csv',
    ])
    expect(code).toBe(2)
    expect(stderr).toMatch(/^error: no\/m\.csv cannot be written/)
    const careless = await run(['zoo/imp.red', '--against', 'zoo', '--db', 'x.db', '--csv', 'zoo/imp.red'])
    expect(careless.code).toBe(2)
    expect(careless.stderr).toMatch(/^error: zoo\/imp\.red is a warrior/)
    expect(existsSync(join(folder, 'x.db'))).toBe(false)
  })

  it('gives equal scores one rank, and a table of details to warriors of one code', async () => {
    const args = ['zoo/dwarf.red', 'zoo/dwarf.red', '--against', 'zoo', '-r', '2', '--db', 'twins.db']
    const { warriors } = await json(args)
    expect(warriors.map(({ rank }) => rank)).toEqual([1, 1])
    const { stdout } = await run([...args, '--details'])
    expect(stdout.match(/the hardest first/g)).toHaveLength(1)
  })

  it('that is interrupted ends with 130 and prints the command that goes on', async () => {
    const args = ['evaluate', 'zoo', '--against', 'zoo', '--seed', 'random', '--db', 'cut.db', ...rules]
    const { code, stdout, stderr } = await cli(args, { cwd: folder, signal: AbortSignal.abort() })
    expect({ code, stdout }).toEqual({ code: 130, stdout: '' })
    const again = args.map((arg) => (arg === 'random' ? '42' : arg))
    expect(stderr).toContain(`Go on with: drq ${again.join(' ')}\n`)
  })
})

describe('the champions of runs', () => {
  const hostile = warrior('\u001B[31mred', ['SPL.A $0, $0', 'JMP.A $0, $0'])
  beforeAll(() => {
    const breed = (champions: readonly (typeof imp)[]) =>
      storeBredRun(
        join(folder, 'runs.db'),
        champions.map((one, index) => ({ generation: index + 1, proposal: 0, warrior: one })),
      )
    breed([imp, clear, imp])
    breed([splitter, hostile])
  })

  it('are shown by run and generation, the same code evaluated once', async () => {
    const { warriors, matches } = await json(['--run', '1', '--against', 'zoo', '-r', '2', '--db', 'runs.db'])
    expect(warriors.map((one) => [one.run, one.round])).toEqual([
      [1, 1],
      [1, 2],
      [1, 3],
    ])
    expect(matches.total).toBe(10)
    expect(warriors[2]).toMatchObject({
      generality: warriors[0]!.generality,
      warriorId: warriors[0]!.warriorId,
    })
  })

  it('of all runs stand behind the warriors that were named', async () => {
    const args = [
      'zoo/dwarf.red',
      '--run',
      'all',
      '--run',
      '2',
      '--against',
      'zoo',
      '-r',
      '2',
      '--db',
      'runs.db',
    ]
    const { warriors } = await json(args)
    expect(warriors.map((one) => [one.name.slice(0, 9), one.run, one.round])).toEqual([
      ['dwarf.red', undefined, undefined],
      ...[1, 2, 3].map((round) => ['Red Queen', 1, round]),
      ...[1, 2].map((round) => ['Red Queen', 2, round]),
    ])
    const { code, stdout } = await run(args)
    expect(code).toBe(0)
    expect(stdout).toMatch(/^#\s+run\s+generation\s+warrior/m)
    expect(stdout).not.toContain('\u001B')
  })

  it('of another core are refused', async () => {
    const args = ['evaluate', '--run', '1', '--against', 'zoo', '--preset', 'tiny', '--db', 'runs.db']
    const { code, stderr } = await cli(args, { cwd: folder })
    expect(code).toBe(2)
    expect(stderr).toContain('run 1 was bred in a core of 80 cells, not 800')
    const all = await cli(
      args.map((arg) => (arg === '1' ? 'all' : arg)),
      { cwd: folder },
    )
    expect(all.code).toBe(2)
    expect(all.stderr).toContain('2 runs of another core left out (1, 2); --preset chooses\n')
  })
})
