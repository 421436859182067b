import { Box, Text } from 'ink'
import { safeText, truncate } from '../../cli/text.js'
import type { TerminalSize } from '../hooks/use-terminal-size.js'
import { THEME } from '../theme.js'
import { ProgressBar } from '../tournament/ProgressBar.js'
import { RunsTable } from './RunsTable.js'
import type { RunsSnapshot } from './snapshot.js'

interface RunsViewProps {
  readonly snapshot: RunsSnapshot
  readonly size: TerminalSize
}

/** Lines around the table: title, two of progress, one empty, one of help. */
const FRAME_ROWS = 5
/** Lines of what happened last, where there is room. */
const MOST_RECENT = 8

/** Several runs, one a line. It leaves the last row and column of the terminal free, so that nothing scrolls or wraps. */
export function RunsView({ snapshot, size }: RunsViewProps) {
  const { title, share, pace, runs, recent, isStopping } = snapshot
  const columns = Math.max(1, size.columns - 1)
  const lines = Math.max(2, size.rows - 1 - FRAME_ROWS)
  const left = Math.max(0, Math.min(MOST_RECENT, lines - runs.length - 2))
  return (
    <Box flexDirection="column" width={columns}>
      <Text bold color={THEME.title}>
        {safeText(title, columns)}
      </Text>
      <ProgressBar share={share} width={Math.min(columns, 60)} />
      <Text>{truncate(pace, columns)}</Text>
      <Text> </Text>
      <RunsTable runs={runs} columns={columns} lines={lines} />
      {recent.slice(0, left).map((line, index) => (
        <Text key={index} color={THEME.quiet}>
          {safeText(line, columns)}
        </Text>
      ))}
      <Text color={isStopping ? THEME.attention : THEME.quiet}>
        {truncate(isStopping ? 'stopping…' : 'q stops', columns)}
      </Text>
    </Box>
  )
}
