import type { MarsSettings, Warrior } from '../../../vm/index.js'
import type { FieldEstimate } from '../../score.js'

/** One candidate and how far it came. */
export interface CandidateRecord {
  /** From 0, the original. */
  readonly candidate: number
  readonly origin: 'original' | 'sample' | 'climb'
  readonly parent: number | null
  /** The number of each variable. */
  readonly values: readonly number[]
  /** Why it could not be judged; null for nearly all. */
  readonly problem: string | null
  /** Scores of the stages it came to, the first one first. */
  readonly stages: readonly FieldEstimate[]
  /** The candidate's score at the end, at the run's settings; null unless it is among the best. */
  readonly report: FieldEstimate | null
}

/** All that decides the candidates of a run. The same plan is the same run. */
export interface OptimizePlan {
  /** Of the warrior's file, for people. */
  readonly name: string
  readonly settings: MarsSettings
  readonly seed: number
  readonly source: string
  /** JSON; the optimiser knows what is in it. */
  readonly options: string
  /** In the order in which the stages take them; they must be stored. */
  readonly opponents: readonly Warrior[]
}

/** An optimisation as the store keeps it, to be gone on with or looked at. */
export interface StoredOptimization extends OptimizePlan {
  readonly id: number
  /** To be judged. */
  readonly candidates: number
  readonly status: 'open' | 'finished'
  /** Milliseconds since 1970. */
  readonly createdAt: number
  readonly usedAt: number
}
