import { Box, Text } from 'ink'
import { safeText } from '../../text/safe-text.js'
import { padEnd, padStart, safeCut, truncate } from '../../text/text.js'
import { THEME } from '../theme.js'
import type { RunRow } from './snapshot.js'

interface RunsTableProps {
  readonly runs: readonly RunRow[]
  readonly columns: number
  /** Lines, the head included. */
  readonly lines: number
}

const GENERATION_WIDTH = 12
const NUMBER_WIDTH = 8
const STATE_WIDTH = 22
const LONGEST_LABEL = 30
const LONGEST_NAME = 40
/** Columns that a name needs. */
const LEAST_NAME = 12

/** The runs in their order. Where they are too many, those that go on come before those that are done or wait. */
export function RunsTable({ runs, columns, lines }: RunsTableProps) {
  const labelWidth = Math.min(LONGEST_LABEL, Math.max(4, ...runs.map(({ label }) => safeText(label).length)))
  const taken = labelWidth + GENERATION_WIDTH + 2 * NUMBER_WIDTH + STATE_WIDTH + 4
  const room = Math.min(LONGEST_NAME, columns - taken)
  const nameWidth = room < LEAST_NAME ? 0 : room
  const line = (label: string, generation: string, name: string, numbers: readonly string[], state: string) =>
    truncate(
      `${padEnd(safeCut(label, labelWidth), labelWidth)}${padStart(generation, GENERATION_WIDTH)}` +
        (nameWidth === 0 ? '' : `  ${padEnd(safeCut(name, nameWidth), nameWidth)}`) +
        `${numbers.map((number) => padStart(number, NUMBER_WIDTH)).join('')}  ${state}`,
      columns,
    )
  const shown = choose(runs, lines - 1)
  return (
    <Box flexDirection="column">
      <Text color={THEME.quiet}>{line('run', 'generation', 'champion', ['fitness', 'best'], 'state')}</Text>
      {shown.map((run) => (
        <Text key={run.label} {...(run.isDone ? { color: THEME.good } : {})}>
          {line(
            run.label,
            run.generation,
            run.champion?.name ?? '',
            [printFitness(run.champion?.fitness ?? null), printFitness(run.best)],
            run.state,
          )}
        </Text>
      ))}
      {shown.length < runs.length && (
        <Text color={THEME.quiet}>{truncate(`and ${runs.length - shown.length} more`, columns)}</Text>
      )}
    </Box>
  )
}

const printFitness = (fitness: number | null): string => (fitness === null ? '-' : fitness.toFixed(3))

/** All, or as many as fit beside a line that counts the others. */
function choose(runs: readonly RunRow[], lines: number): readonly RunRow[] {
  if (runs.length <= lines) return runs
  const goesOn = ({ isDone, generation }: RunRow) => !isDone && generation !== ''
  const first = new Set(runs.toSorted((x, y) => Number(goesOn(y)) - Number(goesOn(x))).slice(0, lines - 1))
  return runs.filter((run) => first.has(run))
}
