/** Other constants for the same parts: what a structure may become. */
import type { Random } from '../random.js'
import { isSameCode, type Composition } from './composition.js'
import { constantsOf } from './constants.js'
import { layOut } from './layout.js'
import { nudgeGene } from './nudge.js'
import { drawGene, type Room } from './part/index.js'
import type { PartTable } from './part-table.js'

/** How often a change is a new draw and not a nudge. */
const REDRAWN = 0.5

/**
 * The same parts in the same order, some of their constants other ones: half of the time many, half of the time one or
 * two. Null where that changes nothing or does not fit.
 */
export function varyConstants(
  composition: Composition,
  room: Room,
  random: Random,
  table: PartTable,
): Composition | null {
  const constants = constantsOf(composition, room, table)
  if (constants.length === 0) return null
  const share = random.chance(WIDE) ? 0.5 : 1.5 / constants.length
  const certain = random.below(constants.length)
  const changed = constants.reduce((known, { value, domain, put }, index) => {
    if (index !== certain && !random.chance(Math.min(1, share))) return known
    const next = random.chance(REDRAWN)
      ? drawGene(domain, room, random)
      : nudgeGene(value, domain, room, random)
    return put(known, next)
  }, composition)
  const [before, after] = [layOut(composition, room, table), layOut(changed, room, table)]
  return before.ok && after.ok && !isSameCode(before.value, after.value) ? changed : null
}

/** How often many constants change at once. */
const WIDE = 0.5

/** Which parts a composition has, whatever their constants: the same text for the same ones in the same order. */
export function structureOf({ opening, bodies }: Composition): string {
  return JSON.stringify([opening?.part ?? null, ...bodies.map(({ part }) => part)])
}
