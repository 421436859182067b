import type { MarsSettings, StopRule } from '../../vm/index.js'
import { playGauntlet, type FieldPair, type GauntletPlan } from '../gauntlet/index.js'
import type { Entrant, MatchProgress, MatchTools, UnplayedLineUp } from '../matches/index.js'
import type { Places } from '../places.js'
import { pairResultOf, type PairResult } from './pair-result.js'

/** Every candidate against every opponent, one against one. */
export interface EvaluationPlan {
  readonly candidates: readonly Entrant[]
  readonly opponents: readonly Entrant[]
  readonly settings: MarsSettings
  readonly stop: StopRule
  /** Rounds of each match, >= 1. */
  readonly rounds: number
  readonly places: Places
}

/** What candidates did against opponents, one against one. */
export interface Evaluation {
  /** For each candidate what it did against each opponent; null where both have the same code, or it was not played. */
  readonly results: readonly (readonly (PairResult | null)[])[]
  readonly unplayed: readonly UnplayedLineUp[]
}

/** Told while the matches of an evaluation are played. */
export interface EvaluationEvents {
  /** Called in the transaction that stores the match. */
  readonly onPair?: (candidate: number, opponent: number, result: PairResult, matchId: number) => void
  readonly onProgress?: (progress: MatchProgress) => void
}

/**
 * Plays the pairs that are not in the store and sums up all of them. The candidate is loaded first. Rejects with the
 * signal's reason when aborted; the same plan goes on.
 */
export async function evaluateWarriors(
  plan: EvaluationPlan,
  tools: MatchTools,
  { onPair, onProgress }: EvaluationEvents = {},
): Promise<Evaluation> {
  const results = emptyResults(plan)
  const { unplayed } = await playGauntlet(gauntletOf(plan), tools, {
    onPair({ candidate, opponent }, match) {
      const result = pairResultOf(match, plan.settings.maxCycles)
      results[candidate]![opponent] = result
      onPair?.(candidate, opponent, result, match.matchId)
    },
    onProgress,
  })
  return { results, unplayed: unplayed.map((left) => nameUnplayed(plan, left)) }
}

/** The plan of an evaluation without the names of its warriors, as a gauntlet plays it. */
export function gauntletOf({ candidates, opponents, ...rules }: EvaluationPlan): GauntletPlan {
  const [ones, others] = [candidates, opponents].map((list) => list.map(({ warrior }) => warrior))
  return { ...rules, candidates: ones!, opponents: others! }
}

/** A table by candidate and opponent in which nothing is known. */
export function emptyResults({ candidates, opponents }: EvaluationPlan): (PairResult | null)[][] {
  return candidates.map(() => new Array<PairResult | null>(opponents.length).fill(null))
}

/** The names of a pair that could not be played. */
export function nameUnplayed(
  { candidates, opponents }: EvaluationPlan,
  { pair: { candidate, opponent }, reason }: { readonly pair: FieldPair; readonly reason: string },
): UnplayedLineUp {
  return { warriors: [candidates[candidate]!.name, opponents[opponent]!.name], reason }
}
