import { basename } from 'node:path'
import { rowLength, type MatchOutcome } from '../../vm/index.js'
import { countResults, scoreMatch } from '../matches/index.js'
import type { SpeedContestant } from './contestant.js'
import { describeLineUp } from './expectation.js'
import type { NativeFight, NativeMars } from './native-mars.js'
import { filesOf, type Workload } from './workload.js'

/**
 * Another simulator as contestant, a process a series. What a process takes for its start, the assembly and the first
 * round is measured beside it and left out, so that the time is that of the other rounds.
 */
export function createNativeContestant(
  mars: NativeMars,
  workload: Workload,
  name: string = basename(mars.path),
): SpeedContestant {
  return {
    name,
    threads: 1,
    leastRounds: 2,
    async play(rounds) {
      let durationMs = 0
      const answers: (readonly (readonly number[])[])[] = []
      for (const line of workload.lineUps) {
        const files = filesOf(workload, line)
        durationMs -= (await mars.fight(files, 1)).durationMs
        const fight = await mars.fight(files, rounds)
        durationMs += fight.durationMs
        answers.push(fight.results)
      }
      return {
        from: 1,
        copies: 1,
        durationMs,
        differenceTo: (expected) => resultDifference(workload, answers, expected, rounds),
      }
    },
  }
}

/** The results of the first rounds of a match in the form of {@link NativeFight}. */
export function nativeResults({ warriorCount, data }: MatchOutcome, rounds: number): number[][] {
  const outcome = { warriorCount, data: data.subarray(0, rounds * rowLength(warriorCount)) }
  return warriorCount === 2
    ? scoreMatch(outcome).map(({ wins, ties }) => [wins, ties])
    : countResults(outcome)
}

function resultDifference(
  workload: Workload,
  answers: readonly NativeFight['results'][],
  expected: readonly MatchOutcome[],
  rounds: number,
): string | null {
  for (const [match, results] of answers.entries()) {
    const [found, right] = [results, nativeResults(expected[match]!, rounds)].map(printResults)
    if (found !== right)
      return `${describeLineUp(workload, match)}, ${rounds} rounds: results ${found}, expected ${right}`
  }
  return null
}

/** `3 1, 0 1` */
const printResults = (results: NativeFight['results']): string =>
  results.map((numbers) => numbers.join(' ')).join(', ')
