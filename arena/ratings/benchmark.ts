import { evaluateWarriors, type Evaluation, type EvaluationPlan } from '../evaluate/index.js'
import { addRounds, NO_TOTAL, rankEntrants, type Standing, type Total } from '../tournament/index.js'
import type { MatchProgress, MatchTools } from '../matches/index.js'

export interface BenchmarkProgress extends MatchProgress {
  /** The candidates as they are now; computed when called. */
  readonly standings: () => Standing[]
}

export interface Benchmark extends Evaluation {
  readonly standings: readonly Standing[]
}

/**
 * Fights each candidate, of which no two may have the same code, against each opponent of a suite, as the Wilkies do with
 * 12 warriors and 100 rounds. A candidate's points (3 a win and 1 a tie per 100 rounds, the mean over the opponents) are
 * its score; an opponent of its own code is left out.
 */
export async function benchmarkWarriors(
  plan: Omit<EvaluationPlan, 'stop'>,
  tools: MatchTools,
  onProgress?: (progress: BenchmarkProgress) => void,
): Promise<Benchmark> {
  const candidates = plan.candidates.map(({ name, warrior }) => ({ name, warriorId: warrior.id }))
  const totals: Total[] = []
  const standings = () => rankEntrants(candidates, totals)
  const evaluation = await evaluateWarriors({ ...plan, stop: 'one-left' }, tools, {
    onPair(candidate, _opponent, result) {
      totals[candidate] = addRounds(totals[candidate] ?? NO_TOTAL, result)
    },
    onProgress: (progress) => onProgress?.({ ...progress, standings }),
  })
  return { ...evaluation, standings: standings() }
}
