/** Which battles are played at once. */
import type { Batch, Match, RoundPlacement } from '../engine.js'
import { placementsOf } from '../placement.js'
import type { MarsSettings } from '../settings.js'

/** One round of a match. Without P-space all rounds are independent. */
export interface TensorBattle {
  /** Index of the match in the batch. */
  readonly index: number
  readonly match: Match
  readonly round: number
  readonly placement: RoundPlacement
}

/** Memory of the battles that are played at once, in bytes; as much is needed once more where scatters copy. */
export const MOST_BYTES = 2 ** 28

/** Battles at once: beyond that a step only takes longer. */
const MOST_BATTLES = 4096

/** Slots of a ring for the processes of one warrior: no warrior executes twice the cycles of a round. */
export function queueSizeOf({ maxProcesses, maxCycles }: MarsSettings): number {
  return Math.min(maxProcesses, 2 * maxCycles + 2)
}

/** Numbers of a warrior beside its queue and its map of covered addresses. */
const WARRIOR_NUMBERS = 5

/** Memory of one battle with room for so many warriors, in bytes. */
export function bytesOf({ settings, coverage = true }: Batch, crowd: number): number {
  const { coreSize } = settings
  const warrior = queueSizeOf(settings) + (coverage ? coreSize : 0) + WARRIOR_NUMBERS
  return Int32Array.BYTES_PER_ELEMENT * (3 * coreSize + crowd * warrior)
}

/** Whether so many battles fit into memory. Place 0, where battles go that have ended, takes as much as one. */
export const fits = (batch: Batch, crowd: number, battles: number): boolean =>
  bytesOf(batch, crowd) * (battles + 1) <= MOST_BYTES

/** All rounds of the batch in order, cut into parts that fit into memory. */
export function* partsOf(batch: Batch): Generator<readonly TensorBattle[]> {
  let part: TensorBattle[] = []
  let crowd = 0
  for (const [index, match] of batch.matches.entries()) {
    for (const [round, placement] of placementsOf(batch.settings, match).entries()) {
      const wanted = Math.max(crowd, match.warriors.length)
      if (part.length > 0 && (part.length === MOST_BATTLES || !fits(batch, wanted, part.length + 1))) {
        yield part
        part = []
        crowd = 0
      }
      part.push({ index, match, round, placement })
      crowd = Math.max(crowd, match.warriors.length)
    }
  }
  if (part.length > 0) yield part
}
