import { compareBytes } from '../byte-order.js'
import { fitBradleyTerry, Z_95 } from '../statistics/index.js'
import type { PairRecord } from './pair-record.js'
import { perHundred, pointsOf, winShareOf } from '../score.js'

/** A warrior and what it is called. */
export interface RatedWarrior {
  readonly warriorId: string
  readonly name: string
}

/** How strong a warrior is by all its rounds against the others. */
export interface Rating extends RatedWarrior {
  /** From 1; equal ratings share a rank. */
  readonly rank: number
  /** On Elo's scale: 1500 in the mean, and 400 more are odds of 10 to 1, a tie being half a win. */
  readonly rating: number
  /** Bounds of the 95 % interval that the chance in the rounds leaves. */
  readonly low: number
  readonly high: number
  readonly opponents: number
  readonly rounds: number
  readonly wins: number
  readonly ties: number
  readonly losses: number
  /** 3 a win and 1 a tie, per 100 rounds. */
  readonly points: number
  /** Wins by rounds, 0 .. 1. */
  readonly winShare: number
}

/** Most warriors that are rated together: time grows with the cube of their number, 1000 take some seconds. */
export const MAX_RATED = 1000

/** Rounds that everybody is taken to have tied against a warrior of 1500 (see fitBradleyTerry). */
const PRIOR_ROUNDS = 1

const POINTS_PER_LOGIT = 400 / Math.LN10

/**
 * Ratings on Elo's scale (1500 in the mean, 400 more are odds of 10 to 1) with their 95 % intervals, fitted to all
 * rounds between the warriors after Bradley and Terry (Biometrika 39, 1952), a tie being half a win. `records` are
 * those that `recordPairs` makes, and name the warriors by index. The strongest comes first, then the byte order of
 * the names. Throws a RangeError for more than 1000 warriors, for time grows with the cube of their number.
 */
export function rateWarriors(warriors: readonly RatedWarrior[], records: readonly PairRecord[]): Rating[] {
  if (warriors.length > MAX_RATED)
    throw new RangeError(`${warriors.length} warriors; at most ${MAX_RATED} are rated together`)
  const { abilities, covariance } = fitBradleyTerry(warriors.length, records, PRIOR_ROUNDS)
  const sums = warriors.map(() => ({ opponents: 0, rounds: 0, wins: 0, losses: 0 }))
  for (const { first, second, wins, losses, rounds } of records) {
    for (const [index, won, lost] of [
      [first, wins, losses],
      [second, losses, wins],
    ] as const) {
      const sum = sums[index]!
      sum.opponents++
      sum.rounds += rounds
      sum.wins += won
      sum.losses += lost
    }
  }
  const lines = warriors.map((warrior, index) => {
    const { opponents, rounds, wins, losses } = sums[index]!
    const ties = rounds - wins - losses
    const rating = 1500 + POINTS_PER_LOGIT * abilities[index]!
    const reach = Z_95 * POINTS_PER_LOGIT * Math.sqrt(covariance(index, index))
    return {
      ...warrior,
      ...{ rating, low: rating - reach, high: rating + reach, opponents, rounds, wins, ties, losses },
      points: perHundred(pointsOf({ wins, ties }), rounds),
      winShare: winShareOf({ wins, ties, losses }),
    }
  })
  lines.sort((x, y) => y.rating - x.rating || compareBytes(x.name, y.name))
  const ranks: number[] = []
  for (const [index, { rating }] of lines.entries())
    ranks.push(index > 0 && lines[index - 1]!.rating === rating ? ranks[index - 1]! : index + 1)
  return lines.map((line, index) => ({ rank: ranks[index]!, ...line }))
}

/** Groups of warriors between which no match was fought: ratings compare within a group only. */
export function countGroups(count: number, records: readonly PairRecord[]): number {
  const leader = Array.from({ length: count }, (_, index) => index)
  const find = (index: number): number => {
    while (leader[index] !== index) index = leader[index] = leader[leader[index]!]!
    return index
  }
  for (const { first, second } of records) leader[find(first)] = find(second)
  return leader.filter((own, index) => own === index).length
}
