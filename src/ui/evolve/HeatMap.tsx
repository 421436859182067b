import { Box, Text } from 'ink'
import { padStart, truncate } from '../../text/text.js'
import { THEME } from '../theme.js'
import type { MapAxis } from './snapshot.js'

interface HeatMapProps {
  /** Fitness by [first bin][second bin]. */
  readonly cells: readonly (readonly (number | null)[])[]
  /** None to two. */
  readonly axes: readonly MapAxis[]
  readonly maxFitness: number
  readonly columns: number
}

const LABEL_WIDTH = 6
const CELL_WIDTH = 5

/** Columns and lines of the whole map. */
export function heatMapSize(cells: HeatMapProps['cells']): {
  readonly columns: number
  readonly rows: number
} {
  return { columns: LABEL_WIDTH + (cells[0]?.length ?? 0) * CELL_WIDTH, rows: 2 + cells.length }
}

/** The archive: the fitness of each cell's best, coloured by its share of the maximum. */
export function HeatMap({ cells, axes, maxFitness, columns }: HeatMapProps) {
  const [down, across] = axes
  const rowLabels = labelsOf(down)
  const head = labelsOf(across).map((label) => padStart(label, CELL_WIDTH))
  const best = Math.max(...cells.flat().map((fitness) => fitness ?? -1))
  const width = Math.min(columns, heatMapSize(cells).columns)
  const title = axes.map(({ name }, index) => `${index === 0 ? 'down' : 'across'}: ${name}`).join('  ')
  return (
    <Box flexDirection="column" width={width}>
      <Text color={THEME.quiet}>{truncate(title === '' ? 'one cell' : title, width)}</Text>
      <Text color={THEME.quiet}>{' '.repeat(LABEL_WIDTH) + head.join('')}</Text>
      {cells.map((row, first) => (
        <Text key={first}>
          <Text color={THEME.quiet}>{padStart(rowLabels[first] ?? '', LABEL_WIDTH)}</Text>
          {row.map((fitness, second) => (
            <Text key={second} bold={fitness === best} {...colorOf(fitness, maxFitness)}>
              {padStart(fitness === null ? '·' : printFitness(fitness), CELL_WIDTH)}
            </Text>
          ))}
        </Text>
      ))}
    </Box>
  )
}

/** `<10`, `10+`, `4k+`: what a bin holds. */
function labelsOf(axis: MapAxis | undefined): string[] {
  if (axis === undefined || axis.edges.length === 0) return ['']
  const whole = axis.edges.map((edge) => (edge < 1 ? edge : Math.ceil(edge)))
  const short = (edge: number) => (edge >= 1000 ? `${Math.round(edge / 1000)}k` : `${edge}`)
  return [`<${short(whole[0]!)}`, ...whole.map((edge) => `${short(edge)}+`)]
}

/** Three digits: at most 64 warriors are in a core. */
const printFitness = (fitness: number): string => fitness.toFixed(fitness < 10 ? 2 : 1)

/** Below 1 a warrior does worse than all living on together. */
function colorOf(fitness: number | null, max: number): { color?: string } {
  if (fitness === null) return { color: THEME.quiet }
  if (fitness < 1) return { color: THEME.bad }
  return fitness < max / 2 ? { color: THEME.attention } : { color: THEME.good }
}
