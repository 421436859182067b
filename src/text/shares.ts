/** Rounds won, lost and tied in percent, as hills print them. */
import { countedRounds, type RoundCounts } from '../../arena/score.js'
import { printShare } from './standings-table.js'
import type { Column } from './text.js'

export const SHARE_COLUMNS: readonly Column[] = ['%W', '%L', '%T'].map((title) => ({ title, align: 'right' }))

/** The cells of {@link SHARE_COLUMNS}. */
export function printShares(counts: RoundCounts): string[] {
  const rounds = countedRounds(counts)
  return [counts.wins, counts.losses, counts.ties].map((count) =>
    printShare(rounds === 0 ? 0 : count / rounds),
  )
}
