import { Box, Text } from 'ink'
import { coveredEdges, SPAWNED_EDGES } from '../../../arena/evolve/index.js'
import { padStart, truncate } from '../../cli/text.js'
import { THEME } from '../theme.js'

interface HeatMapProps {
  /** Fitness by [spawned bin][covered bin]. */
  readonly cells: readonly (readonly (number | null)[])[]
  readonly coreSize: number
  readonly maxFitness: number
  readonly columns: number
}

const LABEL_WIDTH = 6
const CELL_WIDTH = 5

/** Columns and lines of the whole map. */
export const HEAT_MAP_SIZE = { columns: LABEL_WIDTH + 6 * CELL_WIDTH, rows: 8 } as const

/** The archive: the fitness of each cell's best, coloured by its share of the maximum. */
export function HeatMap({ cells, coreSize, maxFitness, columns }: HeatMapProps) {
  const rowLabels = labelsOf(SPAWNED_EDGES)
  const head = labelsOf(coveredEdges(coreSize)).map((label) => padStart(label, CELL_WIDTH))
  const best = Math.max(...cells.flat().map((fitness) => fitness ?? -1))
  return (
    <Box flexDirection="column" width={Math.min(columns, HEAT_MAP_SIZE.columns)}>
      <Text color={THEME.quiet}>{truncate('down: spawned  across: covered', columns)}</Text>
      <Text color={THEME.quiet}>{' '.repeat(LABEL_WIDTH) + head.join('')}</Text>
      {cells.map((row, spawnedBin) => (
        <Text key={spawnedBin}>
          <Text color={THEME.quiet}>{padStart(rowLabels[spawnedBin]!, LABEL_WIDTH)}</Text>
          {row.map((fitness, coveredBin) => (
            <Text key={coveredBin} bold={fitness === best} {...colorOf(fitness, maxFitness)}>
              {padStart(fitness === null ? '·' : printFitness(fitness), CELL_WIDTH)}
            </Text>
          ))}
        </Text>
      ))}
    </Box>
  )
}

/** `<10`, `10+`, `4k+`: what a bin holds. */
function labelsOf(edges: readonly number[]): string[] {
  const whole = edges.map((edge) => Math.ceil(edge))
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
