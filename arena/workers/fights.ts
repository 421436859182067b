import type { Batch, MatchOutcome } from '../../vm/index.js'

/** How far a batch is. */
export interface FightProgress {
  readonly matchesDone: number
  readonly matchesTotal: number
  /** Rounds played, those of matches that are not done included. */
  readonly roundsDone: number
  readonly roundsTotal: number
}

/** How a run of fights is stopped, and who is told of it. */
export interface FightOptions {
  readonly signal?: AbortSignal
  /** Called once per match as soon as its outcome is known, in any order, so that it can be stored at once. */
  readonly onMatch?: (match: number, outcome: MatchOutcome) => void
  /** Called at least every 200 ms in which a round or match was done; no number ever goes back. */
  readonly onProgress?: (progress: FightProgress) => void
}

/** Plays batches somewhere: on worker threads, in this thread (tests), on other machines. */
export interface Fights {
  /** Outcomes in the order of the matches, the same for any number of threads. Rejects with the signal's reason. */
  run(batch: Batch, options?: FightOptions): Promise<MatchOutcome[]>
  close(): Promise<void>
}
