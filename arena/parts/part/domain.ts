import type { Random } from '../../random.js'
import { greatestCommonDivisor } from '../../steps/index.js'

/** The core for which parts are made: sizes in cells, as {@link MarsSettings} has them. */
export interface Room {
  readonly coreSize: number
  /** Most instructions of a warrior. */
  readonly maxLength: number
  /** Least cells between the first instructions of two warriors. */
  readonly minSeparation: number
  /** Most processes of a warrior. */
  readonly maxProcesses: number
}

/** The same for rooms in which the same parts are possible: what is found for one may be kept under it. */
export const roomKey = ({ coreSize, maxLength, minSeparation, maxProcesses }: Room): string =>
  [coreSize, maxLength, minSeparation, maxProcesses].join()

/**
 * What values a constant of a part may have:
 * - `step`: a bombing or copying step, 1 .. coreSize - 1, whose greatest common divisor with the core size is `divisor`;
 * - `distance`: a place away from the warrior's own code, at least `least` cells off on both sides;
 * - `ring`: the step of an imp ring of 3, 7, 9 … points: x with x * points = 1 modulo the core size;
 * - `count`: a whole number from `least` to `most`;
 * - `near`: an offset of a few cells, `least` to `most`, either may be negative;
 * - `choice`: an index into `of` alternatives, 0 .. of - 1.
 */
export type Domain =
  | { readonly kind: 'step'; readonly divisor: number }
  | { readonly kind: 'distance'; readonly least: number }
  | { readonly kind: 'ring' }
  | { readonly kind: 'count' | 'near'; readonly least: number; readonly most: number }
  | { readonly kind: 'choice'; readonly of: number }

/** The constants of a part by name, each with what it may be. */
export type Domains = Readonly<Record<string, Domain>>

/** The values of a part's constants by name: whole numbers, 0 .. coreSize - 1, but `near`, which is signed. */
export type Genes<D extends Domains = Domains> = Readonly<Record<keyof D & string, number>>

/** Points of imp rings that are tried, the fewest first. */
const POINTS: readonly number[] = [3, 5, 7, 9, 11, 13]

/** Steps of the imp rings that close in this core: 2667 (3 points), 1143 (7), 889 (9) … for 8000. */
export function ringSteps(coreSize: number): readonly number[] {
  return POINTS.flatMap((points) => {
    const times = Array.from({ length: points }, (_, i) => i).find((i) => (i * coreSize + 1) % points === 0)
    return times === undefined || times === 0 ? [] : [(times * coreSize + 1) / points]
  })
}

/** Draws a value. */
export function drawGene(domain: Domain, room: Room, random: Random): number {
  switch (domain.kind) {
    case 'step':
      return drawStep(domain.divisor, room, random)
    case 'distance': {
      const least = leastDistance(domain.least, room.coreSize)
      return least + random.below(room.coreSize - 2 * least)
    }
    case 'ring': {
      const steps = ringSteps(room.coreSize)
      return steps.length === 0 ? drawStep(1, room, random) : random.pick(steps)
    }
    case 'count':
    case 'near':
      return domain.least + random.below(domain.most - domain.least + 1)
    case 'choice':
      return random.below(domain.of)
  }
}

/** Whether {@link drawGene} may give this value. */
export function isGene(value: number, domain: Domain, room: Room): boolean {
  if (!Number.isSafeInteger(value)) return false
  const { coreSize } = room
  switch (domain.kind) {
    case 'step':
      return isStep(value, domain.divisor, coreSize)
    case 'distance': {
      const least = leastDistance(domain.least, coreSize)
      return value >= least && value < coreSize - least
    }
    case 'ring': {
      const steps = ringSteps(coreSize)
      return steps.length === 0 ? isStep(value, 1, coreSize) : steps.includes(value)
    }
    case 'count':
    case 'near':
      return value >= domain.least && value <= domain.most
    case 'choice':
      return value >= 0 && value < domain.of
  }
}

/** In a core in which there is nothing so far away, a third of it. */
const leastDistance = (least: number, coreSize: number): number => Math.min(least, Math.floor(coreSize / 3))

/** What a `step` and the core size have in common: the divisor, or 1 where it is none of the core size. */
export const divisorOf = (divisor: number, coreSize: number): number =>
  coreSize % divisor === 0 ? divisor : 1

const isStep = (value: number, divisor: number, coreSize: number): boolean =>
  value >= 1 && value < coreSize && greatestCommonDivisor(value, coreSize) === divisorOf(divisor, coreSize)

function drawStep(divisor: number, { coreSize }: Room, random: Random): number {
  const possible = divisorOf(divisor, coreSize)
  for (;;) {
    const step = possible * (1 + random.below(Math.floor(coreSize / possible) - 1))
    if (greatestCommonDivisor(step, coreSize) === possible) return step
  }
}
