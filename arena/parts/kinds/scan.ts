import type { Domains, Room } from '../part/index.js'
import { longestFlight, type LongestFlight } from './flight.js'

/** Constants of a scan that compares two cells with every step, by which it meets the core evenly from the start. */
export const SCAN = {
  step: { kind: 'step', divisor: 20 },
  gap: { kind: 'near', least: 5, most: 15 },
} as const satisfies Domains

/**
 * Where a scan may begin that meets no line of its own body, `from` to `to` from the line that looks, for as long as
 * possible: often a whole lap, since it looks at two cells of twenty.
 */
export function scanFlight(
  { step, gap }: { readonly step: number; readonly gap: number },
  { from, to }: { readonly from: number; readonly to: number },
  room: Room,
): LongestFlight {
  return longestFlight(room, { step, marks: [0, gap], from, to })
}
