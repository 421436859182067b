import { Box, Text } from 'ink'
import { safeText, truncate } from '../../cli/text.js'
import type { TerminalSize } from '../hooks/use-terminal-size.js'
import { THEME } from '../theme.js'
import { ProgressBar } from '../tournament/ProgressBar.js'
import { CandidateTable } from './CandidateTable.js'
import type { OptimizeSnapshot } from './snapshot.js'

interface OptimizeViewProps {
  readonly snapshot: OptimizeSnapshot
  readonly size: TerminalSize
}

/** Lines around the table: two of title, three of progress, one empty, one of help. */
const FRAME_ROWS = 7

/** A running optimiser. It leaves the last row and column of the terminal free, so that nothing scrolls or wraps. */
export function OptimizeView({ snapshot, size }: OptimizeViewProps) {
  const { title, subtitle, pace, stages, share, rows, isStopping } = snapshot
  const columns = Math.max(1, size.columns - 1)
  const lines = Math.max(2, size.rows - 1 - FRAME_ROWS)
  return (
    <Box flexDirection="column" width={columns}>
      <Text bold color={THEME.title}>
        {safeText(title, columns)}
      </Text>
      <Text color={THEME.quiet}>{safeText(subtitle, columns)}</Text>
      <ProgressBar share={share} width={Math.min(columns, 60)} />
      <Text>{truncate(pace, columns)}</Text>
      <Text>{truncate(stages, columns)}</Text>
      <Text> </Text>
      <CandidateTable rows={rows} columns={columns} lines={lines} />
      <Text color={isStopping ? THEME.attention : THEME.quiet}>
        {truncate(isStopping ? 'stopping…' : 'q stops', columns)}
      </Text>
    </Box>
  )
}
