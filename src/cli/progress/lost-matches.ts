import type { LostMatch } from '../../../arena/tournament/index.js'
import { RunError } from '../process/exit.js'
import { countOf } from '../../text/text.js'

/** The end of a command some of whose matches could not be played. */
export function lostError(lost: readonly LostMatch[]): RunError {
  const lines = lost.map(({ warriors, reason }) => `  ${warriors.join(' v ')}: ${reason}`)
  const count = countOf(lost.length, 'match', 'matches')
  return new RunError(`${count} could not be played; the same command tries again:\n${lines.join('\n')}`)
}

/** The same for pairs of a candidate and an opponent. */
export function lostPairsError(
  pairs: readonly { readonly candidate: string; readonly opponent: string; readonly reason: string }[],
): RunError {
  return lostError(
    pairs.map(({ candidate, opponent, reason }) => ({ warriors: [candidate, opponent], reason })),
  )
}
