import type { MarsSettings } from '../../../vm/index.js'
import type { Places } from '../../places.js'

/** How the warriors of a hill meet: all pairs one against one, or all in one core. */
export type HillKind = 'pairs' | 'melee'

/** The word for a {@link HillKind} in databases, in reports kept there and in JSON, as older versions wrote it. */
export type WrittenHillKind = 'duel' | 'melee'

/** A hill's rules as they are written: into a database, a report or JSON. */
export function writtenHill<T extends { readonly kind: HillKind }>(hill: T) {
  const kind: WrittenHillKind = hill.kind === 'pairs' ? 'duel' : hill.kind
  return { ...hill, kind }
}

/** What a hill fixes once and for all. */
export interface HillRules {
  readonly name: string
  readonly kind: HillKind
  readonly settings: MarsSettings
  /** Warriors at most. */
  readonly size: number
  /** Rounds of each match, >= 1. */
  readonly rounds: number
  readonly places: Places
  /** The age at which a warrior retires; null for never. */
  readonly maxAge: number | null
  /** Whether its warriors may use P-space; default true. */
  readonly pSpace?: boolean
}
