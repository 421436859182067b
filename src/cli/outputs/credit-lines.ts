/** Whose code a warrior carries, in lines. */
import type { Credit } from '../../../arena/evolve/index.js'
import { countOf } from '../../text/safe-text.js'
import { safeCut } from '../../text/text.js'

const MAX_NAME = 48
const MAX_LINES = 8

/** `carries 41 of 97 instructions of Beamish Boy by Digital Red Queen`, a line each, the largest shares alone. */
export function printCredits(credits: readonly Credit[]): string[] {
  const lines = credits.slice(0, MAX_LINES).map(({ instructions, length, name, author }) => {
    const by = author.trim() === '' ? '' : ` by ${safeCut(author, MAX_NAME)}`
    return `carries ${instructions} of ${length} instructions of ${safeCut(name, MAX_NAME)}${by}`
  })
  const others = credits.slice(MAX_LINES)
  const rest = others.reduce((sum, { instructions }) => sum + instructions, 0)
  return others.length === 0
    ? lines
    : [...lines, `carries ${rest} of ${others[0]!.length} instructions of ${countOf(others.length, 'other')}`]
}
