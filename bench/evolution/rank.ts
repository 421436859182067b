import type { Judge, Weighed } from './judge.js'

/** A warrior's place among the judges, when it and each of them meet all of them, by points. */
export interface Rank {
  /** From 1, equal points in its favour. */
  readonly rank: number
  /** The judges and the warrior. */
  readonly of: number
  /** The points of the best three judges, the best first. */
  readonly best: readonly { readonly name: string; readonly score: number }[]
}

/** Lets the judges fight each other, which takes as many rounds as they are many, squared. */
export async function rankAmongJudges(judge: Judge): Promise<(weighed: Weighed) => Rank> {
  const field = (await judge.weigh(judge.opponents)).toSorted((x, y) => y.score - x.score)
  const best = field.slice(0, 3).map(({ warrior, score }) => ({ name: warrior.name, score }))
  return ({ score }) => {
    return { best, of: field.length + 1, rank: 1 + field.filter((one) => one.score > score).length }
  }
}
