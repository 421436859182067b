import type { MarsSettings, Warrior } from '../../../vm/index.js'
import { placementSeedOf } from '../../places.js'
import { scoreMatch, type Arena, playOnce } from '../../matches/index.js'
import { perHundred } from '../../score.js'

export interface BenchmarkRules {
  readonly settings: MarsSettings
  /** Rounds of each match, >= 1. */
  readonly rounds: number
}

/** How one warrior does against many, one against one. */
export interface BenchmarkResult {
  /** Opponents met; one of the same code is left out. */
  readonly opponents: number
  /** Against whom it won more rounds than it lost. */
  readonly beaten: number
  /** Against whom it won as many as it lost. */
  readonly tied: number
  /** Points per 100 rounds, 3 a win and 1 a tie, as mean over the opponents: 0 .. 300. */
  readonly score: number
}

/** The same for all runs, so that their results compare. */
const BENCHMARK_PLACES = { kind: 'drawn', seed: 1 } as const

/** Lets each warrior fight each opponent under pMARS's rules. Stored matches are not played again. */
export async function runBenchmark(
  warriors: readonly Warrior[],
  opponents: readonly Warrior[],
  { settings, rounds }: BenchmarkRules,
  arena: Arena,
): Promise<BenchmarkResult[]> {
  const rules = { settings, rounds, stop: 'one-left' } as const
  const lineUps = warriors.map((warrior) =>
    opponents.filter(({ id }) => id !== warrior.id).map((rival) => [warrior, rival]),
  )
  const matches = lineUps.flat().map((lineUp) => ({
    lineUp,
    seed: placementSeedOf(
      BENCHMARK_PLACES,
      lineUp.map(({ id }) => id),
    ),
  }))
  const played = await playOnce(matches, rules, arena)
  return lineUps.map((own) => {
    const scores = played
      .splice(0, own.length)
      .flatMap((match) => (typeof match === 'string' ? [] : [scoreMatch(match.outcome)[0]!]))
    return {
      opponents: scores.length,
      beaten: scores.filter(({ wins, losses }) => wins > losses).length,
      tied: scores.filter(({ wins, losses }) => wins === losses).length,
      score:
        scores.reduce((sum, { score }) => sum + perHundred(score, rounds), 0) / Math.max(1, scores.length),
    }
  })
}

/** Matches of a benchmark. */
export function benchmarkSize(warriors: readonly Warrior[], opponents: readonly Warrior[]): number {
  return warriors.reduce((sum, { id }) => sum + opponents.filter((rival) => rival.id !== id).length, 0)
}
