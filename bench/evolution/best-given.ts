import type { Warrior } from '../../vm/index.js'
import type { Judge, Weighed } from './judge.js'

/** Rounds of a first look at all that were given, and those of them that are looked at closely. */
const FIRST_ROUNDS = 4
const CLOSELY = 8

/** The best of what runs are given by the points that the judges say; null of none. */
export async function findBestGiven(given: readonly Warrior[], judge: Judge): Promise<Weighed | null> {
  const first = given.length <= CLOSELY ? null : await judge.weigh(given, FIRST_ROUNDS)
  const close =
    first === null
      ? given
      : best(first)
          .slice(0, CLOSELY)
          .map(({ warrior }) => warrior)
  return best(await judge.weigh(close))[0] ?? null
}

const best = (weighed: readonly Weighed[]): Weighed[] => weighed.toSorted((x, y) => y.score - x.score)
