import { Box, Text } from 'ink'
import { safeCut, truncate } from '../../text/text.js'
import { HelpLine } from '../HelpLine.js'
import type { ViewProps } from '../open-view.js'
import { spendRows } from '../row-budget.js'
import { THEME } from '../theme.js'
import { TitleLine } from '../TitleLine.js'
import { ProgressBar } from '../tournament/ProgressBar.js'
import { CandidateTable } from './CandidateTable.js'
import type { OptimizeSnapshot } from './snapshot.js'

/** The most important first. */
const PARTS = [
  { name: 'pace', rows: 1 },
  { name: 'help', rows: 1 },
  { name: 'title', rows: 1 },
  { name: 'table', rows: 2 },
  { name: 'share', rows: 1 },
  { name: 'stages', rows: 1 },
  { name: 'subtitle', rows: 1 },
  { name: 'gap', rows: 1 },
] as const

/** A running optimiser. It leaves the last row and column of the terminal free, so that nothing scrolls or wraps. */
export function OptimizeView({ snapshot, size }: ViewProps<OptimizeSnapshot>) {
  const { title, subtitle, pace, stages, share, rows, isStopping } = snapshot
  const columns = Math.max(1, size.columns - 1)
  const { has, left } = spendRows(size.rows - 1, PARTS)
  return (
    <Box flexDirection="column" width={columns}>
      {has('title') && <TitleLine text={title} columns={columns} />}
      {has('subtitle') && <Text color={THEME.quiet}>{safeCut(subtitle, columns)}</Text>}
      {has('share') && <ProgressBar share={share} width={Math.min(columns, 60)} />}
      <Text>{truncate(pace, columns)}</Text>
      {has('stages') && <Text>{truncate(stages, columns)}</Text>}
      {has('gap') && <Text> </Text>}
      {has('table') && <CandidateTable rows={rows} columns={columns} lines={2 + left} />}
      {has('help') && <HelpLine isStopping={isStopping} columns={columns} />}
    </Box>
  )
}
