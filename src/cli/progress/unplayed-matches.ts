import type { UnplayedLineUp } from '../../../arena/matches/index.js'
import { countOf } from '../../text/safe-text.js'
import { RunError } from '../process/exit.js'

/** The end of a command some of whose matches could not be played. */
export function unplayedError(unplayed: readonly UnplayedLineUp[]): RunError {
  const lines = unplayed.map(({ warriors, reason }) => `  ${warriors.join(' v ')}: ${reason}`)
  const count = countOf(unplayed.length, 'match', 'matches')
  return new RunError(`${count} could not be played; the same command tries again:\n${lines.join('\n')}`)
}

/** Of a candidate and an opponent, as JSON has it. */
export function describeUnplayedPairs(unplayed: readonly UnplayedLineUp[]) {
  return unplayed.map(({ warriors: [candidate, opponent], reason }) => ({ candidate, opponent, reason }))
}
