/**
 * What the archive tells warriors apart by (arXiv 2601.03335): total spawned processes and memory coverage, each the
 * mean over the simulations, each cut into six bins.
 */

/** First value of bins 1 to 5 of spawned processes. */
export const SPAWNED_EDGES: readonly number[] = [1, 10, 100, 1000, 10_000]

/** First value of bins 1 to 5 of covered addresses, for the paper's core of 8000. */
const COVERED_EDGES_8000: readonly number[] = [10, 100, 500, 1000, 4000]

/** Bins along each axis. */
export const BINS = 6

/** Edges of the covered addresses, in proportion to the core: at 8000 the paper's. */
export function coveredEdges(coreSize: number): readonly number[] {
  return COVERED_EDGES_8000.map((edge) => (edge * coreSize) / 8000)
}

/** Bin of a value, 0 .. edges.length: how many edges it has reached. */
export function binOf(value: number, edges: readonly number[]): number {
  return edges.filter((edge) => value >= edge).length
}

/** A cell of the archive. */
export interface Cell {
  /** Bin of spawned processes, 0 .. 5. */
  readonly spawnedBin: number
  /** Bin of covered addresses, 0 .. 5. */
  readonly coveredBin: number
}

export function cellOf(spawned: number, covered: number, coreSize: number): Cell {
  return { spawnedBin: binOf(spawned, SPAWNED_EDGES), coveredBin: binOf(covered, coveredEdges(coreSize)) }
}
