/** Changes of typed warriors, by their parts and by the kind of each constant. */
import type { Random } from '../random.js'
import { bootDomain, isSameCode, MOST_BODIES, type Composition } from './composition.js'
import { constantsOf, withBody } from './constants.js'
import { drawPart, fittingParts } from './fitting.js'
import { drawBlanks, drawBody, isSmall } from './grammar.js'
import { layOut } from './layout.js'
import { nudgeGene } from './nudge.js'
import { drawGene, isGene, type Domain, type Domains, type Genes, type Room } from './part/index.js'
import type { PartTable } from './part-table.js'

export interface PartContext {
  readonly random: Random
  readonly room: Room
  readonly table: PartTable
  /** Another composition, which may lend bodies and genes; null where there is none. */
  readonly mate: Composition | null
}

/** A change of a composition. */
export interface PartOperator {
  /** Begins with `parts: `. */
  readonly name: string
  /** Whether the mate lends something. */
  readonly isCrossover: boolean
  /** A composition that fits the room and is other code; null where it does not apply, fit or change anything. */
  readonly apply: (composition: Composition, context: PartContext) => Composition | null
}

type Change = (composition: Composition, context: PartContext) => Composition | null

function operator(name: string, change: Change, isCrossover = false): PartOperator {
  return {
    name: `parts: ${name}`,
    isCrossover,
    apply(composition, context) {
      const { room, table } = context
      const changed = change(composition, context)
      const after = changed === null ? null : layOut(changed, room, table)
      if (after === null || !after.ok) return null
      const before = layOut(composition, room, table)
      return before.ok && isSameCode(before.value, after.value) ? null : changed
    },
  }
}

/** Another part in the place of a body, half of the time of the same kind; constants of the same name stay. */
const swap: Change = (composition, { random, room, table }) => {
  const at = random.below(composition.bodies.length)
  const old = composition.bodies[at]!
  const { kind } = table.body(old.part)
  const isAnyKind = random.chance(0.5)
  const others = fittingParts(room, table).bodies.filter(
    (body) => body.name !== old.part && (isAnyKind || body.kind === kind),
  )
  if (others.length === 0) return null
  const body = random.pick(others)
  const drawn = drawBody(body, room, random)
  return withBody(composition, at, {
    part: drawn.part,
    genes: keepGenes(drawn.genes, old.genes, body.domains(room), room),
    distance: body.isBooted && table.body(old.part).isBooted ? old.distance : drawn.distance,
  })
}

const add: Change = (composition, { random, room, table }) => {
  const { bodies } = composition
  if (bodies.length >= MOST_BODIES) return null
  const possible = fittingParts(room, table).bodies
  if (possible.length === 0) return null
  // Kinds have even chances, however many parts they have.
  const kind = random.pick([...new Set(possible.map((body) => body.kind))])
  const drawn = drawBody(random.pick(possible.filter((body) => body.kind === kind)), room, random)
  return { ...composition, bodies: bodies.toSpliced(random.below(bodies.length + 1), 0, drawn) }
}

const drop: Change = (composition, { random }) => {
  const { bodies } = composition
  return bodies.length === 1
    ? null
    : { ...composition, bodies: bodies.toSpliced(random.below(bodies.length), 1) }
}

/** Two bodies start in the other order. */
const reorder: Change = (composition, { random }) => {
  const { bodies } = composition
  if (bodies.length < 2) return null
  const [one, other] = [random.below(bodies.length), random.below(bodies.length)]
  return { ...composition, bodies: bodies.with(one, bodies[other]!).with(other, bodies[one]!) }
}

/** Another opening, or none. */
const open: Change = (composition, { random, room, table }) => {
  const { opening } = composition
  const others = fittingParts(room, table).openings.filter(({ name }) => name !== opening?.part)
  const without = others.length === 0 || random.chance(0.3)
  if (opening !== null && without) return { ...composition, opening: null }
  return others.length === 0 ? null : { ...composition, opening: drawPart(random.pick(others), room, random) }
}

