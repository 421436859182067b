import { Box, Text } from 'ink'
import { printPace, shareDone } from '../../text/pace.js'
import { truncate } from '../../text/text.js'
import { HelpLine } from '../HelpLine.js'
import type { ViewProps } from '../open-view.js'
import { spendRows } from '../row-budget.js'
import { THEME } from '../theme.js'
import { TitleLine } from '../TitleLine.js'
import { ProgressBar } from './ProgressBar.js'
import type { TournamentSnapshot } from './snapshot.js'
import { StandingsTable } from './StandingsTable.js'

/** The most important first. */
const PARTS = [
  { name: 'pace', rows: 1 },
  { name: 'help', rows: 1 },
  { name: 'title', rows: 1 },
  { name: 'table', rows: 2 },
  { name: 'share', rows: 1 },
  { name: 'subtitle', rows: 1 },
  { name: 'gap', rows: 1 },
] as const

/** A running tournament. It leaves the last row and column of the terminal free, so that nothing scrolls or wraps. */
export function TournamentView({ snapshot, size }: ViewProps<TournamentSnapshot>) {
  const { name, subtitle, pace, standings, isStopping } = snapshot
  const columns = Math.max(1, size.columns - 1)
  const { has, left } = spendRows(size.rows - 1, PARTS)
  const tableRows = has('table') ? 2 + left : 1
  const hidden = Math.max(0, standings.length - (tableRows - 1))
  const more = hidden > 0 ? `, ${hidden} more below` : ''
  return (
    <Box flexDirection="column" width={columns}>
      {has('title') && <TitleLine text={name} columns={columns} />}
      {has('subtitle') && <Text color={THEME.quiet}>{truncate(subtitle, columns)}</Text>}
      {has('share') && <ProgressBar share={shareDone(pace)} width={Math.min(columns, 60)} />}
      <Text>{truncate(printPace(pace), columns)}</Text>
      {has('gap') && <Text> </Text>}
      {has('table') && <StandingsTable standings={standings} columns={columns} rows={tableRows} />}
      {has('help') && <HelpLine isStopping={isStopping} more={more} columns={columns} />}
    </Box>
  )
}
