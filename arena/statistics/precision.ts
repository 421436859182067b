/**
 * How well a warrior's score is known, and where more rounds make it known better. A score share is the points of a
 * round by those of a win: 1, 1/3 of a tie, 0. A warrior's is the mean over its opponents, each with the same weight
 * however many rounds it was met in (a stratified sample), so rounds go where the variance is (Neyman, "On the two
 * different aspects of the representative method", 1934).
 */
import { countedRounds, POINTS, scoreShareOf, type RoundCounts } from '../score.js'
import { Z_95 } from './wilson.js'

/** A score share and how far the true one may be off. */
export interface ScoreEstimate {
  /** 0 .. 1. */
  readonly share: number
  /** Half of the 95 % interval; null where nothing tells. */
  readonly reach: number | null
}

const TIE_SHARE = POINTS.tie / POINTS.win

/** Rounds of the first match of a pair. */
const FIRST_BATCH = 10

/** A score share from fights that are independent of each other. */
export interface IndependentEstimate extends ScoreEstimate {
  /** Standard error of the share. */
  readonly error: number
  readonly reach: number
}

/** The score of a warrior from what it did against each opponent, from places of the pair's own; 0 to 1 of none. */
export function estimateScore(pairs: readonly RoundCounts[]): IndependentEstimate {
  if (pairs.length === 0) return { share: 0.5, error: 0.5, reach: 0.5 }
  const share = pairs.reduce((sum, counts) => sum + scoreShareOf(counts), 0) / pairs.length
  const variance = pairs.reduce((sum, counts) => sum + varianceOf(counts), 0)
  const error = Math.sqrt(variance) / pairs.length
  return { share, error, reach: Z_95 * error }
}

/**
 * The pairs (by index) that should play their next batch, so that the score's interval reaches no farther than
 * `precision`: those that gain the most by a round, and no more than it takes by what is known now. None of a warrior
 * whose interval is narrow enough, or whose pairs have all played `most` rounds.
 */
export function pairsToGoOn(pairs: readonly RoundCounts[], precision: number, most: number): number[] {
  const wanted = ((precision * pairs.length) / Z_95) ** 2
  let variance = pairs.reduce((sum, counts) => sum + varianceOf(counts), 0)
  const open = [...pairs.entries()]
    .map(([pair, counts]) => ({ pair, variance: varianceOf(counts), rounds: countedRounds(counts) }))
    .filter(({ rounds }) => rounds < most)
    .sort((x, y) => y.variance / y.rounds - x.variance / x.rounds || x.pair - y.pair)
  const chosen: number[] = []
  for (const { pair, variance: own, rounds } of open) {
    if (variance <= wanted) break
    chosen.push(pair)
    variance -= own * (1 - rounds / (rounds + nextRounds(rounds, most)))
  }
  return chosen
}

/**
 * Rounds of the next match of a pair that has played so many: 10, then such that it has played 20, 30, 40, 60, 80, 120,
 * 160, 240 and so on; fewer when that would be more than `most`.
 */
export function nextRounds(played: number, most: number): number {
  const next = FIRST_BATCH * 2 ** Math.max(0, Math.floor(Math.log2(played / (2 * FIRST_BATCH))))
  return Math.min(next, most - played)
}

/** Rounds that each pair would need if all had the same, so that the interval reaches no farther than `precision`. */
export function evenRounds(pairs: readonly RoundCounts[], precision: number): number {
  const variance = pairs.reduce((sum, counts) => sum + varianceOf(counts) * countedRounds(counts), 0)
  return Math.max(FIRST_BATCH, Math.ceil(variance * (Z_95 / (precision * pairs.length)) ** 2))
}

/**
 * Variance of a pair's score share. One more win and one more loss are taken for granted: rounds that all ended alike
 * would look certain, and a warrior that happened to look so would get no more rounds.
 */
function varianceOf({ wins, ties, losses }: RoundCounts): number {
  const rounds = wins + ties + losses + 2
  const mean = (wins + 1 + TIE_SHARE * ties) / rounds
  const square = (wins + 1 + TIE_SHARE ** 2 * ties) / rounds
  return (square - mean ** 2) / (rounds - 2)
}
