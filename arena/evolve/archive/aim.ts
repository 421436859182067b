import type { MarsSettings } from '../../../vm/index.js'
import type { Axis } from '../options/index.js'
import { DESCRIPTORS, edgesOf, type Cell } from './descriptors.js'
import type { Random } from '../../random.js'

/**
 * A kind of warrior that the archive lacks, in words, for a proposer that can read: one of its empty cells. Undefined
 * where it has no axes or no cell is empty.
 */
export function aimOf(
  filled: readonly Cell[],
  axes: readonly Axis[],
  settings: MarsSettings,
  random: Random,
): string | undefined {
  const edges = axes.map((axis) => edgesOf(axis, settings))
  const taken = new Set(filled.map(({ firstBin, secondBin }) => `${firstBin} ${secondBin}`))
  const bins = (at: number) => [...Array((edges[at]?.length ?? 0) + 1).keys()]
  const empty = bins(0).flatMap((first) =>
    bins(1).flatMap((second) => (taken.has(`${first} ${second}`) ? [] : [[first, second]])),
  )
  if (axes.length === 0 || empty.length === 0) return undefined
  const cell = random.pick(empty)
  return axes
    .map(({ name }, at) => `${DESCRIPTORS[name].label}: ${describeBin(edges[at]!, cell[at]!)}`)
    .join('; ')
}

function describeBin(edges: readonly number[], bin: number): string {
  const [from, to] = [edges[bin - 1], edges[bin]]
  if (from === undefined) return to === undefined ? 'any' : `less than ${to}`
  return to === undefined ? `${from} or more` : `${from} to less than ${to}`
}
