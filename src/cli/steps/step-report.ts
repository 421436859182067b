/** Ratings of steps as a user reads them. */
import type { RankedStep } from '../../../arena/steps/index.js'
import { countOf } from '../../text/safe-text.js'
import { printTable, type Column } from '../../text/text.js'

const COLUMNS: readonly Column[] = [
  { title: 'rank', align: 'right' },
  { title: 'of', align: 'right' },
  { title: 'step', align: 'right' },
  { title: 'modulus', align: 'right' },
  { title: 'cells', align: 'right' },
  { title: 'gap sum', align: 'right' },
  { title: 'midpoint sum', align: 'right' },
  { title: 'free space sum', align: 'right' },
  { title: 'mean free', align: 'right' },
]

/** The mean of the largest room left over all hits, in cells. */
const meanFreeSpace = ({ freeSpaceSum, cells }: RankedStep): number => freeSpaceSum / cells

/** A table of steps; ends in a newline. */
export function printSteps(steps: readonly RankedStep[]): string {
  return printTable(
    COLUMNS,
    steps.map((step) => [
      step.rank,
      step.likes,
      step.step,
      step.modulus,
      step.cells,
      step.gapSum,
      step.midpointSum,
      step.freeSpaceSum,
      meanFreeSpace(step).toFixed(1),
    ]),
  )
}

/** One step in words. */
export function printStep(step: RankedStep, coreSize: number): string {
  const { modulus, cells, gapSum, midpointSum, freeSpaceSum, rank, likes } = step
  const visits = modulus === 1 ? 'hits every cell' : `hits every cell of those ${modulus} apart`
  const place =
    likes > 1 ? `rank ${rank} of the ${likes} steps of modulus ${modulus} up to half the core\n` : ''
  return (
    `step ${step.step} in a core of ${coreSize}: modulus ${modulus}, ${visits}, ${countOf(cells, 'cell')}\n${place}` +
    `gap sum         ${String(gapSum).padStart(12)}  higher is better\n` +
    `midpoint sum    ${String(midpointSum).padStart(12)}  lower is better\n` +
    `free space sum  ${String(freeSpaceSum).padStart(12)}  lower is better; ${meanFreeSpace(step).toFixed(1)} cells in the mean\n`
  )
}
