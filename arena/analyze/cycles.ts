/** Cycles a > b > c > a among the champions of a run, all of which meet, one against one. */
import { placementSeedOf, type Places } from '../places.js'
import { countTriples, type PairRecord } from '../ratings/index.js'
import { playMatches, type MatchEvents, type MatchTools, meanFitness } from '../matches/index.js'
import type { MarsSettings, Warrior } from '../../vm/index.js'
import type { UnplayedMatch } from '../workers/index.js'

/** Share of the triples that is cyclic when the better of every two is drawn by a coin. */
export const CYCLIC_BY_CHANCE = 0.25

export interface RunCycles {
  readonly runId: number
  /** Different champions. */
  readonly warriors: number
  /** Triples of them. */
  readonly triples: number
  /** Triples in which each beats one and is beaten by the other. */
  readonly cyclic: number
  /** The run's K: how many of the last champions its generations met; null for all. */
  readonly lastK: number | null
}

/** Cycles of all runs with one K. */
export interface KCycles {
  readonly lastK: number | null
  readonly runs: number
  readonly triples: number
  readonly cyclic: number
  /** Cyclic triples as share of all, 0 .. 1; null of none. */
  readonly share: number | null
}

export interface CyclePlan {
  readonly runs: readonly {
    readonly runId: number
    readonly lastK: number | null
    /** Of different code. */
    readonly champions: readonly Warrior[]
  }[]
  readonly settings: MarsSettings
  readonly rounds: number
  readonly places: Places
}

/** Matches of a plan. */
export function cycleMatches({ runs }: CyclePlan): number {
  return runs.reduce((sum, { champions }) => sum + (champions.length * (champions.length - 1)) / 2, 0)
}

/** Lets the champions of each run meet; the earlier one is loaded first. The better one has the higher mean fitness. */
export async function findCycles(
  { runs, settings, rounds, places }: CyclePlan,
  tools: MatchTools,
  { onProgress }: Pick<MatchEvents, 'onProgress'> = {},
): Promise<{ readonly cycles: RunCycles[]; readonly unplayed: readonly UnplayedMatch[] }> {
  const warriors = runs.flatMap(({ champions }) => champions)
  const pairs: { readonly run: number; readonly one: number; readonly other: number }[] = []
  for (const [run, { champions }] of runs.entries())
    for (const one of champions.keys())
      for (let other = one + 1; other < champions.length; other++) pairs.push({ run, one, other })
  const starts: number[] = []
  for (const { champions } of runs) starts.push((starts.at(-1) ?? 0) + champions.length)
  const firstOf = (run: number) => starts[run]! - runs[run]!.champions.length
  const matches = pairs.map(({ run, one, other }) => {
    const lineUp = [firstOf(run) + one, firstOf(run) + other]
    return {
      lineUp,
      rounds,
      seed: placementSeedOf(
        places,
        lineUp.map((index) => warriors[index]!.id),
      ),
    }
  })
  const records = runs.map((): PairRecord[] => [])
  const unplayed = await playMatches({ settings, warriors, matches, stop: 'one-left' }, tools, {
    onMatch(match, { outcome }) {
      const { run, one, other } = pairs[match]!
      const [own, others] = meanFitness(outcome(), settings.maxCycles)
      const [wins, losses] = [Number(own! > others!), Number(own! < others!)]
      records[run]!.push({ first: one, second: other, wins, losses, rounds: 1 })
    },
    ...(onProgress === undefined ? {} : { onProgress }),
  })
  const cycles = runs.map(({ runId, lastK, champions }, run) => {
    const { total, cyclic } = countTriples(champions.length, records[run]!)
    return { runId, lastK, warriors: champions.length, triples: total, cyclic }
  })
  return { cycles, unplayed }
}

/** The runs of each K together, the smallest K first, all last. */
export function cyclesByK(cycles: readonly RunCycles[]): KCycles[] {
  const order = (lastK: number | null) => lastK ?? Infinity
  const ks = [...new Set(cycles.map(({ lastK }) => lastK))].sort((x, y) => order(x) - order(y))
  return ks.map((lastK) => {
    const own = cycles.filter((run) => run.lastK === lastK)
    const triples = own.reduce((sum, run) => sum + run.triples, 0)
    const cyclic = own.reduce((sum, run) => sum + run.cyclic, 0)
    return { lastK, runs: own.length, triples, cyclic, share: triples === 0 ? null : cyclic / triples }
  })
}
