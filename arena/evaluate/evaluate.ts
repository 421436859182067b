import {
  roundCount,
  warriorOutcome,
  type MarsSettings,
  type MatchOutcome,
  type StopRule,
} from '../../vm/index.js'
import { fitnessOf } from '../evolve/index.js'
import {
  playMatches,
  type Entrant,
  type MatchProgress,
  type MatchTools,
  type UnplayedMatch,
} from '../tournament/index.js'

/** Every candidate against every opponent, one against one. */
export interface EvaluationPlan {
  readonly candidates: readonly Entrant[]
  readonly opponents: readonly Entrant[]
  readonly settings: MarsSettings
  /** Rounds of each match, >= 1. */
  readonly rounds: number
  /** State of pMARS's generator before round 1 of every match, 0 .. 2^31-2. */
  readonly seed: number
  readonly stop: StopRule
}

/** What a candidate achieved against one opponent. */
export interface PairResult {
  /** Rounds of the candidate. */
  readonly wins: number
  readonly ties: number
  readonly losses: number
  /** Mean fitness over the rounds (arXiv 2601.03335), 0 .. 2; the opponent's is 2 less it, or less when both died. */
  readonly fitness: number
  readonly opponentFitness: number
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
  { candidates, opponents, settings, rounds, seed, stop }: EvaluationPlan,
  tools: MatchTools,
  { onPair, onProgress }: EvaluationEvents = {},
): Promise<Evaluation> {
  const warriors = [...candidates, ...opponents].map(({ warrior }) => warrior)
  const pairs = candidates.flatMap((one, candidate) =>
    opponents.flatMap((other, opponent) => {
      return one.warrior.id === other.warrior.id ? [] : [{ candidate, opponent }]
    }),
  )
  const results = candidates.map(() => new Array<PairResult | null>(opponents.length).fill(null))
  const matches = pairs.map(({ candidate, opponent }) => {
    return { lineUp: [candidate, candidates.length + opponent], rounds, seed }
  })
  const unplayed: UnplayedMatch[] = await playMatches({ settings, warriors, matches, stop }, tools, {
    onMatch(match, { matchId, scores, outcome }) {
      const { candidate, opponent } = pairs[match]!
      const { wins, ties, losses } = scores[0]!
      const [fitness, opponentFitness] = meanFitness(outcome(), settings.maxCycles)
      const result = { wins, ties, losses, fitness: fitness!, opponentFitness: opponentFitness! }
      results[candidate]![opponent] = result
      onPair?.(candidate, opponent, result, matchId)
    },
    ...(onProgress === undefined ? {} : { onProgress }),
  })
  return {
    results,
    unplayed: unplayed.map(({ match, reason }) => {
      const { candidate, opponent } = pairs[match]!
      return { candidate: candidates[candidate]!.name, opponent: opponents[opponent]!.name, reason }
    }),
  }
}

/** Mean fitness of each warrior over the rounds of a match, in load order. */
export function meanFitness(outcome: MatchOutcome, maxCycles: number): number[] {
  const rounds = roundCount(outcome)
  const sums = new Array<number>(outcome.warriorCount).fill(0)
  for (let round = 0; round < rounds; round++) {
    const deaths = sums.map((_, index) => warriorOutcome(outcome, round, index).deathCycle)
    for (const index of sums.keys()) sums[index]! += fitnessOf(deaths, index, maxCycles)
  }
  return sums.map((sum) => sum / rounds)
}
