/** The parts that there are, by their names. */
import { BODIES, OPENINGS } from './kinds/index.js'
import type { Body, Opening } from './part/index.js'

/** Parts by name; what has another name is none. */
export interface PartTable {
  readonly bodies: readonly Body[]
  readonly openings: readonly Opening[]
  hasBody(name: string): boolean
  hasOpening(name: string): boolean
  /** RangeError for a name that no body has. */
  body(name: string): Body
  /** RangeError for a name that no opening has. */
  opening(name: string): Opening
}

/** RangeError where two parts have the same name. */
export function createPartTable(bodies: readonly Body[], openings: readonly Opening[]): PartTable {
  const bodiesByName = byName(bodies)
  const openingsByName = byName(openings)
  return {
    bodies,
    openings,
    hasBody: (name) => bodiesByName.has(name),
    hasOpening: (name) => openingsByName.has(name),
    body: (name) => known(bodiesByName.get(name), name),
    opening: (name) => known(openingsByName.get(name), name),
  }
}

/** All parts that come with drq. */
export const PART_TABLE: PartTable = createPartTable(BODIES, OPENINGS)

function byName<P extends Body | Opening>(parts: readonly P[]): ReadonlyMap<string, P> {
  const named = new Map(parts.map((part) => [part.name, part]))
  if (named.size < parts.length) throw new RangeError('two parts have the same name')
  return named
}

function known<P>(part: P | undefined, name: string): P {
  if (part === undefined) throw new RangeError(`there is no part ${JSON.stringify(name)}`)
  return part
}