/** Empty cells in front of the bodies. */
const blank: Change = (composition, { random, room }) => {
  return { ...composition, blanks: drawBlanks(room, random) }
}

/** Changes one constant of one part, or where one body is copied to. */
const constant =
  (next: (value: number, domain: Domain, room: Room, random: Random) => number): Change =>
  (composition, { random, room, table }) => {
    const constants = constantsOf(composition, room, table)
    if (constants.length === 0) return null
    const { value, domain, put } = random.pick(constants)
    return put(composition, next(value, domain, room, random))
  }

const redraw = constant((_, domain, room, random) => drawGene(domain, room, random))
const nudge = constant(nudgeGene)

/** A body goes elsewhere, or now and then stays; one that stayed goes. */
const move: Change = (composition, { random, room, table }) => {
  const booted = indicesOf(composition.bodies, ({ part }) => table.body(part).isBooted)
  if (booted.length === 0) return null
  const at = random.pick(booted)
  const body = composition.bodies[at]!
  const stays = body.distance !== null && random.chance(isSmall(room) ? 0.5 : 0.1)
  return withBody(composition, at, {
    ...body,
    distance: stays ? null : drawGene(bootDomain(room), room, random),
  })
}

/** Constants of a body of the mate, where it is the same part, each with even chances. */
const lendGenes: Change = (composition, { random, mate }) => {
  const lenders = mate?.bodies ?? []
  const possible = indicesOf(composition.bodies, ({ part }) => lenders.some((lender) => lender.part === part))
  if (possible.length === 0) return null
  const at = random.pick(possible)
  const body = composition.bodies[at]!
  const lender = random.pick(lenders.filter(({ part }) => part === body.part))
  const genes = Object.fromEntries(
    Object.keys(body.genes).map((name) => [name, (random.chance(0.5) ? body : lender).genes[name]!]),
  )
  return withBody(composition, at, { ...body, genes })
}

/** Each body of one parent or of the other, and the opening of either. */
const cross: Change = (composition, { random, mate }) => {
  if (mate === null) return null
  const parents = random.chance(0.5) ? [composition, mate] : [mate, composition]
  const [first, second] = parents as [Composition, Composition]
  return {
    opening: random.chance(0.5) ? first.opening : second.opening,
    bodies: first.bodies.map((body, index) => (random.chance(0.5) ? body : (second.bodies[index] ?? body))),
    blanks: first.blanks,
  }
}

/** A body of the mate beside those that are there. */
const join: Change = (composition, { random, mate }) => {
  const { bodies } = composition
  if (mate === null || bodies.length >= MOST_BODIES) return null
  const lent = random.pick(mate.bodies)
  return { ...composition, bodies: bodies.toSpliced(random.below(bodies.length + 1), 0, lent) }
}

export const PART_OPERATORS: readonly PartOperator[] = [
  operator('swap', swap),
  operator('add', add),
  operator('drop', drop),
  operator('reorder', reorder),
  operator('opening', open),
  operator('blanks', blank),
  operator('redraw', redraw),
  operator('nudge', nudge),
  operator('boot', move),
  operator('lend genes', lendGenes, true),
  operator('crossover', cross, true),
  operator('join', join, true),
]

/** The drawn genes, but of the old ones those that are possible under the same name. */
function keepGenes(drawn: Genes, old: Genes, domains: Domains, room: Room): Genes {
  return Object.fromEntries(
    Object.entries(domains).map(([name, domain]) => {
      const isKept = Object.hasOwn(old, name) && isGene(old[name]!, domain, room)
      return [name, (isKept ? old : drawn)[name]!]
    }),
  )
}

function indicesOf<T>(items: readonly T[], test: (item: T) => boolean): number[] {
  return items.flatMap((item, index) => (test(item) ? [index] : []))
}
