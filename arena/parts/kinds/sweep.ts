import type { Domains, Room } from '../part/index.js'
import { longestFlight, type LongestFlight } from './flight.js'

/** Constants of a scan of two cells at a time: in how many strands it runs round the core, and how densely. */
export const SWEEP = {
  strands: { kind: 'count', least: 1, most: 4 },
  density: { kind: 'near', least: 6, most: 30 },
} as const satisfies Domains

/** Values of {@link SWEEP}. */
interface SweepGenes {
  readonly strands: number
  readonly density: number
}

/** A scan and where it may begin. */
export interface Sweep extends LongestFlight {
  readonly step: number
  /** From the first to the second of the two cells: half of the way to the next pair of the strand. */
  readonly gap: number
}

/**
 * A scan that meets no cell of the warrior for as long as possible: as the strands advance slowly, each by `density` cells
 * in a turn, that is until the first one has come round to where another one began. The warrior's cells may be anywhere
 * within its greatest length on both sides.
 */
export function sweepOf({ strands, density }: SweepGenes, room: Room): Sweep {
  const { coreSize, maxLength } = room
  const gap = Math.ceil(density / 2)
  const step = (Math.floor(coreSize / strands) + density) % coreSize
  return { step, gap, ...longestFlight(room, { step, marks: [0, gap], from: -maxLength, to: maxLength }) }
}
