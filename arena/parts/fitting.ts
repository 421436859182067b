/** Which parts are of use in a room: what never fits need not be drawn. */
import { createRandom, type Random } from '../random.js'
import type { ChosenBody, ChosenPart } from './composition.js'
import { layOut } from './layout.js'
import { drawGene, roomKey, type Body, type Opening, type Room } from './part/index.js'
import type { PartTable } from './part-table.js'

export interface Fitting {
  /** Bodies that fit by themselves. */
  readonly bodies: readonly Body[]
  /** Openings that fit in front of one of them. */
  readonly openings: readonly Opening[]
}

/** Draws of a part's constants of which one must fit. */
const DRAWS = 6

const KNOWN = new WeakMap<PartTable, Map<string, Fitting>>()

/** From draws that are always the same: the answer follows from room and table alone, and is kept. */
export function fittingParts(room: Room, table: PartTable): Fitting {
  const known = KNOWN.get(table) ?? new Map<string, Fitting>()
  KNOWN.set(table, known)
  const key = roomKey(room)
  const fitting = known.get(key) ?? findFitting(room, table)
  known.set(key, fitting)
  return fitting
}

function findFitting(room: Room, table: PartTable): Fitting {
  const random = createRandom(1)
  const fits = (opening: ChosenPart | null, body: ChosenBody) =>
    layOut({ opening, bodies: [body], blanks: 0 }, room, table).ok
  const alone = table.bodies.flatMap((body): { body: Body; chosen: ChosenBody }[] => {
    const drawn = Array.from({ length: DRAWS }, () => ({ ...drawPart(body, room, random), distance: null }))
    const chosen = drawn.find((one) => fits(null, one))
    return chosen === undefined ? [] : [{ body, chosen }]
  })
  const openings = table.openings.filter((opening) => {
    const drawn = Array.from({ length: DRAWS }, () => drawPart(opening, room, random))
    return drawn.some((one) => alone.some(({ chosen }) => fits(one, chosen)))
  })
  return { bodies: alone.map(({ body }) => body), openings }
}

/** A part with constants at random. */
export function drawPart(part: Body | Opening, room: Room, random: Random): ChosenPart {
  const genes = Object.entries(part.domains(room)).map(
    ([name, domain]) => [name, drawGene(domain, room, random)] as const,
  )
  return { part: part.name, genes: Object.fromEntries(genes) }
}
