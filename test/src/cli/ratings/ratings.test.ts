import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Rating } from '../../../../arena/ratings/index.js'
import { cli } from '../../../helpers/cli.js'
import { storeBredRun } from '../../../helpers/bred-run.js'
import { temporaryFolder } from '../../../helpers/folder.js'
import { clear, waiter, zoo } from '../../../helpers/warrior.js'

const folder = temporaryFolder('ratings')
const run = (...args: string[]) => cli(args, { cwd: folder })
const tournament = (...args: string[]) => run('tournament', '--threads', '0', ...args)

beforeAll(async () => {
  for (const { name, source } of zoo)
    writeFileSync(join(folder, `${name}.red`), `;name ${name}\u202E\n${source}\n`)
  await tournament('.', '--preset', 'nano', '-r', '20', '--name', 'small')
  // The same seed again: its rounds begin like those of the first.
  await tournament('.', '--preset', 'nano', '-r', '30', '--name', 'longer')
  await tournament('imp.red', 'dwarf.red', '--preset', 'tiny', '-r', '5')
})

interface RatingsJson {
  readonly groups: number
  readonly triples: { readonly total: number; readonly cyclic: number }
  readonly ratings: readonly (Rating & { readonly cyclicTriples: number })[]
}

async function ratings(...args: string[]): Promise<RatingsJson> {
  const { code, stdout, stderr } = await run('ratings', ...args, '--json')
  expect(code, stderr).toBe(0)
  return JSON.parse(stdout) as RatingsJson
}

