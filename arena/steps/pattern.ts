/** Steps of warriors that drop several bombs a loop, each with an increment and an offset of its own. */
import { checkStep, greatestCommonDivisor, type StepRating } from './rating.js'

/** In loop k = 0, 1, … a bomb falls on offset + k * increment. */
export interface BombStream {
  /** 1 .. coreSize-1. */
  readonly increment: number
  /** 0 .. coreSize-1. */
  readonly offset: number
}

/**
 * Rates what all streams hit together, in each loop one after the other, until every stream is back at its offset. A
 * cell that was hit already counts no more. The modulus is that of the first stream. One stream alone has the numbers
 * of `rateStep`.
 */
export function ratePattern(streams: readonly BombStream[], coreSize: number): StepRating {
  const hits = hitsOf(streams, coreSize)
  const { before, after, largest } = neighbours(hits, coreSize)
  const wrap = (distance: number) => (distance <= 0 ? distance + coreSize : distance)
  let gapSum = 0
  let twiceMidpointSum = 0
  let freeSpaceSum = coreSize - 1
  let room = largest
  // From the last hit back: to take a hit away merges its two gaps, so no gap is ever searched for.
  for (let index = hits.length - 1; index > 0; index--) {
    const cell = hits[index]!
    const down = wrap(cell - before[cell]!)
    const up = wrap(after[cell]! - cell)
    gapSum += Math.min(down, up)
    twiceMidpointSum += Math.abs(up - down)
    freeSpaceSum += room - 1
    room = Math.max(room, down + up)
    after[before[cell]!] = after[cell]!
    before[after[cell]!] = before[cell]!
  }
  return {
    modulus: greatestCommonDivisor(coreSize, streams[0]!.increment),
    cells: hits.length,
    gapSum,
    midpointSum: Math.floor(twiceMidpointSum / 2),
    freeSpaceSum,
  }
}

/** All cells in the order in which they are first hit. */
function hitsOf(streams: readonly BombStream[], coreSize: number): number[] {
  if (streams.length === 0) throw new RangeError('a pattern needs a stream')
  for (const { increment, offset } of streams) {
    checkStep(increment, coreSize)
    if (!(Number.isInteger(offset) && offset >= 0 && offset < coreSize))
      throw new RangeError(`offset is ${offset}; it must be a whole number from 0 to ${coreSize - 1}`)
  }
  const loops = Math.max(
    ...streams.map(({ increment }) => coreSize / greatestCommonDivisor(coreSize, increment)),
  )
  const isHit = new Uint8Array(coreSize)
  const hits: number[] = []
  const cells = streams.map(({ offset }) => offset)
  for (let loop = 0; loop < loops; loop++)
    for (let index = 0; index < cells.length; index++) {
      const cell = cells[index]!
      if (isHit[cell] === 0) hits.push(cell)
      isHit[cell] = 1
      cells[index] = (cell + streams[index]!.increment) % coreSize
    }
  return hits
}

/** The hit cells before and after each hit cell, and the largest distance between neighbours. */
function neighbours(hits: readonly number[], coreSize: number) {
  const before = new Int32Array(coreSize)
  const after = new Int32Array(coreSize)
  const sorted = Int32Array.from(hits).sort()
  let last = sorted.at(-1)!
  let largest = 0
  for (const cell of sorted) {
    before[cell] = last
    after[last] = cell
    largest = Math.max(largest, cell > last ? cell - last : cell - last + coreSize)
    last = cell
  }
  return { before, after, largest }
}
