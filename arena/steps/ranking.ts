import { rateStep, type StepRating } from './rating.js'

export interface RatedStep extends StepRating {
  readonly step: number
}

export interface RankedStep extends RatedStep {
  /** Place among its likes, 1 the best: by the mean of its places in the three measures; equals share one. */
  readonly rank: number
  /** How many its likes are: steps of the same modulus that come to as many cells. */
  readonly likes: number
}

/** Moduli whose steps people use. */
export const USUAL_MODULI: readonly number[] = [1, 2, 4, 5, 8, 10]

const MEASURES: readonly ((rating: StepRating) => number)[] = [
  ({ gapSum }) => -gapSum,
  ({ midpointSum }) => midpointSum,
  ({ freeSpaceSum }) => freeSpaceSum,
]

/** Ranks steps among their likes; the best of each kind first, then the second of each. */
export function rankSteps(steps: readonly RatedStep[]): RankedStep[] {
  const kinds = new Map<string, RatedStep[]>()
  for (const step of steps) {
    const kind = `${step.modulus} ${step.cells}`
    const likes = kinds.get(kind)
    if (likes === undefined) kinds.set(kind, [step])
    else likes.push(step)
  }
  return [...kinds.values()]
    .flatMap(rankLikes)
    .sort((x, y) => x.rank - y.rank || x.modulus - y.modulus || y.cells - x.cells || x.step - y.step)
}

function rankLikes(steps: readonly RatedStep[]): RankedStep[] {
  const places = MEASURES.map((measure) => placesOf(steps.map(measure)))
  const ranks = placesOf(steps.map((_, index) => places.reduce((sum, place) => sum + place[index]!, 0)))
  return steps.map((step, index) => ({ ...step, rank: ranks[index]!, likes: steps.length }))
}

/** Place of each value, 1 for the lowest; equal values share a place. */
function placesOf(values: readonly number[]): number[] {
  const order = [...values.keys()].sort((x, y) => values[x]! - values[y]!)
  const places: number[] = []
  for (const [at, index] of order.entries()) {
    const previous = order[at - 1]
    places[index] = previous !== undefined && values[previous] === values[index] ? places[previous]! : at + 1
  }
  return places
}

/** All steps from 1 to half the core, rated: those beyond walk the same way backwards. */
export function rateHalf(coreSize: number): RatedStep[] {
  return Array.from({ length: Math.floor(coreSize / 2) }, (_, index) => {
    return { step: index + 1, ...rateStep(index + 1, coreSize) }
  })
}

/** Steps of one modulus in a list of good ones at most, before they are mirrored, and the share of them at most. */
const MOST_OF_MODULUS = 40
const SHARE_OF_MODULUS = 8

const known = new Map<number, readonly number[]>()

/**
 * The best steps for a core, 1 .. coreSize-1 in ascending order: of each of the {@link USUAL_MODULI} the best eighth,
 * 40 at most, and their mirrors coreSize - step, which are as good. 422 for a core of 8000. Empty only where the core
 * has a single cell. Kept for each core size.
 */
export function goodSteps(coreSize: number): readonly number[] {
  const before = known.get(coreSize)
  if (before !== undefined) return before
  const usual = rateHalf(coreSize).filter(({ modulus }) => USUAL_MODULI.includes(modulus))
  const best = rankSteps(usual).filter(
    ({ rank, likes }) => rank <= Math.min(MOST_OF_MODULUS, Math.ceil(likes / SHARE_OF_MODULUS)),
  )
  const steps = [...new Set(best.flatMap(({ step }) => [step, coreSize - step]))].sort((x, y) => x - y)
  known.set(coreSize, steps)
  return steps
}