describe('drq ratings', () => {
  it('rates all warriors under one kind of settings, each round counted once', async () => {
    const { groups, triples, ratings: list } = await ratings('--preset', 'nano')
    expect([groups, triples.total]).toEqual([1, 20])
    expect(list).toHaveLength(zoo.length)
    expect(list.reduce((sum, { rating }) => sum + rating, 0) / zoo.length).toBeCloseTo(1500, 6)
    for (const { rating, low, high, opponents, rounds, wins, ties, losses, points } of list) {
      expect(low).toBeLessThan(rating)
      expect(high).toBeGreaterThan(rating)
      expect([opponents, rounds]).toEqual([5, 5 * 30])
      expect(wins + ties + losses).toBe(rounds)
      expect(points).toBeCloseTo((100 * (3 * wins + ties)) / rounds, 9)
    }
    expect(list.at(-1)!.name).toMatch(/^suicide/)
    expect(list.reduce((sum, { cyclicTriples }) => sum + cyclicTriples, 0)).toBe(3 * triples.cyclic)
  })

  it('takes the matches of one tournament, under the names it was entered with', async () => {
    const { ratings: list } = await ratings('--tournament', 'small')
    expect(list.map(({ rounds }) => rounds)).toEqual(zoo.map(() => 5 * 20))
    expect(list.at(-1)!.name).toBe('suicide.red')
    const { stdout, stderr } = await run('ratings', '--tournament', 'small')
    expect(stderr).toBe('small (tournament 1), preset nano: 6 warriors, 15 pairs, 300 rounds\n')
    expect(stdout).toMatch(/^# +warrior +rating +95 % +points +win % +opponents +rounds\n/)
    expect(stdout).toMatch(/^a > b > c > a: \d+ of 20 triples \([\d.]+%\)$/m)
  })

  it('finds a tournament by the first of the names it was played with, and says which there are', async () => {
    const db = ['--db', 'rivals.db']
    await run('warriors', 'add', 'dwarf.red', 'imp.red', '--set', 'rivals', '--preset', 'nano', ...db)
    await tournament('dwarf.red', 'imp.red', '--preset', 'nano', '-r', '5', '--name', 'small', ...db)
    const played = await tournament(
      '--set',
      'rivals',
      'clear.red',
      '--preset',
      'nano',
      '-r',
      '5',
      '--json',
      ...db,
    )
    const { id } = (JSON.parse(played.stdout) as { tournament: { id: number } }).tournament
    expect(played.stderr).toContain(
      `rivals and 1 more: drq standings ${id} and drq ratings --tournament ${id} show it`,
    )
    for (const name of ['rivals', 'rivals and 1 more', `${id}`]) {
      const shown = await run('ratings', '--tournament', name, ...db)
      expect([name, shown.code, shown.stdout.includes('clear.red')], shown.stderr).toEqual([name, 0, true])
      expect((await run('standings', name, ...db)).stderr).toContain(`rivals and 1 more (tournament ${id})`)
    }
    for (const args of [
      ['ratings', '--tournament', 'rival'],
      ['standings', 'rival'],
    ]) {
      const { code, stderr } = await run(...args, ...db)
      expect([code, stderr]).toEqual([2, expect.stringContaining(`no tournament rival in rivals.db`)])
      expect(stderr).toContain(`  ${id}  rivals and 1 more`)
      expect(stderr).toContain('  1  small')
    }
  })

  it('takes the warriors of a set only, and says whose matches are missing', async () => {
    const { ratings: list } = await ratings('--preset', 'nano', '--set', 'imp.red', 'dwarf.red', 'waiter.red')
    expect(list.map(({ opponents }) => opponents)).toEqual([2, 2, 2])
    const { stderr } = await run('ratings', '--preset', 'tiny', '--set', '.')
    expect(stderr).toContain(
      '2 warriors, 1 pair, 5 rounds\n4 warriors without a match among these left out\n',
    )
  })

  it('takes all that challenged a hill, under its settings', async () => {
    const at = ['--db', 'hill.db', '--threads', '0']
    const made = await run(
      'hill',
      'create',
      'pub',
      '--preset',
      'nano',
      '-r',
      '20',
      '--size',
      '4',
      '--from',
      '.',
      ...at,
    )
    expect(made.code, made.stderr).toBe(0)
    const { ratings: list } = await ratings('--hill', 'pub', '--db', 'hill.db')
    expect(list).toHaveLength(zoo.length)
    expect((await run('ratings', '--hill', 'pub', '--db', 'hill.db')).stderr).toMatch(
      /^all that challenged hill pub, preset nano: 6 warriors, /,
    )
    const none = await run('ratings', '--hill', 'inn', '--db', 'hill.db')
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('inn')])
    expect((await run('ratings', '--hill', 'pub', '--preset', 'tiny', '--db', 'hill.db')).code).toBe(2)
  })

  it('takes the champions of a run and the warriors it was given, under its settings', async () => {
    const bred = [
      { generation: 1, proposal: 0, warrior: waiter },
      { generation: 2, proposal: 3, warrior: clear },
    ]
    expect(storeBredRun(join(folder, 'run.db'), bred)).toBe(1)
    await tournament('.', '--preset', 'nano', '-r', '10', '--db', 'run.db')
    await tournament('.', '--preset', 'tiny', '-r', '5', '--db', 'run.db')
    const { ratings: list } = await ratings('--run', '1', '--db', 'run.db')
    // Of the warriors that it was given only the imp has the code of one in the zoo.
    expect(list.map(({ name }) => name).sort()).toEqual(['Imp', 'Red Queen r1 seed 7', 'Red Queen r2 seed 7'])
    for (const { rounds, opponents } of list) expect(rounds).toBe(10 * opponents)
    const tiny = await ratings('--run', '1', '--preset', 'tiny', '--db', 'run.db')
    for (const { rounds, opponents } of tiny.ratings) expect(rounds).toBe(5 * opponents)
  })

  it('never sends control or direction characters to the terminal', async () => {
    const { stdout, stderr } = await run('ratings', '--preset', 'nano')
    expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202E]/)
  })

  it.each([
    [
      'settings without a match',
      [],
      /no matches of two[^]*preset nano, one-left: 30 matches\n +preset tiny, one-left: 1 match\n/,
    ],
    ['another end of the rounds', ['--preset', 'nano', '--stop', 'none-left'], /no matches of two/],
    ['a tournament that is not there', ['--tournament', 'x'], /no tournament x/],
    ['settings beside a tournament', ['--tournament', 'small', '--preset', 'nano'], /settings of its own/],
    ['a run that is not there', ['--run', '7'], /holds no run 7/],
    ['a set beside a tournament', ['--set', 'imp.red', '--tournament', 'small'], /cannot be used with/],
    ['a set that is not there', ['--set', 'nobody'], /nobody is no file/],
    ['a store that is not there', ['--db', 'nowhere.db'], /there is no file nowhere\.db/],
  ])('refuses %s with exit code 2', async (_, args, message) => {
    const { code, stdout, stderr } = await run('ratings', ...args)
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toMatch(message)
  })
})
