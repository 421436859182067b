import type { MarsSettings, StopRule } from '../../../vm/index.js'
import type { Places } from '../../places.js'

/** A warrior in an evaluation, under the name it has there. */
export interface EvaluationWarrior {
  readonly warriorId: string
  readonly name: string
}

/** All that decides the matches of an evaluation. The same plan is the same evaluation. */
export interface EvaluationIdentity {
  readonly settings: MarsSettings
  /** Of each pair; the most of them where `precision` is set. */
  readonly rounds: number
  readonly places: Places
  readonly stop: StopRule
  /** Half the interval of the score share that is wanted; null for the same rounds everywhere. */
  readonly precision: number | null
  /** Warriors that are judged; they must be stored. */
  readonly candidates: readonly EvaluationWarrior[]
  readonly opponents: readonly EvaluationWarrior[]
}

/** A match of an evaluation, its warriors by their places. */
export interface EvaluationMatch {
  readonly candidate: number
  readonly opponent: number
  /** From 0: which of the pair's matches. */
  readonly batch: number
  readonly matchId: number
  /** Means over the rounds. */
  readonly fitness: number
  readonly opponentFitness: number
}
