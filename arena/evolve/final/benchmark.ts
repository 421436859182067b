import type { MarsSettings, Warrior } from '../../../vm/index.js'
import { pairsOf, playGauntlet, scoreField, type Field } from '../../gauntlet/index.js'
import type { Arena } from '../../matches/index.js'
import type { FieldScore } from '../../score.js'
import { totalSteps } from '../../workers/index.js'

export interface BenchmarkRules {
  readonly settings: MarsSettings
  /** Rounds of each match, >= 1. */
  readonly rounds: number
}

/** Places of all benchmarks: one choice for all runs, so that their results compare. */
const BENCHMARK_PLACES = { kind: 'drawn', seed: 1 } as const

/** Lets each warrior fight each opponent under pMARS's rules. Stored matches are not played again. */
export async function runBenchmark(
  warriors: readonly Warrior[],
  opponents: readonly Warrior[],
  { settings, rounds }: BenchmarkRules,
  { onMatch, ...tools }: Arena,
): Promise<FieldScore[]> {
  const field = { candidates: warriors, opponents, settings, stop: 'one-left' } as const
  const plan = { ...field, rounds, places: BENCHMARK_PLACES }
  const { scores } = await playGauntlet(plan, tools, {
    onPair: (_, { isNew, outcome }) => onMatch?.(isNew ? totalSteps(outcome()) : 0),
  })
  return scores.map((own) =>
    scoreField(
      own.filter((score) => score !== null),
      rounds,
    ),
  )
}

/** Matches of a benchmark. */
export function benchmarkSize(candidates: Field['candidates'], opponents: Field['opponents']): number {
  return pairsOf({ candidates, opponents }).length
}
