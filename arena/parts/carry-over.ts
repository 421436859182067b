/** Typed warriors carried over from one core to another. */
import type { MarsSettings } from '../../vm/index.js'
import type { Random } from '../random.js'
import { carryGene, type Carriage } from './carry-constant.js'
import { bootDomain, takesParts, type ChosenBody, type ChosenPart, type Composition } from './composition.js'
import { layOut } from './layout.js'
import { PART_OPERATORS } from './operators.js'
import type { Domains } from './part/index.js'
import { PART_TABLE } from './part-table.js'
import { diesAlone } from './reject.js'

/** Changes of one constant each, of which one must make a warrior that lives. */
const REDRAWS = 24
const redraw = PART_OPERATORS.find(({ name }) => name === 'parts: redraw')!

/**
 * The composition as it is possible in the core of `to`: each constant carried over by its kind (distances and steps keep
 * their share of the core, imp rings their points, counts and offsets stay), bodies that were copied away are copied as
 * far, and what does not fit is left out: first empty cells, then the opening, then the last bodies. Where it would kill
 * itself soon, single constants are drawn anew. Null where these rules take no parts, nothing of it fits, or it dies
 * alone however they are drawn.
 */
export function carryOver(
  composition: Composition,
  from: MarsSettings,
  to: MarsSettings,
  random: Random,
  table = PART_TABLE,
): Composition | null {
  if (!takesParts(to)) return null
  const carriage = { from, to }
  const { opening, blanks } = composition
  const whole: Composition = {
    opening: opening === null ? null : carryPart(opening, table.opening(opening.part).domains(to), carriage),
    bodies: composition.bodies.map(({ distance, ...body }) => ({
      ...carryPart(body, table.body(body.part).domains(to), carriage),
      distance: distance === null ? null : carryGene(distance, bootDomain(to), carriage),
    })),
    blanks: Math.min(blanks, to.maxLength - 1),
  }
  const fitting = smallerAndSmaller(whole).find((smaller) => layOut(smaller, to, table).ok)
  if (fitting === undefined) return null
  const lives = (one: Composition) => {
    const layout = layOut(one, to, table)
    return layout.ok && !diesAlone(one, layout.value, to, table)
  }
  if (lives(fitting)) return fitting
  for (let attempt = 0; attempt < REDRAWS; attempt++) {
    const other = redraw.apply(fitting, { random, room: to, table, mate: null })
    if (other !== null && lives(other)) return other
  }
  return null
}

/** A constant that the part does not have in the other core is left out; parts have the same ones everywhere. */
function carryPart({ part, genes }: ChosenPart, domains: Domains, carriage: Carriage): ChosenPart {
  const carried = Object.entries(domains).map(
    ([name, domain]) => [name, carryGene(genes[name] ?? 0, domain, carriage)] as const,
  )
  return { part, genes: Object.fromEntries(carried) }
}

function smallerAndSmaller(whole: Composition): Composition[] {
  const close = { ...whole, blanks: 0 }
  const fewer = whole.bodies.map((_, dropped): readonly ChosenBody[] =>
    whole.bodies.slice(0, whole.bodies.length - dropped),
  )
  return [
    whole,
    ...fewer.flatMap((bodies) => [
      { ...close, bodies },
      { ...close, opening: null, bodies },
    ]),
  ]
}
