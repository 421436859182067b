import type { Warrior } from '../../../vm/index.js'
import type { PairScore } from '../../score.js'

/** Means over the rounds of one evaluation, and the cell they fall into. */
export interface StoredEvaluation {
  /** The match in one core; null when there was none, or it was given up. */
  readonly matchId: number | null
  /** By opponent, one against one; null when there were no such fights. */
  readonly results: readonly PairScore[] | null
  /** Of all fights. */
  readonly rounds: number
  /** False when it was given up as hopeless before all rounds were fought. */
  readonly complete: boolean
  /** Of these fights; of a survivor of generations before, what is known of it from all of them. */
  readonly fitness: number
  /** How many evaluations, this one included, the fitness is the mean of, >= 1. */
  readonly evaluations: number
  readonly spawned: number
  readonly covered: number
  readonly firstBin: number
  readonly secondBin: number
}

/** One proposal and what became of it. */
export interface ProposalRecord {
  /** Number in its generation, from 0. */
  readonly proposal: number
  readonly operator: string
  readonly source: string | null
  readonly parents: readonly string[]
  /** Null when it did not assemble; then `problem` says why. */
  readonly warriorId: string | null
  readonly problem: string | null
  readonly evaluation: StoredEvaluation | null
  /** From 0. */
  readonly island: number
  /** Whether it entered the island's archive. */
  readonly placed: boolean
}

/** A filled slot of an island's archive. */
export interface StoredElite {
  readonly island: number
  readonly slot: number
  readonly proposal: number
  readonly warrior: Warrior
  readonly fitness: number
  readonly evaluations: number
  readonly firstBin: number
  readonly secondBin: number
  readonly results: readonly PairScore[] | null
}

/** Who holds a slot of an island's archive. */
export type StoredSlot = Pick<StoredElite, 'island' | 'slot' | 'proposal'>

/** What became of a proposal, in short. */
export interface StoredOutcome {
  readonly proposal: number
  readonly operator: string
  readonly warriorId: string | null
  /** Null when it was not evaluated. */
  readonly fitness: number | null
  readonly placed: boolean
}
