import { judgePlacement, type MarsSettings } from '../../../vm/index.js'
import { UsageError } from '../process/exit.js'

/** What helps when warriors are too many for a core. */
export const ROOM_HINT = 'Use a larger --core-size or a smaller --distance.'

/** Throws a UsageError when so many warriors cannot stand in one core. */
export function checkRoom(settings: MarsSettings, warriors: number): void {
  const placed = judgePlacement(settings, warriors)
  if (!placed.ok) throw new UsageError(placed.message, ROOM_HINT)
}
