import { greatestCommonDivisor } from '../../steps/index.js'
import type { Room } from '../part/index.js'
import { inverse } from './inverse.js'

/** A pointer that is moved on by the same step again and again. */
export interface Flight {
  readonly step: number
  /** Cells that are hit or looked at with every step, as offsets from where the pointer points. */
  readonly marks: readonly number[]
  /** Cells that must not be met, from `from` to `to`, relative to the cell from which the pointer counts. */
  readonly from: number
  readonly to: number
}

/** Where a flight may begin, and after how many steps its next mark would be a forbidden cell. */
export interface LongestFlight {
  /** 0 .. coreSize - 1. */
  readonly first: number
  /** Steps that are safe, the first place counted: at most a whole lap, which in some cores has no forbidden cell at all. */
  readonly turns: number
}

/** The place from which a pointer flies longest before it would meet what it must not: just past a forbidden cell. */
export function longestFlight({ coreSize }: Room, { step, marks, from, to }: Flight): LongestFlight {
  const wrap = (place: number) => ((place % coreSize) + coreSize) % coreSize
  const forbidden = new Set<number>()
  for (let cell = from; cell <= to; cell++) for (const mark of marks) forbidden.add(wrap(cell - mark))
  const divisor = greatestCommonDivisor(step, coreSize)
  const lap = coreSize / divisor
  const perStep = inverse(step / divisor, lap)
  /** Steps from one cell to another; Infinity where the flight never comes there. */
  const stepsTo = (from: number, to: number): number => {
    const distance = wrap(to - from)
    return distance % divisor === 0 ? ((distance / divisor) * perStep) % lap : Infinity
  }
  const starts = [...forbidden].map((place) => wrap(place + step))
  for (let residue = 0; residue < divisor; residue++) starts.push(residue)
  let best: LongestFlight = { first: wrap(to + 1 + step), turns: 0 }
  for (const first of starts) {
    const turns = Math.min(lap, ...[...forbidden].map((cell) => stepsTo(first, cell)))
    if (turns > best.turns) best = { first, turns }
  }
  return best
}
