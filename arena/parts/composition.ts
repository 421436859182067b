/** What a typed warrior is made of, and the comment line by which its source says so. */
import { z } from 'zod'
import type { MarsSettings, Program, Warrior } from '../../vm/index.js'
import { isGene, type Domain, type Domains, type Genes, type Room } from './part/index.js'
import { layOut } from './layout.js'
import { isSameInstruction } from './operation.js'
import { PART_TABLE, type PartTable } from './part-table.js'

/** A part by name, with the values of its constants. */
export interface ChosenPart {
  readonly part: string
  readonly genes: Genes
}

export interface ChosenBody extends ChosenPart {
  /** How far behind the warrior's first cell it is copied to, see {@link bootDomain}; null where it stays. */
  readonly distance: number | null
}

/** The genome of a typed warrior. */
export interface Composition {
  readonly opening: ChosenPart | null
  /** 1 .. {@link MOST_BODIES}, in the order in which they start. */
  readonly bodies: readonly ChosenBody[]
  /** Empty cells in front of the bodies' code, >= 0. */
  readonly blanks: number
}

export const MOST_BODIES = 4

/** What a body's distance may be: clear of any part of the warrior's own cells, on both sides. */
export function bootDomain({ maxLength }: Room): Domain {
  return { kind: 'distance', least: 2 * maxLength }
}

/** Characters of the comment line, its beginning included. */
const MOST_CHARACTERS = 4096
const BEGINNING = ';drq-parts '
const COMMENT = /^;drq-parts (\{.*\})[ \t\r]*$/m

const GENES = z.record(z.string().max(40), z.int())
const PART = z.strictObject({ part: z.string().max(40), genes: GENES })
const COMPOSITION = z.strictObject({
  opening: PART.nullable(),
  bodies: z
    .array(PART.extend({ distance: z.int().nullable() }))
    .min(1)
    .max(MOST_BODIES),
  blanks: z.int().min(0),
})

/** One line, without its end. RangeError where it would be longer than 4096 characters, which no parts' genes are. */
export function printComposition({ opening, bodies, blanks }: Composition): string {
  const text = `${BEGINNING}${JSON.stringify({ opening, bodies, blanks })}`
  if (text.length > MOST_CHARACTERS) throw new RangeError(`a composition of ${text.length} characters`)
  return text
}

/** What a composition is made of, in words: `quick scan; stone, copied 3120 cells away; imp pump`. */
export function describeComposition({ opening, bodies }: Composition): string {
  const described = bodies.map(({ part, distance }) =>
    distance === null ? part : `${part}, copied ${distance} cells away`,
  )
  return [...(opening === null ? [] : [opening.part]), ...described].join('; ')
}

/** Cells of the smallest core for which parts are written, nano's: in some smaller ones they do not even assemble. */
const LEAST_CORE = 80

/**
 * Whether typed parts work under these rules: they are written in the language of 1994 for cores of 80 cells and more, and
 * reach all of the core.
 */
export function takesParts({ standard, coreSize, readLimit, writeLimit }: MarsSettings): boolean {
  return standard === '94' && coreSize >= LEAST_CORE && readLimit === coreSize && writeLimit === coreSize
}

/**
 * The composition that a source says it has in its first line `;drq-parts`; null where it has none, or one that is no
 * possible composition in this room: anybody may write sources.
 */
export function parseComposition(source: string, room: Room, table = PART_TABLE): Composition | null {
  const json = COMMENT.exec(source)?.[1]
  if (json === undefined || json.length + BEGINNING.length > MOST_CHARACTERS) return null
  const read = COMPOSITION.safeParse(parseJson(json))
  return read.success ? knownComposition(read.data, room, table) : null
}

/**
 * The composition of a warrior whose source names one, and whose instructions are exactly what comes of it; else, and
 * where these rules take no parts, null: it is plain code.
 */
export function compositionOf(
  { source, ...program }: Pick<Warrior, 'source' | keyof Program>,
  settings: MarsSettings,
  table = PART_TABLE,
): Composition | null {
  if (!takesParts(settings)) return null
  const composition = parseComposition(source, settings, table)
  if (composition === null || program.pin !== null) return null
  const layout = layOut(composition, settings, table)
  return layout.ok && isSameCode(layout.value, program) ? composition : null
}

/** Whether parts, genes and distances are possible in this room; whether all of it fits, its layout says. */
export function isComposition(composition: Composition, room: Room, table = PART_TABLE): boolean {
  return knownComposition(composition, room, table) !== null
}

function knownComposition(
  { opening, bodies, blanks }: Composition,
  room: Room,
  table: PartTable,
): Composition | null {
  if (blanks >= room.maxLength || bodies.length === 0 || bodies.length > MOST_BODIES) return null
  if (opening !== null && !table.hasOpening(opening.part)) return null
  const first = opening === null ? null : knownPart(opening, table.opening(opening.part).domains(room), room)
  if (opening !== null && first === null) return null
  const others: ChosenBody[] = []
  for (const { distance, ...chosen } of bodies) {
    if (!table.hasBody(chosen.part)) return null
    const { domains, isBooted } = table.body(chosen.part)
    const known = knownPart(chosen, domains(room), room)
    if (known === null || (distance !== null && !(isBooted && isGene(distance, bootDomain(room), room))))
      return null
    others.push({ ...known, distance })
  }
  return { opening: first, bodies: others, blanks }
}

/** With the genes in the order of the domains, so that equal compositions print as the same text. */
function knownPart({ part, genes }: ChosenPart, domains: Domains, room: Room): ChosenPart | null {
  const names = Object.keys(domains)
  if (Object.keys(genes).length !== names.length) return null
  const isKnown = (name: string) => Object.hasOwn(genes, name) && isGene(genes[name]!, domains[name]!, room)
  if (!names.every(isKnown)) return null
  return { part, genes: Object.fromEntries(names.map((name) => [name, genes[name]!])) }
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

type Code = Pick<Program, 'instructions' | 'start'>

/** Whether two programs are the same but for their PIN. */
export function isSameCode(one: Code, other: Code): boolean {
  const { length } = one.instructions
  return (
    one.start === other.start &&
    length === other.instructions.length &&
    one.instructions.every((instruction, index) => isSameInstruction(instruction, other.instructions[index]!))
  )
}
