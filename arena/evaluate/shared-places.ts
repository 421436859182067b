/**
 * How well a score is known where all opponents were met from the same places (pMARS's -F). Who is lucky with a place is
 * lucky against many, so it is the rounds that are independent, not the fights: clusters (Cochran, Sampling Techniques,
 * 1977, 9.3), and few of them.
 */
import { estimateScore, type ScoreEstimate, studentInterval } from '../statistics/index.js'
import { roundCount, warriorOutcome, type MatchOutcome } from '../../vm/index.js'
import { scoreShareOf, type RoundCounts } from '../score.js'

/** Score shares of a warrior by round, the first one first: the mean over its opponents, 0 .. 1. */
export type RoundShares = readonly number[]

/** Sums up the matches of one warrior, which are all as long. */
export function createRoundTally() {
  const sums: number[] = []
  let matches = 0
  return {
    /** A match of two in which the warrior was loaded first. */
    add(outcome: MatchOutcome) {
      matches++
      for (let round = 0; round < roundCount(outcome); round++)
        sums[round] = (sums[round] ?? 0) + shareOf(outcome, round)
    },
    shares: (): RoundShares => sums.map((sum) => sum / matches),
  }
}

function shareOf(outcome: MatchOutcome, round: number): number {
  const [lives, otherLives] = [0, 1].map((index) => warriorOutcome(outcome, round, index).deathCycle === 0)
  const ties = Number(lives && otherLives)
  return scoreShareOf({ wins: Number(lives) - ties, ties, losses: Number(!lives) })
}

/**
 * The score from its rounds and from the pairs that they belong to. The interval is at least as wide as that of fights
 * that know nothing of each other: few rounds that all ended alike would look certain. A single one tells nothing.
 */
export function estimateFromRounds(rounds: RoundShares, pairs: readonly RoundCounts[]): ScoreEstimate {
  const { share, reach } = estimateScore(pairs)
  if (rounds.length === 0) return { share, reach }
  const { interval } = studentInterval(rounds)
  return { share, reach: interval === null ? null : Math.max(reach, (interval.high - interval.low) / 2) }
}
