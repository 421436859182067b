import type { Batch, MatchOutcome } from '../../vm/index.js'
import { outcomeDifference } from './expectation.js'
import { batchOf, type Workload } from './workload.js'

/** Somebody who plays a workload against the clock. */
export interface SpeedContestant {
  readonly name: string
  /** Cores it keeps busy. */
  readonly threads: number
  /** Fewest rounds that can be timed. */
  readonly leastRounds: number
  /** Plays the first rounds of each series. */
  play(rounds: number): Promise<Play>
}

export interface Play {
  /** The time is that of the rounds from this one (0-based) on. */
  readonly from: number
  /** How often each series was played in the time, >= 1. */
  readonly copies: number
  readonly durationMs: number
  /** What is not as expected, in words; null when all is. */
  differenceTo(expected: readonly MatchOutcome[]): string | null
}

export interface BatchContestantOptions {
  readonly name: string
  readonly threads: number
  readonly workload: Workload
  /** How often each series is played at a time, so that many threads have enough matches to share. Default 1. */
  readonly copies?: number
  /** Milliseconds, of a clock that nobody sets. */
  readonly now: () => number
  /** Plays a batch: an engine, or a pool of workers. */
  readonly run: (batch: Batch) => Promise<readonly MatchOutcome[]>
}

/** A contestant of this house: all series in one batch. */
export function createBatchContestant(options: BatchContestantOptions): SpeedContestant {
  const { name, threads, workload, copies = 1, now, run } = options
  return {
    name,
    threads,
    leastRounds: 1,
    async play(rounds) {
      const once = batchOf(workload, rounds)
      const batch = { ...once, matches: Array.from({ length: copies }, () => once.matches).flat() }
      const start = now()
      const outcomes = await run(batch)
      const durationMs = now() - start
      return {
        from: 0,
        copies,
        durationMs,
        differenceTo: (expected) => outcomeDifference(workload, outcomes, expected),
      }
    },
  }
}
