import { afterEach, describe, expect, it } from 'vitest'
import { openStore, type Store } from '../../../arena/store/index.js'
import {
  runTournament,
  storedStandings,
  type PlayedLineUp,
  type TournamentOptions,
  type TournamentProgress,
} from '../../../arena/tournament/index.js'
import { createInlineFights, FightError, type Fights } from '../../../arena/workers/index.js'
import { PRESETS, type Match, type Warrior } from '../../../vm/index.js'
import { createWasmEngine } from '../../../vm/wasm/engine.js'
import { dwarf, imp, zoo } from '../../helpers/warrior.js'
import { scoreMatch } from '../../../arena/matches/index.js'

const stores: Store[] = []
afterEach(() => {
  for (const store of stores.splice(0)) store.close()
})
function memory(): Store {
  const store = openStore(':memory:')
  stores.push(store)
  return store
}

const engine = createWasmEngine()
const inline = createInlineFights(engine)

/** Fights that write down every match they play, and the seed of each pair. */
function recording() {
  const played: Match[] = []
  const seeds: (readonly [pair: string, seed: number])[] = []
  return {
    played,
    seeds,
    run(batch, options) {
      played.push(...batch.matches)
      for (const { warriors, placement } of batch.matches)
        if (placement.kind === 'seed')
          seeds.push([warriors.map((index) => (batch.programs[index] as Warrior).id).join(), placement.seed])
      return inline.run(batch, options)
    },
    close: () => inline.close(),
  } satisfies Fights & Record<string, unknown>
}

let clock = 1000
function options(store: Store, more: Partial<TournamentOptions> = {}): TournamentOptions {
  return {
    name: 'zoo',
    entrants: zoo.map((warrior) => ({ name: `${warrior.name}.red`, warrior })),
    settings: PRESETS.tiny,
    rounds: 4,
    places: { kind: 'shared', seed: 777 },
    fights: inline,
    store,
    now: () => clock++,
    ...more,
  }
}

const PAIRS = 15

describe('a tournament', () => {
  it('with shared places plays every pair from the same seed and stores what each match gave', async () => {
    const store = memory()
    const result = await runTournament(options(store))
    expect(result).toMatchObject({
      matchesTotal: PAIRS,
      matchesPlayed: PAIRS,
      matchesReused: 0,
      unplayed: [],
    })
    const [alone] = await engine.run({
      settings: PRESETS.tiny,
      programs: [dwarf, imp],
      matches: [{ warriors: [0, 1], placement: { kind: 'seed', seed: 777, rounds: 4 } }],
      stop: 'one-left',
      coverage: false,
    })
    const key = {
      settings: PRESETS.tiny,
      warriors: [dwarf.id, imp.id],
      rounds: 4,
      seed: 777,
      stop: 'one-left',
    } as const
    expect(store.matches.outcome(key)).toEqual(alone)
    expect(store.matches.scores(key)?.scores).toEqual(scoreMatch(alone!))
  })

  it('with drawn places gives each pair its own, told by seed and code alone', async () => {
    const seedsOf = async (more: Partial<TournamentOptions>) => {
      const fights = recording()
      await runTournament(options(memory(), { places: { kind: 'drawn', seed: 777 }, fights, ...more }))
      return new Map(fights.seeds)
    }
    const all = await seedsOf({})
    expect(new Set(all.values()).size).toBe(PAIRS)
    const { entrants } = options(memory())
    const few = await seedsOf({ entrants: entrants.slice(2), rounds: 2, name: 'other' })
    expect(few.size).toBe(6)
    for (const [pair, seed] of few) expect(seed).toBe(all.get(pair))
    const other = await seedsOf({ places: { kind: 'drawn', seed: 778 } })
    for (const [pair, seed] of other) expect(seed).not.toBe(all.get(pair))
  })

  it('has standings that add up, the same in the store as in its result', async () => {
    const store = memory()
    const standings = (await runTournament(options(store))).standings()
    expect(standings.map(({ rounds }) => rounds)).toEqual(zoo.map(() => 5 * 4))
    const sum = (part: 'wins' | 'losses' | 'ties') => standings.reduce((total, line) => total + line[part], 0)
    expect(sum('wins')).toBe(sum('losses'))
    expect(sum('wins') + sum('losses') + sum('ties')).toBe(PAIRS * 4 * 2)
    expect(standings.at(-1)?.name).toBe('suicide.red')
    const stored = store.tournaments.find()!
    expect(stored).toMatchObject({ status: 'finished', matchCount: PAIRS, name: 'zoo' })
    expect(storedStandings(store, stored)).toEqual(standings)
  })

  it('does not depend on the order in which its warriors are given', async () => {
    const [straight, reversed] = [memory(), memory()]
    const { entrants } = options(straight)
    const first = await runTournament(options(straight))
    const second = await runTournament(options(reversed, { entrants: entrants.toReversed() }))
    expect(second.standings()).toEqual(first.standings())
  })

  it('reports how far it is from the start to the end', async () => {
    const seen: TournamentProgress[] = []
    await runTournament(options(memory(), { onProgress: (progress) => seen.push(progress) }))
    const matches = seen.map(({ matchesPlayed }) => matchesPlayed)
    expect([...new Set(matches)]).toEqual([...Array(PAIRS + 1).keys()])
    // Each match has four rounds, and each of them is a quarter of its work.
    const work = seen.map(({ workPlayed }) => workPlayed)
    expect([...new Set(work)]).toEqual(Array.from({ length: 4 * PAIRS + 1 }, (_, rounds) => rounds / 4))
  })

  it('needs two warriors of different code', async () => {
    const entrants = [
      { name: 'a', warrior: imp },
      { name: 'b', warrior: imp },
    ]
    await expect(runTournament(options(memory(), { entrants }))).rejects.toThrow(RangeError)
  })
})

