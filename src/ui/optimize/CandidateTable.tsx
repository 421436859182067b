import { Box, Text } from 'ink'
import { printPoints, printShare } from '../../text/standings-table.js'
import { padStart, safeCut } from '../../text/text.js'
import { THEME } from '../theme.js'
import type { TunedRow } from './snapshot.js'

interface CandidateTableProps {
  readonly rows: readonly TunedRow[]
  readonly columns: number
  /** Lines, the head included. */
  readonly lines: number
}

const WIDTHS = [4, 8, 9, 13] as const

/** The head of the candidates: as many as fit, best first. */
export function CandidateTable({ rows, columns, lines }: CandidateTableProps) {
  const line = (cells: readonly string[], constants: string) =>
    safeCut(`${cells.map((cell, index) => padStart(cell, WIDTHS[index]!)).join('')}  ${constants}`, columns)
  return (
    <Box flexDirection="column">
      <Text color={THEME.quiet}>{line(['#', 'score', 'beaten %', 'or tied %'], 'constants')}</Text>
      {rows.slice(0, Math.max(0, lines - 1)).map((row, index) => (
        <Text key={row.candidate} bold={index === 0}>
          {line(
            [String(index + 1), printPoints(row.score), printShare(row.beaten), printShare(row.beatenOrTied)],
            row.constants,
          )}
        </Text>
      ))}
    </Box>
  )
}
