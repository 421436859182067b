import type { Entrant } from '../../arena/tournament/index.js'
import { countOf } from './text.js'

/**
 * How many opponents each candidate meets, in words: a warrior does not meet its own code. `52 opponents`,
 * `51 opponents, itself left out`, `52 opponents, themselves left out`.
 */
export function countOpponents(candidates: readonly Entrant[], opponents: readonly Entrant[]): string {
  const met = candidates.map(
    ({ warrior }) => opponents.filter((other) => other.warrior.id !== warrior.id).length,
  )
  const least = Math.min(...met)
  const each = met.every((count) => count === least) ? least : opponents.length
  if (least === opponents.length) return countOf(each, 'opponent')
  return `${countOf(each, 'opponent')}, ${candidates.length === 1 ? 'itself' : 'themselves'} left out`
}
