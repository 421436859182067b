import { Box, Text } from 'ink'
import { safeCut, truncate } from '../../text/text.js'
import { HelpLine } from '../HelpLine.js'
import type { ViewProps } from '../open-view.js'
import { spendRows } from '../row-budget.js'
import { THEME } from '../theme.js'
import { TitleLine } from '../TitleLine.js'
import { ProgressBar } from '../tournament/ProgressBar.js'
import { HeatMap, heatMapSize } from './HeatMap.js'
import type { EvolveSnapshot } from './snapshot.js'
import { Sparkline } from './Sparkline.js'

/** Of a terminal that has room for the plan. */
const PLAN_ROWS = 16
/** Columns that a list needs beside the map. */
const LIST_COLUMNS = 26
const GAP = 2

/** A running evolution. It leaves the last row and column of the terminal free, so that nothing scrolls or wraps. */
export function EvolveView({ snapshot, size }: ViewProps<EvolveSnapshot>) {
  const { title, plan, share, pace, isStopping } = snapshot
  const columns = Math.max(1, size.columns - 1)
  const map = heatMapSize(snapshot.cells)
  // The most important first.
  const { has, left } = spendRows(size.rows - 1, [
    { name: 'where', rows: 1 },
    { name: 'help', rows: 1 },
    { name: 'title', rows: 1 },
    { name: 'best', rows: 1 },
    { name: 'share', rows: 1 },
    { name: 'pace', rows: 1 },
    { name: 'plan', rows: plan !== undefined && size.rows >= PLAN_ROWS ? 1 : Infinity },
    { name: 'map', rows: map.columns <= columns ? map.rows : Infinity },
  ])
  return (
    <Box flexDirection="column" width={columns}>
      {has('title') && <TitleLine text={title} columns={columns} />}
      {has('plan') && <Text color={THEME.quiet}>{safeCut(plan!, columns)}</Text>}
      <Text>{truncate(printPlace(snapshot, columns), columns)}</Text>
      {has('share') && <ProgressBar share={share} width={Math.min(columns, 60)} />}
      {has('best') && <BestLine snapshot={snapshot} columns={columns} />}
      {has('map') && <ArchiveMap snapshot={snapshot} columns={columns} />}
      <Lines lines={snapshot.recent} rows={left} columns={columns} />
      {has('pace') && <Text>{truncate(pace, columns)}</Text>}
      {has('help') && <HelpLine isStopping={isStopping} columns={columns} />}
    </Box>
  )
}

/** Where the run is; what goes without saying is left out of a narrow terminal. */
function printPlace(snapshot: EvolveSnapshot, columns: number): string {
  const { phase, generation, generations, iteration, iterations } = snapshot
  if (generation === 0) return phase
  const place = `generation ${generation}/${generations}, iteration ${iteration}/${iterations}`
  const whole = `${phase}, ${place}`
  return whole.length <= columns ? whole : place
}

function BestLine({ snapshot, columns }: { snapshot: EvolveSnapshot; columns: number }) {
  const { bestFitness, curve, maxFitness: max } = snapshot
  const text = truncate(`best ${bestFitness === null ? '-' : bestFitness.toFixed(3)} of ${max} `, columns)
  return (
    <Text>
      {text}
      <Sparkline values={curve} max={max} width={Math.min(60, columns - text.length)} />
    </Text>
  )
}

/** The map, and where there is room whom the generation meets and who won before. */
function ArchiveMap({ snapshot, columns }: { snapshot: EvolveSnapshot; columns: number }) {
  const { cells, axes, maxFitness, opponents, champions } = snapshot
  const map = heatMapSize(cells)
  const side = columns - map.columns - GAP
  const won = champions.toReversed().map(({ generation, name, fitness, judged }) => {
    const elsewhere = judged === null ? '' : ` (judged ${judged.toFixed(2)})`
    return `r${generation} ${fitness.toFixed(2)}${elsewhere} ${name}`
  })
  const half = Math.floor(map.rows / 2)
  const meets = ['against', ...shorten(opponents, half - 1)]
  const crowned = won.length === 0 ? [] : ['champions', ...shorten(won, half - 1)]
  return (
    <Box>
      <HeatMap cells={cells} axes={axes} maxFitness={maxFitness} columns={columns} />
      {side >= LIST_COLUMNS - GAP && (
        <Box flexDirection="column" marginLeft={GAP} width={side}>
          <Lines lines={meets} rows={half} columns={side} />
          <Lines lines={crowned} rows={half} columns={side} />
        </Box>
      )}
    </Box>
  )
}

/** The first lines; the last of them says how many are left out. */
function shorten(lines: readonly string[], rows: number): readonly string[] {
  if (lines.length <= rows) return lines
  return [...lines.slice(0, rows - 1), `and ${lines.length - rows + 1} more`]
}

function Lines({ lines, rows, columns }: { lines: readonly string[]; rows: number; columns: number }) {
  return lines.slice(0, rows).map((line, index) => (
    <Text key={index} color={THEME.quiet}>
      {safeCut(line, columns)}
    </Text>
  ))
}
