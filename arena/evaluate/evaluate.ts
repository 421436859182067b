import { placementSeedOf, type Places } from '../places.js'
import type { MatchProgress, MatchTools } from '../matches/index.js'
import { pairsOf, playPairs, type EvaluationField, type PairResult } from './pairs.js'

/** Every candidate against every opponent, one against one. */
export interface EvaluationPlan extends EvaluationField {
  /** Rounds of each match, >= 1. */
  readonly rounds: number
  readonly places: Places
}

export interface Evaluation {
  /** For each candidate what it did against each opponent; null where both have the same code, or it was not played. */
  readonly results: readonly (readonly (PairResult | null)[])[]
  readonly unplayed: readonly UnplayedPair[]
}

export interface UnplayedPair {
  readonly candidate: string
  readonly opponent: string
  readonly reason: string
}

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
  const { candidates, opponents, rounds } = plan
  const results = candidates.map(() => new Array<PairResult | null>(opponents.length).fill(null))
  const pairs = pairsOf(plan).map((pair) => ({ ...pair, rounds, seed: pairSeed(plan, pair) }))
  const unplayed = await playPairs(plan, pairs, tools, {
    onPair({ candidate, opponent }, result, { matchId }) {
      results[candidate]![opponent] = result
      onPair?.(candidate, opponent, result, matchId)
    },
    onProgress,
  })
  return { results, unplayed: unplayed.map(({ pair, reason }) => nameUnplayed(plan, pair, reason)) }
}

/** State of pMARS's generator before round 1 of a match of the pair. */
export function pairSeed(
  { candidates, opponents, places }: EvaluationPlan,
  { candidate, opponent }: { readonly candidate: number; readonly opponent: number },
  batch = 0,
): number {
  return placementSeedOf(places, [candidates[candidate]!.warrior.id, opponents[opponent]!.warrior.id], batch)
}

export function nameUnplayed(
  { candidates, opponents }: EvaluationField,
  { candidate, opponent }: { readonly candidate: number; readonly opponent: number },
  reason: string,
): UnplayedPair {
  return { candidate: candidates[candidate]!.name, opponent: opponents[opponent]!.name, reason }
}
