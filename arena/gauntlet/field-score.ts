import {
  MOST_POINTS,
  perHundred,
  type RoundCounts,
  type WarriorScore,
  type FieldEstimate,
  type FieldScore,
} from '../score.js'
import { estimateScore } from '../statistics/index.js'

/** A warrior's score against each opponent it met, each in `rounds` rounds; 0 of none. */
export function scoreField(scores: readonly WarriorScore[], rounds: number): FieldScore {
  const sum = scores.reduce((total, { score }) => total + perHundred(score, rounds), 0)
  return { opponents: scores.length, ...countVerdicts(scores), score: sum / Math.max(1, scores.length) }
}

/** A warrior's score against a field and its standard error, however many rounds each opponent was met in; 0 of none. */
export function estimateField(results: readonly RoundCounts[]): FieldEstimate {
  const { share, error } = estimateScore(results)
  return {
    score: MOST_POINTS * share,
    error: MOST_POINTS * error,
    ...countVerdicts(results),
    opponents: results.length,
  }
}

/** Opponents against whom more rounds were won than lost, and as many. */
export function countVerdicts(results: readonly RoundCounts[]): Pick<FieldScore, 'beaten' | 'tied'> {
  return {
    beaten: results.filter(({ wins, losses }) => wins > losses).length,
    tied: results.filter(({ wins, losses }) => wins === losses).length,
  }
}
