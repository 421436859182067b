import type { MarsSettings, StopRule, Warrior } from '../../vm/index.js'

/** Candidates that meet opponents one against one, and under which rules. */
export interface Field {
  readonly candidates: readonly Warrior[]
  readonly opponents: readonly Warrior[]
  readonly settings: MarsSettings
  readonly stop: StopRule
}

/** A candidate and an opponent by their places in a {@link Field}, from 0. */
export interface FieldPair {
  readonly candidate: number
  readonly opponent: number
}

/** All pairs of different code, the first candidate's first. */
export function pairsOf({ candidates, opponents }: Pick<Field, 'candidates' | 'opponents'>): FieldPair[] {
  return candidates.flatMap((one, candidate) =>
    opponents.flatMap((other, opponent) => (one.id === other.id ? [] : [{ candidate, opponent }])),
  )
}
