import { Box, Text } from 'ink'
import { safeCut, truncate } from '../../text/text.js'
import { HelpLine } from '../HelpLine.js'
import type { ViewProps } from '../open-view.js'
import { spendRows } from '../row-budget.js'
import { THEME } from '../theme.js'
import { TitleLine } from '../TitleLine.js'
import { ProgressBar } from '../tournament/ProgressBar.js'
import { RunsTable } from './RunsTable.js'
import type { RunsSnapshot } from './snapshot.js'

/** The most important first. */
const PARTS = [
  { name: 'pace', rows: 1 },
  { name: 'help', rows: 1 },
  { name: 'title', rows: 1 },
  { name: 'table', rows: 2 },
  { name: 'share', rows: 1 },
  { name: 'gap', rows: 1 },
] as const
/** Lines of what happened last, where there is room. */
const MOST_RECENT = 8

/** Several runs, one a line. It leaves the last row and column of the terminal free, so that nothing scrolls or wraps. */
export function RunsView({ snapshot, size }: ViewProps<RunsSnapshot>) {
  const { title, share, pace, runs, recent, isStopping } = snapshot
  const columns = Math.max(1, size.columns - 1)
  const { has, left } = spendRows(size.rows - 1, PARTS)
  const lines = 2 + left
  const news = Math.max(0, Math.min(MOST_RECENT, lines - runs.length - 2))
  return (
    <Box flexDirection="column" width={columns}>
      {has('title') && <TitleLine text={title} columns={columns} />}
      {has('share') && <ProgressBar share={share} width={Math.min(columns, 60)} />}
      <Text>{truncate(pace, columns)}</Text>
      {has('gap') && <Text> </Text>}
      {has('table') && <RunsTable runs={runs} columns={columns} lines={lines} />}
      {recent.slice(0, news).map((line, index) => (
        <Text key={index} color={THEME.quiet}>
          {safeCut(line, columns)}
        </Text>
      ))}
      {has('help') && <HelpLine isStopping={isStopping} columns={columns} />}
    </Box>
  )
}
