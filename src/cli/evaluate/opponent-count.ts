import type { Entrant } from '../../../arena/matches/index.js'
import { countOf } from '../../text/safe-text.js'

/**
 * How many opponents each candidate meets, in words: a warrior does not meet its own code. `52 opponents`,
 * `51 opponents, itself left out`, `51 to 52 opponents, themselves left out`.
 */
export function countOpponents(candidates: readonly Entrant[], opponents: readonly Entrant[]): string {
  const met = candidates.map(
    ({ warrior }) => opponents.filter((other) => other.warrior.id !== warrior.id).length,
  )
  const [least, most] = [Math.min(...met), Math.max(...met)]
  const count = least === most ? countOf(most, 'opponent') : `${least} to ${countOf(most, 'opponent')}`
  if (least === opponents.length) return count
  return `${count}, ${candidates.length === 1 ? 'itself' : 'themselves'} left out`
}
