/** A speed in a second or so, of engines that differ a thousandfold: what a user is told, not what a claim rests on. */
import { roundCount, rowLength, stepsOf, type Batch, type Engine, type MatchOutcome } from '../../vm/index.js'
import { createExpectation, outcomeDifference, type Expectation } from './expectation.js'
import { SpeedError } from './speed-error.js'
import { batchOf, type Workload } from './workload.js'

export interface QuickOptions {
  readonly name: string
  readonly workload: Workload
  readonly durationMs: number
  /** How often each series is played at a time, so that many threads have enough matches to share. Default 1. */
  readonly copies?: number
  /** Milliseconds, of a clock that nobody sets. */
  readonly now: () => number
  readonly run: (batch: Batch) => Promise<readonly MatchOutcome[]>
  /** Whose answers count. */
  readonly referee: Engine
  readonly signal: AbortSignal
}

export interface QuickSpeed {
  readonly stepsPerSecond: number
  readonly battles: number
  /** Cycles after which a battle was cut: fewer than the settings have where the engine is slow. */
  readonly maxCycles: number
}

/** The first play is that short, since nobody knows yet what it takes; it is played twice, for modules to be made. */
const FIRST_CYCLES = 80

/** A play says little about one that is longer than this many times. */
const GROWTH = 10

/** A play that is hardly longer says nothing new. */
const LEAST_GROWTH = 2

/** Rounds of each series in one play, so that outcomes stay small. */
const MAX_ROUNDS = 20_000

/**
 * Plays longer and longer: first in cycles, then in rounds, until the time is used. Each speed replaces the one before, so
 * that whoever is stopped has one. The first round of each series is checked; a wrong one is a SpeedError.
 */
export async function* quickSpeeds(options: QuickOptions): AsyncGenerator<QuickSpeed> {
  const { name, workload, durationMs, copies = 1, now, run, referee, signal } = options
  const full = workload.settings.maxCycles
  const end = now() + durationMs
  let [maxCycles, rounds] = [Math.min(FIRST_CYCLES, full), 1]
  let expected: Expectation | null = null
  let isWarm = false
  for (;;) {
    const cut = { ...workload, settings: { ...workload.settings, maxCycles } }
    const once = batchOf(cut, rounds)
    const batch = { ...once, matches: Array.from({ length: copies }, () => once.matches).flat() }
    if (!isWarm) await run(batch)
    isWarm = true
    const start = now()
    const outcomes = await run(batch)
    const playMs = Math.max(now() - start, 0.001)

    expected ??= createExpectation(cut, referee, signal)
    const difference = outcomeDifference(cut, outcomes.map(firstRound), await expected.outcomes(1))
    if (difference !== null) throw new SpeedError(`${name} answers wrong: ${difference}`)
    const stepsPerSecond = (1000 * outcomes.reduce((sum, outcome) => sum + allSteps(outcome), 0)) / playMs
    yield { stepsPerSecond, battles: batch.matches.length * rounds, maxCycles }

    // A card takes no longer for many battles than for few: as long as there is time they become more.
    const growth = Math.min(GROWTH, (end - now()) / playMs)
    if (growth < LEAST_GROWTH || rounds === MAX_ROUNDS) return
    if (maxCycles < full) {
      maxCycles = Math.min(full, Math.floor(maxCycles * growth))
      expected = null
    } else rounds = Math.min(MAX_ROUNDS, Math.floor(rounds * growth))
  }
}

function firstRound({ warriorCount, data }: MatchOutcome): MatchOutcome {
  return { warriorCount, data: data.subarray(0, rowLength(warriorCount)) }
}

function allSteps(outcome: MatchOutcome): number {
  let steps = 0
  for (let round = 0; round < roundCount(outcome); round++) steps += stepsOf(outcome, round)
  return steps
}
