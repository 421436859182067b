import type { Composition } from './composition.js'
import type { PartTable } from './part-table.js'
import type { BodyKind } from './part/index.js'

/** What warriors are made of, by the kinds of their bodies, each once. */
export const COMPOSITION_KINDS = [
  'other',
  'imp',
  'stone',
  'clear',
  'scanner',
  'vampire',
  'paper',
  'paper+imp',
  'stone+imp',
  'clear+imp',
  'paper+stone',
  'paper+stone+imp',
] as const
export type CompositionKind = (typeof COMPOSITION_KINDS)[number]

/** The order of the kinds in the names. */
const ORDER: readonly BodyKind[] = ['paper', 'stone', 'clear', 'scanner', 'vampire', 'imp']

/** The kinds of a composition's bodies, whatever their order and number; `other` for those that have no name. */
export function kindOfComposition({ bodies }: Composition, table: PartTable): CompositionKind {
  const kinds = new Set(bodies.map(({ part }) => table.body(part).kind))
  const name = ORDER.filter((kind) => kinds.has(kind)).join('+')
  return COMPOSITION_KINDS.find((known) => known === name) ?? 'other'
}
