/** Opponents of like results. */
import type { Random } from '../../random.js'

const PASSES = 20

/**
 * Puts columns of points into at most `count` clusters by k-means, the first centres each as far from those before it as
 * can be (Gonzalez, 1985). Points count as how much more or less a warrior had against the opponent than against all.
 * Gives the cluster of each column, from 0.
 */
export function clusterColumns(
  points: readonly (readonly number[])[],
  count: number,
  random: Random,
): number[] {
  const means = points.map((row) => row.reduce((sum, value) => sum + value, 0) / Math.max(1, row.length))
  const columns = (points[0] ?? []).map((_, at) => points.map((row, of) => row[at]! - means[of]!))
  if (columns.length === 0) return []
  let centres = farthestFirst(columns, Math.min(count, columns.length), random)
  let clusters: number[] = []
  for (let pass = 0; pass < PASSES; pass++) {
    const next = columns.map((column) => nearest(column, centres))
    if (next.every((cluster, at) => cluster === clusters[at])) break
    clusters = next
    centres = centres.map(
      (centre, cluster) => meanOf(columns.filter((_, at) => next[at] === cluster)) ?? centre,
    )
  }
  return clusters
}

function farthestFirst(columns: readonly number[][], count: number, random: Random): number[][] {
  const centres = [columns[random.below(columns.length)]!]
  while (centres.length < count) {
    const distances = columns.map((column) => Math.min(...centres.map((centre) => distance(column, centre))))
    centres.push(columns[distances.indexOf(Math.max(...distances))]!)
  }
  return centres
}

function nearest(column: readonly number[], centres: readonly (readonly number[])[]): number {
  const distances = centres.map((centre) => distance(column, centre))
  return distances.indexOf(Math.min(...distances))
}

function meanOf(columns: readonly (readonly number[])[]): number[] | null {
  const [first] = columns
  if (first === undefined) return null
  return first.map((_, of) => columns.reduce((sum, column) => sum + column[of]!, 0) / columns.length)
}

const distance = (x: readonly number[], y: readonly number[]): number =>
  x.reduce((sum, value, at) => sum + (value - y[at]!) ** 2, 0)
