/** All that may vary in a composition while its parts stay the same. */
import { bootDomain, type ChosenBody, type ChosenPart, type Composition } from './composition.js'
import type { Domain, Domains, Genes, Room } from './part/index.js'
import type { PartTable } from './part-table.js'

/** A constant of a part, or where a body is copied to. */
export interface Constant {
  readonly value: number
  readonly domain: Domain
  /** Another value in its place, in a composition of the same parts. */
  readonly put: (composition: Composition, value: number) => Composition
}

/** Of the opening, then of the bodies in their order. */
export function constantsOf({ opening, bodies }: Composition, room: Room, table: PartTable): Constant[] {
  const first =
    opening === null
      ? []
      : constantsOfPart(opening, table.opening(opening.part).domains(room), (composition, change) => ({
          ...composition,
          opening: changeGenes(composition.opening!, change),
        }))
  const others = bodies.flatMap((body, at) => {
    const ofPart = constantsOfPart(body, table.body(body.part).domains(room), (composition, change) =>
      withBody(composition, at, changeGenes(composition.bodies[at]!, change)),
    )
    if (body.distance === null) return ofPart
    const put = (composition: Composition, distance: number) =>
      withBody(composition, at, { ...composition.bodies[at]!, distance })
    return [...ofPart, { value: body.distance, domain: bootDomain(room), put }]
  })
  return [...first, ...others]
}

export function withBody(composition: Composition, at: number, body: ChosenBody): Composition {
  return { ...composition, bodies: composition.bodies.with(at, body) }
}

function constantsOfPart(
  { genes }: ChosenPart,
  domains: Domains,
  change: (composition: Composition, genes: Genes) => Composition,
): Constant[] {
  return Object.entries(domains).map(([name, domain]) => ({
    value: genes[name]!,
    domain,
    put: (composition, value) => change(composition, { [name]: value }),
  }))
}

function changeGenes<P extends ChosenPart>(part: P, genes: Genes): P {
  return { ...part, genes: { ...part.genes, ...genes } }
}
