/** Typed warriors drawn at random: which kinds of bodies go together, and how many. */
import { drawWeighted, type Random } from '../random.js'
import { bootDomain, type ChosenBody, type Composition } from './composition.js'
import { drawPart, fittingParts } from './fitting.js'
import { drawGene, type Body, type BodyKind, type Room } from './part/index.js'
import { layOut } from './layout.js'
import type { PartTable } from './part-table.js'

/** Kinds of bodies in the order of their start, and how often they are drawn; the first of each row is a weight. */
const COMBINATIONS: readonly (readonly [weight: number, ...kinds: readonly BodyKind[]])[] = [
  [5, 'stone', 'imp'],
  [4, 'paper'],
  [4, 'paper', 'paper'],
  [3, 'stone', 'paper'],
  [2, 'stone', 'paper', 'paper'],
  [2, 'paper', 'imp'],
  [2, 'scanner'],
  [1, 'clear'],
  [1, 'clear', 'imp'],
  [1, 'stone', 'paper', 'imp'],
  [1, 'stone'],
  [1, 'imp'],
  [1, 'vampire'],
]
/** How often kinds are drawn one by one instead, so that other combinations come as well. */
const ANY_KINDS = 0.15
const MOST_DRAWN = 3
const WITH_OPENING = 0.75
/** Most empty cells in front of the bodies, and how often there are any. */
const BLANKS = { most: 30, chance: 0.4 } as const

/** Rooms with at most so many instructions for a warrior are small: most bodies stay where they are loaded. */
const SMALL = 40
/** How often a body that could be copied away stays. */
const STAYS = { small: 0.6, large: 0.05 } as const

/** Instructions of the room for each body that is drawn. */
const LINES_A_BODY = 5

/** Draws of which one must fit; those after half of them have no opening and a single body. */
const ATTEMPTS = 24

/** A composition that fits the room; null where no part does, or none was found. */
export function drawComposition(room: Room, random: Random, table: PartTable): Composition | null {
  const { bodies: possible, openings } = fittingParts(room, table)
  if (possible.length === 0) return null
  const most = Math.max(1, Math.min(MOST_DRAWN, Math.floor(room.maxLength / LINES_A_BODY)))
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const isLate = attempt >= ATTEMPTS / 2
    const kinds = isLate ? [random.pick(possible).kind] : drawKinds(possible, most, random)
    const bodies = kinds.map((kind) =>
      drawBody(random.pick(possible.filter((body) => body.kind === kind)), room, random),
    )
    const withOpening = !isLate && openings.length > 0 && random.chance(WITH_OPENING)
    const opening = withOpening ? drawPart(random.pick(openings), room, random) : null
    const composition = { opening, bodies, blanks: drawBlanks(room, random) }
    const close = { ...composition, blanks: 0 }
    for (const smaller of [composition, close, { ...close, opening: null }])
      if (layOut(smaller, room, table).ok) return smaller
  }
  return null
}

export function drawBody(body: Body, room: Room, random: Random): ChosenBody {
  const stays = !body.isBooted || random.chance(isSmall(room) ? STAYS.small : STAYS.large)
  return {
    ...drawPart(body, room, random),
    distance: stays ? null : drawGene(bootDomain(room), room, random),
  }
}

/** Empty cells in front of the bodies. */
export function drawBlanks({ maxLength }: Room, random: Random): number {
  return random.chance(BLANKS.chance) ? random.below(Math.min(BLANKS.most, maxLength) + 1) : 0
}

export const isSmall = ({ maxLength }: Room): boolean => maxLength <= SMALL

function drawKinds(possible: readonly Body[], most: number, random: Random): readonly BodyKind[] {
  const kinds = [...new Set(possible.map(({ kind }) => kind))]
  const combinations = COMBINATIONS.filter(
    ([, ...needed]) => needed.length <= most && needed.every((kind) => kinds.includes(kind)),
  )
  if (combinations.length === 0 || random.chance(ANY_KINDS))
    return Array.from({ length: 1 + random.below(most) }, () => random.pick(kinds))
  const [, ...drawn] = drawWeighted(combinations, ([weight]) => weight, random)
  return drawn
}