describe('duplicates that play', () => {
  const twins = [...zoo, imp].map((warrior, index) => ({ name: `${index}.red`, warrior }))

  it('meet all others and each other, each with its own line in the standings', async () => {
    const store = memory()
    const result = await runTournament(options(store, { entrants: twins, duplicates: 'play' }))
    expect(result).toMatchObject({ matchesTotal: 21, duplicates: [] })
    const standings = result.standings()
    const lines = ['0.red', '6.red'].map((name) => standings.find((line) => line.name === name)!)
    for (const { matches, rounds, warriorId } of lines)
      expect({ matches, rounds, warriorId }).toEqual({ matches: 6, rounds: 24, warriorId: imp.id })
    expect(storedStandings(store, store.tournaments.find()!)).toEqual(standings)
    expect(store.tournaments.matchesPlayed(1)).toBe(21)
  })

  it('share a match that is the same for both', async () => {
    const store = memory()
    const entrants = [
      { name: 'a', warrior: imp },
      { name: 'b', warrior: imp },
      { name: 'c', warrior: dwarf },
    ]
    const result = await runTournament(options(store, { entrants, duplicates: 'play' }))
    expect(result).toMatchObject({ matchesTotal: 3, matchesPlayed: 2, matchesReused: 1 })
    const [a, b] = ['a', 'b'].map((name) => result.standings().find((line) => line.name === name)!)
    expect({ ...a, name: 'b', rank: b!.rank }).toEqual(b)
    expect(storedStandings(store, store.tournaments.find()!)).toEqual(result.standings())
  })
})

describe('a tournament of line-ups', () => {
  it('plays each with its own rounds, seed and code, and a warrior twice where it is named twice', async () => {
    const store = memory()
    const seen: PlayedLineUp[] = []
    const lineUps = [
      { entrants: [3, 0, 1] },
      { entrants: [0, 0, 2, 1], rounds: 2, places: { kind: 'shared', seed: 5 } as const },
      { entrants: [1, 2], warriors: [dwarf, imp], rounds: 3 },
    ]
    const result = await runTournament(
      options(store, { form: { kind: 'line-ups', lineUps }, onMatch: (match) => seen.push(match) }),
    )
    expect(seen.sort((x, y) => x.number - y.number)).toMatchObject([
      { number: 0, names: ['suicide.red', 'imp.red', 'dwarf.red'], rounds: 4, places: { seed: 777 } },
      {
        number: 1,
        names: ['imp.red', 'imp.red', 'splitter.red', 'dwarf.red'],
        rounds: 2,
        places: { seed: 5 },
      },
      { number: 2, names: ['dwarf.red', 'splitter.red'], rounds: 3, places: { seed: 777 } },
    ])
    const key = {
      settings: PRESETS.tiny,
      warriors: [dwarf.id, imp.id],
      rounds: 3,
      seed: 777,
      stop: 'one-left',
    } as const
    expect(store.matches.scores(key)!.scores).toEqual(seen[2]!.scores)
    const imps = result.standings().find(({ name }) => name === 'imp.red')!
    expect([imps.matches, imps.rounds]).toEqual([3, 4 + 2 + 2])
    const stored = store.tournaments.find()!
    expect(stored).toMatchObject({
      kind: 'line-ups',
      rounds: null,
      seed: null,
      matchCount: 3,
      status: 'finished',
    })
    expect(storedStandings(store, stored)).toEqual(result.standings())
  })

  it('is another tournament with other line-ups, and the same with the same', async () => {
    const store = memory()
    const play = (...lineUps: number[][]) => {
      const form = { kind: 'line-ups' as const, lineUps: lineUps.map((entrants) => ({ entrants })) }
      return runTournament(options(store, { form }))
    }
    const first = await play([0, 1, 2], [0, 1, 2])
    expect(first).toMatchObject({ matchesTotal: 2, matchesPlayed: 1, matchesReused: 1 })
    expect(storedStandings(store, store.tournaments.find()!)).toEqual(first.standings())
    expect(await play([0, 1, 2], [0, 1, 2])).toMatchObject({
      tournamentId: first.tournamentId,
      matchesPlayed: 0,
    })
    const other = await play([0, 1, 2], [2, 1, 0])
    expect(other).toMatchObject({ matchesPlayed: 1, matchesReused: 1 })
    expect(other.tournamentId).not.toBe(first.tournamentId)
  })
})

