import type { Warrior } from '../../vm/index.js'
import { compareBytes } from '../byte-order.js'

/**
 * A warrior that takes part in a tournament or an evaluation, and the name that it is listed under, usually its
 * file's.
 */
export interface Entrant {
  readonly name: string
  readonly warrior: Warrior
}

/** Two entrants with the same code: the second one does not play. */
export interface Duplicate {
  readonly name: string
  /** Name of the entrant that plays. */
  readonly of: string
}

/** Whether entrants with the code of another one play as well. */
export type DuplicateRule = 'skip' | 'play'

/** Warriors that take part, and those left out because their code takes part already. */
export interface EntryList {
  readonly entrants: readonly Entrant[]
  readonly duplicates: readonly Duplicate[]
}

/** Puts the entrants into the byte order of their names, and each code in once unless duplicates play. */
export function enter(entrants: readonly Entrant[], rule: DuplicateRule): EntryList {
  return rule === 'skip' ? enterOnce(entrants) : { entrants: inByteOrder(entrants), duplicates: [] }
}

/** Puts the entrants into the byte order of their names, and each code in once. */
export function enterOnce(entrants: readonly Entrant[]): EntryList {
  const playing = new Map<string, Entrant>()
  const duplicates: Duplicate[] = []
  for (const entrant of inByteOrder(entrants)) {
    const same = playing.get(entrant.warrior.id)
    if (same === undefined) playing.set(entrant.warrior.id, entrant)
    else duplicates.push({ name: entrant.name, of: same.name })
  }
  return { entrants: [...playing.values()], duplicates }
}

function inByteOrder(entrants: readonly Entrant[]): Entrant[] {
  return entrants.toSorted((x, y) => compareBytes(x.name, y.name))
}
