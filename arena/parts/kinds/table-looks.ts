import { greatestCommonDivisor } from '../../steps/index.js'
import type { Room } from '../part/index.js'
import { inverse } from './inverse.js'

/** Different sets of places for each number of looks. */
export const VARIANTS = 16

/** Cells of the opening in front of its base and its table, and before the first of the table's entries. */
const BASE = 4
const TABLE = BASE + 1

/** Where a table scan looks: numbers modulo the core size. */
export interface TableLooks {
  /** By which the count of an entry is multiplied: the distance from the base. */
  readonly factor: number
  /** From the first to the second cell of a pair. */
  readonly apart: number
}

/** The four looks of an entry of the table, as distances from the base: each the first of its pair. */
export interface EntryLooks {
  /** The pair that is compared before the entry is counted down, and the one afterwards. */
  readonly early: number
  readonly late: number
  /** What the entry holds before. */
  readonly count: number
}

/** Factors that are tried, from 3 on: all of them in common cores, and in huge ones enough. */
const MOST_FACTORS = 8192

const known = new Map<string, TableLooks>()

/**
 * The factor and the distance that look at places without wide gaps between them, none of them near the warrior. Entries
 * come in threes whose first is in the middle, since a JMP adds one or takes one away. The same for the same arguments.
 */
export function tableLooks(groups: number, variant: number, room: Room): TableLooks {
  const key = [groups, variant, room.coreSize, room.maxLength].join(' ')
  const before = known.get(key)
  if (before !== undefined) return before
  const found = search(groups, variant, room)
  known.set(key, found)
  return found
}

/**
 * The looks of an entry: as the SEQ finds its cell through the entry itself, `entry + count - 1` must be `base + factor *
 * (count - 1)`, and so follows the count from where the entry lies.
 */
export function looksOf({ factor }: TableLooks, entry: number, { coreSize }: Room): EntryLooks {
  const late = ((TABLE - BASE + cellOf(entry)) * inverse(factor - 1, coreSize)) % coreSize
  return {
    early: (factor * (late + 1)) % coreSize,
    late: (factor * late) % coreSize,
    count: (late + 1) % coreSize,
  }
}

/** Which cell of the table an entry is: the middle of each three, the one behind it, the one in front of it. */
export const cellOf = (entry: number): number => 3 * Math.floor(entry / 3) + [1, 2, 0][entry % 3]!

function search(groups: number, variant: number, room: Room): TableLooks {
  const { coreSize, maxLength } = room
  const from = Math.ceil(1.95 * maxLength)
  const to = coreSize - Math.ceil(1.1 * maxLength)
  let best: TableLooks = { factor: 2, apart: Math.floor(coreSize / 2) }
  let narrowest = Infinity
  const units = Array.from({ length: Math.min(coreSize - 3, MOST_FACTORS) }, (_, i) => i + 3).filter(
    (factor) => greatestCommonDivisor(factor - 1, coreSize) === 1,
  )
  for (const factor of units.filter((_, index) => index % VARIANTS === variant)) {
    const firsts = Array.from({ length: 3 * groups }, (_, entry) =>
      looksOf({ factor, apart: 0 }, entry, room),
    )
    const places = firsts.flatMap(({ early, late }) => [(BASE + early) % coreSize, (BASE + late) % coreSize])
    if (places.some((place) => place < from || place >= to)) continue
    for (let part = 1; part < 32; part++) {
      const apart = Math.floor((part * coreSize) / 32)
      const gap = widestGap([...places, ...places.map((place) => (place + apart) % coreSize)], from, to)
      if (gap < narrowest) [best, narrowest] = [{ factor, apart }, gap]
    }
  }
  return best
}

/** Cells between neighbouring places; Infinity where one of them is outside. */
function widestGap(places: readonly number[], from: number, to: number): number {
  let widest = 0
  let before = from
  for (const place of [...places].sort((x, y) => x - y)) {
    if (place < from || place >= to) return Infinity
    widest = Math.max(widest, place - before)
    before = place
  }
  return Math.max(widest, to - before)
}
