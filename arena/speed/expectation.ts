import {
  ROUND_HEADER,
  rowLength,
  stepsOf,
  WARRIOR_FIELDS,
  type Engine,
  type MatchOutcome,
} from '../../vm/index.js'
import { basename } from 'node:path'
import { batchOf, filesOf, type Workload } from './workload.js'

/** What every contestant must come to. */
export interface Expectation {
  readonly workload: Workload
  /** Outcomes of at least the first `rounds` rounds of each series. */
  outcomes(rounds: number): Promise<readonly MatchOutcome[]>
}

/** An expectation by an engine of its own, which plays a series anew when more of it is asked for. */
export function createExpectation(workload: Workload, engine: Engine, signal: AbortSignal): Expectation {
  let known = 0
  let outcomes: readonly MatchOutcome[] = []
  return {
    workload,
    async outcomes(rounds) {
      if (rounds > known) {
        outcomes = await engine.run(batchOf(workload, rounds), { signal })
        known = rounds
      }
      return outcomes
    },
  }
}

/** Instructions of the rounds from `from` to `to` (0-based, `to` not included) of all series. */
export function stepsBetween(outcomes: readonly MatchOutcome[], from: number, to: number): number {
  let steps = 0
  for (const outcome of outcomes) for (let round = from; round < to; round++) steps += stepsOf(outcome, round)
  return steps
}

/**
 * Where outcomes, of all rounds or of the first ones, are not as expected, in words; null when they are. There may be
 * several copies of the series, one behind the other.
 */
export function outcomeDifference(
  workload: Workload,
  outcomes: readonly MatchOutcome[],
  expected: readonly MatchOutcome[],
): string | null {
  for (const [index, { data, warriorCount }] of outcomes.entries()) {
    const match = index % expected.length
    const right = expected[match]!.data
    const at = data.findIndex((value, place) => value !== right[place])
    if (at === -1) continue
    const round = Math.floor(at / rowLength(warriorCount))
    const field = describeField(at % rowLength(warriorCount))
    const title = describeLineUp(workload, match)
    return `${title}, round ${round + 1}: ${field} is ${data[at]}, expected ${right[at]}`
  }
  return null
}

/** `a.red v b.red` */
export function describeLineUp(workload: Workload, match: number): string {
  return filesOf(workload, workload.lineUps[match]!)
    .map((path) => basename(path))
    .join(' v ')
}

function describeField(column: number): string {
  if (column < ROUND_HEADER) return ['cycles', 'steps'][column]!
  const warrior = Math.floor((column - ROUND_HEADER) / WARRIOR_FIELDS)
  const name = ['death cycle', 'processes', 'spawned', 'covered'][(column - ROUND_HEADER) % WARRIOR_FIELDS]!
  return `${name} of warrior ${warrior + 1}`
}
