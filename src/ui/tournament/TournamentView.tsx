import { Box, Text } from 'ink'
import { printPace, shareDone } from '../../cli/pace.js'
import { safeText, truncate } from '../../cli/text.js'
import { THEME } from '../theme.js'
import type { TerminalSize } from '../hooks/use-terminal-size.js'
import { ProgressBar } from './ProgressBar.js'
import type { TournamentSnapshot } from './snapshot.js'
import { StandingsTable } from './StandingsTable.js'

interface TournamentViewProps {
  readonly snapshot: TournamentSnapshot
  readonly size: TerminalSize
}

/** Lines around the table: two of title, two of progress, one empty, one of help. */
const FRAME_ROWS = 6

/**
 * A running tournament. It leaves the last row and column of the terminal free: a frame that fills them makes the
 * terminal scroll or wrap.
 */
export function TournamentView({ snapshot, size }: TournamentViewProps) {
  const { name, subtitle, pace, standings, isStopping } = snapshot
  const columns = Math.max(1, size.columns - 1)
  const tableRows = Math.max(2, size.rows - 1 - FRAME_ROWS)
  const hidden = Math.max(0, standings.length - (tableRows - 1))
  const help = isStopping ? 'stopping…' : `q stops${hidden > 0 ? `, ${hidden} more below` : ''}`
  return (
    <Box flexDirection="column" width={columns}>
      <Text bold color={THEME.title}>
        {safeText(name, columns)}
      </Text>
      <Text color={THEME.quiet}>{truncate(subtitle, columns)}</Text>
      <ProgressBar share={shareDone(pace)} width={Math.min(columns, 60)} />
      <Text>{truncate(printPace(pace), columns)}</Text>
      <Text> </Text>
      <StandingsTable standings={standings} columns={columns} rows={tableRows} />
      <Text color={isStopping ? THEME.attention : THEME.quiet}>{truncate(help, columns)}</Text>
    </Box>
  )
}