describe('a match that was played', () => {
  it('is not played again by the same tournament, which is then found finished', async () => {
    const store = memory()
    const first = await runTournament(options(store))
    const fights = recording()
    const second = await runTournament(options(store, { fights }))
    expect(fights.played).toEqual([])
    expect(second).toMatchObject({ tournamentId: first.tournamentId, matchesReused: PAIRS, matchesPlayed: 0 })
    expect(second.standings()).toEqual(first.standings())
  })

  it('is not played again by a larger tournament either', async () => {
    const store = memory()
    const { entrants } = options(store)
    const small = await runTournament(options(store, { entrants: entrants.slice(0, 4) }))
    const fights = recording()
    const large = await runTournament(options(store, { fights }))
    expect(fights.played).toHaveLength(PAIRS - 6)
    expect(large.tournamentId).not.toBe(small.tournamentId)
    expect(large.standings()).toEqual((await runTournament(options(memory()))).standings())
  })

  it('is played again with other rounds, another seed or other settings', async () => {
    const store = memory()
    await runTournament(options(store))
    for (const other of [
      { rounds: 5 },
      { places: { kind: 'shared', seed: 778 } as const },
      { settings: PRESETS.nano },
    ]) {
      const fights = recording()
      await runTournament(options(store, { fights, ...other }))
      expect(fights.played).toHaveLength(PAIRS)
    }
  })
})

describe('a tournament that is stopped', () => {
  it('rejects with the reason, keeps what was played, and ends as the unbroken one', async () => {
    const store = memory()
    const controller = new AbortController()
    const stopped = runTournament(
      options(store, {
        signal: controller.signal,
        onProgress: ({ matchesPlayed }) => {
          if (matchesPlayed === 5) controller.abort(new Error('enough'))
        },
        fights: stopBefore(inline, controller.signal),
      }),
    )
    await expect(stopped).rejects.toThrow('enough')
    expect(store.tournaments.find()).toMatchObject({ status: 'open' })
    expect(store.tournaments.matchesPlayed(1)).toBe(5)

    const fights = recording()
    const resumed = await runTournament(options(store, { fights }))
    expect(fights.played).toHaveLength(PAIRS - 5)
    expect(resumed).toMatchObject({ tournamentId: 1, matchesReused: 5 })
    expect(resumed.standings()).toEqual((await runTournament(options(memory()))).standings())
  })
})

/** Looks at the signal between matches: small ones are over before the engine looks. */
function stopBefore(fights: Fights, signal: AbortSignal): Fights {
  return {
    async run(batch, runOptions) {
      const outcomes = []
      for (const [index, match] of batch.matches.entries()) {
        signal.throwIfAborted()
        const [outcome] = await fights.run({ ...batch, matches: [match] })
        runOptions?.onMatch?.(index, outcome!)
        outcomes.push(outcome!)
        const rounds = { roundsDone: 4 * (index + 1), roundsTotal: 4 * PAIRS }
        runOptions?.onProgress?.({ matchesDone: index + 1, matchesTotal: PAIRS, ...rounds })
      }
      return outcomes
    },
    close: () => fights.close(),
  }
}

describe('a match that no worker survives', () => {
  it('is named, the others count, and the tournament stays open', async () => {
    const store = memory()
    const deadly: Fights = {
      async run(batch, runOptions) {
        const matches = batch.matches.slice(0, -1)
        await inline.run({ ...batch, matches }, runOptions)
        throw new FightError([{ match: batch.matches.length - 1, reason: 'worker exited with code: 9' }])
      },
      close: () => inline.close(),
    }
    const result = await runTournament(options(store, { fights: deadly }))
    expect(result.unplayed).toEqual([
      { warriors: ['suicide.red', 'waiter.red'], reason: 'worker exited with code: 9' },
    ])
    expect(result.matchesPlayed).toBe(PAIRS - 1)
    expect(store.tournaments.find()).toMatchObject({ status: 'open' })
    expect((await runTournament(options(store))).matchesPlayed).toBe(1)
    expect(store.tournaments.find()).toMatchObject({ status: 'finished' })
  })
})
