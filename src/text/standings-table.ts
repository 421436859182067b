/** Standings as a user reads them, and as a program does. */
import type { Standing } from '../../arena/tournament/index.js'
import { printTable, type Column } from './text.js'

const COLUMNS: readonly Column[] = [
  { title: '#', align: 'right' },
  { title: 'warrior', maxWidth: 40 },
  { title: 'points', align: 'right' },
  { title: 'score', align: 'right' },
  { title: 'wins', align: 'right' },
  { title: 'losses', align: 'right' },
  { title: 'ties', align: 'right' },
  { title: 'win %', align: 'right' },
]

export const printPoints = (points: number): string => points.toFixed(1)
export const printShare = (share: number): string => (100 * share).toFixed(1)

/** A table of all standings; ends in a newline. */
export function printStandings(standings: readonly Standing[]): string {
  return printTable(
    COLUMNS,
    standings.map(({ rank, name, points, score, wins, losses, ties, winShare }) => {
      return [rank, name, printPoints(points), score, wins, losses, ties, printShare(winShare)]
    }),
  )
}
