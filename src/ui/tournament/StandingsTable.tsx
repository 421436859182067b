import { Box, Text } from 'ink'
import type { Standing } from '../../../arena/tournament/index.js'
import { printPoints, printShare } from '../../text/standings-table.js'
import { padEnd, padStart, safeCut, truncate } from '../../text/text.js'
import { THEME } from '../theme.js'

interface StandingsTableProps {
  readonly standings: readonly Standing[]
  readonly columns: number
  /** Lines, the head included. */
  readonly rows: number
}

interface NumberColumn {
  readonly title: string
  readonly width: number
  readonly text: (standing: Standing) => string
}

const POINTS: NumberColumn = { title: 'points', width: 7, text: ({ points }) => printPoints(points) }
const SHARE: NumberColumn = { title: 'win %', width: 7, text: ({ winShare }) => printShare(winShare) }
const COUNTS: readonly NumberColumn[] = [
  { title: 'wins', width: 8, text: ({ wins }) => String(wins) },
  { title: 'losses', width: 8, text: ({ losses }) => String(losses) },
  { title: 'ties', width: 8, text: ({ ties }) => String(ties) },
]

/** Columns from which the counts have room beside the name. */
const WIDE = 64
const RANK_WIDTH = 4
const LONGEST_NAME = 40

/** The head of the standings: as many as fit, best first. */
export function StandingsTable({ standings, columns, rows }: StandingsTableProps) {
  const numbers = columns < WIDE ? [POINTS, SHARE] : [POINTS, ...COUNTS, SHARE]
  const taken = numbers.reduce((sum, { width }) => sum + width, RANK_WIDTH + 1)
  const nameWidth = Math.min(LONGEST_NAME, Math.max(0, columns - taken))
  const line = (rank: string, name: string, cells: readonly string[]) =>
    truncate(
      `${padStart(rank, RANK_WIDTH)} ${padEnd(safeCut(name, nameWidth), nameWidth)}` +
        cells.map((cell, index) => padStart(cell, numbers[index]!.width)).join(''),
      columns,
    )
  const titles = numbers.map(({ title }) => title)
  return (
    <Box flexDirection="column">
      <Text color={THEME.quiet}>{line('#', 'warrior', titles)}</Text>
      {standings.slice(0, Math.max(0, rows - 1)).map((standing, index) => (
        <Text key={index} bold={standing.rank === 1}>
          {line(
            String(standing.rank),
            standing.name,
            numbers.map(({ text }) => text(standing)),
          )}
        </Text>
      ))}
    </Box>
  )
}
