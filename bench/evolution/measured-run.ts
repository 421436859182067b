/** What the judges say of a run: of the warrior that it chose, of its last champions, and of those on the way. */
import type { MeanEstimate } from '../../arena/statistics/index.js'
import type { RunResult, Spent, TimedChampion } from './evolve-once.js'
import { beatenOf, gainOf, type Judge, type Weighed } from './judge.js'

export interface Strength {
  /** Percent. */
  readonly beaten: number
  readonly beatenOrTied: number
  /** Points per 100 rounds. */
  readonly score: number
}

export interface MeasuredRun {
  readonly seed: number
  readonly variant: string
  readonly end: RunResult['end']
  readonly spent: Spent
  readonly generations: number
  readonly chosen: Strength & { readonly name: string; readonly length: number; readonly error: number }
  /** Points of the chosen over those of the best given; null where nothing was given. */
  readonly gain: MeanEstimate | null
  /** Means of the last ten champions, or of all where they are fewer; null without any. */
  readonly lastTen: Strength | null
  /** Whether the chosen has as many points as the last ten on average, or more. */
  readonly isChoiceGood: boolean
  /** The last champion of each part of the run; a part before the first champion has none. */
  readonly curve: readonly (CurvePoint | null)[]
}

export interface CurvePoint extends Strength {
  /** Of the champion. */
  readonly generation: number
  readonly spent: Spent
}

const LAST = 10

/** `parts` is how many points the curve has: the champions at the end of that many equal parts of the run's rounds. */
export async function measureRun(
  run: RunResult,
  { seed, variant, parts }: { readonly seed: number; readonly variant: string; readonly parts: number },
  judge: Judge,
  bestGiven: Weighed | null,
): Promise<MeasuredRun & { readonly weighed: Weighed }> {
  const { champions, chosen, end, spent } = run
  const last = champions.slice(-LAST)
  const onTheWay = championsOnTheWay(champions, parts)
  const asked = [
    chosen,
    ...[...last, ...onTheWay.filter((one) => one !== null)].map(({ warrior }) => warrior),
  ]
  const answers = new Map((await judge.weigh(asked)).map((weighed) => [weighed.warrior.id, weighed]))
  const strengthOfChampion = ({ warrior }: TimedChampion) => strengthOf(answers.get(warrior.id)!)
  const weighed = answers.get(chosen.id)!
  const lastTen = last.length === 0 ? null : meanStrength(last.map(strengthOfChampion))
  return {
    ...{ seed, variant, end, spent, weighed, lastTen },
    generations: champions.length,
    chosen: {
      ...strengthOf(weighed),
      error: weighed.error,
      name: chosen.name,
      length: chosen.instructions.length,
    },
    gain: bestGiven === null ? null : gainOf(weighed, bestGiven),
    isChoiceGood: lastTen === null || weighed.score >= lastTen.score,
    curve: onTheWay.map((one) =>
      one === null ? null : { generation: one.generation, spent: one.spent, ...strengthOfChampion(one) },
    ),
  }
}

function championsOnTheWay(champions: readonly TimedChampion[], parts: number): (TimedChampion | null)[] {
  const total = champions.at(-1)?.spent.rounds ?? 0
  return Array.from({ length: parts }, (_, part) => {
    const reached = ({ spent }: TimedChampion) => spent.rounds <= ((part + 1) / parts) * total
    return champions.findLast(reached) ?? null
  })
}

export const strengthOf = (weighed: Weighed): Strength => ({
  beaten: beatenOf(weighed),
  beatenOrTied: (100 * (weighed.beaten + weighed.tied)) / weighed.opponents,
  score: weighed.score,
})

export function meanStrength(all: readonly Strength[]): Strength {
  const mean = (of: (one: Strength) => number) => all.reduce((sum, one) => sum + of(one), 0) / all.length
  return {
    beaten: mean(({ beaten }) => beaten),
    beatenOrTied: mean(({ beatenOrTied }) => beatenOrTied),
    score: mean(({ score }) => score),
  }
}
