/** Rounds won, lost and tied in percent, as hills print them. */
import type { WarriorScore } from '../../arena/score.js'
import { printShare } from './standings-table.js'
import type { Column } from './text.js'

export const SHARE_COLUMNS: readonly Column[] = ['%W', '%L', '%T'].map((title) => ({ title, align: 'right' }))

/** The cells of {@link SHARE_COLUMNS}. */
export function printShares({ wins, losses, ties }: Omit<WarriorScore, 'score'>): string[] {
  const rounds = wins + losses + ties
  return [wins, losses, ties].map((count) => printShare(rounds === 0 ? 0 : count / rounds))
}
