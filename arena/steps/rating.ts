/**
 * How well a bombing or scanning step spreads over the core, by the three published measures of Core War's "optima
 * numbers" (corewar.co.uk/optima.htm; theory: Morrell, "Mathematical Models for Step Sizes", 1996).
 */

/** What one step, or a pattern of several, is worth. Only numbers of one core, modulus and number of cells compare. */
export interface StepRating {
  /** Greatest common divisor of step and core: a step of modulus 4 comes to every 4th cell. */
  readonly modulus: number
  /** Different cells it comes to before it repeats itself, the first included. */
  readonly cells: number
  /**
   * Sieben's classic measure (1992), the higher the better: for each cell after the first, the distance to the closest
   * cell hit before, summed.
   */
  readonly gapSum: number
  /**
   * Han's measure (Corestep), the lower the better: for each cell after the first, its distance from the midpoint
   * between the nearest earlier hits on both sides, summed, the sum rounded down.
   */
  readonly midpointSum: number
  /**
   * Durham's measure, the lower the better: the largest number of neighbouring cells not hit so far, summed over all
   * hits, the first included. Divided by `cells` it is the room a warrior has on average.
   */
  readonly freeSpaceSum: number
}

/** Of two whole numbers >= 0. */
export function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}

/**
 * Rates the walk 0, step, 2 step, … until it is back at 0; step 1 .. coreSize-1. By the three-gap theorem the gaps
 * have two sizes whenever all of one size have been split, and the walk splits every larger one into a smaller one and
 * the rest before it splits any other: subtractive Euclid on the sizes, so that no cell is visited.
 */
export function rateStep(step: number, coreSize: number): StepRating {
  checkStep(step, coreSize)
  let large = Math.max(step, coreSize - step)
  let small = coreSize - large
  let [larges, smalls] = [1, 1]
  let gapSum = small
  let twiceMidpointSum = large - small
  let freeSpaceSum = coreSize - 1 + (large - 1)
  while (large > small) {
    const rest = large - small
    gapSum += larges * Math.min(small, rest)
    twiceMidpointSum += larges * Math.abs(small - rest)
    freeSpaceSum += (larges - 1) * (large - 1) + Math.max(small, rest) - 1
    const ofSmall = smalls + larges
    if (rest > small) [large, larges, smalls] = [rest, larges, ofSmall]
    else [large, larges, small, smalls] = [small, ofSmall, rest, larges]
  }
  return {
    modulus: large,
    cells: coreSize / large,
    gapSum,
    midpointSum: Math.floor(twiceMidpointSum / 2),
    freeSpaceSum,
  }
}

/** Throws a RangeError unless the step moves within the core. */
export function checkStep(step: number, coreSize: number): void {
  if (!(Number.isInteger(step) && step >= 1 && step < coreSize))
    throw new RangeError(`step is ${step}; it must be a whole number from 1 to ${coreSize - 1}`)
}
