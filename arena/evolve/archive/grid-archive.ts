import type { Archive, Candidate, Elite } from './archive.js'
import type { Cell, Grid } from './descriptors.js'

export interface GridOptions {
  readonly shape: Grid['shape']
  /** Added to the fitness of a warrior in the emptiest neighbourhood, see {@link noveltyOf}; 0 for none. */
  readonly novelty: number
  /** Elites that are drawn for a parent, of which the fittest is it, >= 1; with novelty two at least. */
  readonly pressure: number
}

/** Neighbours whose distance makes a cell's novelty. */
const NEIGHBOURS = 5

/**
 * MAP-Elites (Mouret and Clune, 2015; the paper's archive): one elite a cell, parents drawn evenly over the cells, or the
 * fittest of several that are drawn so.
 */
export function createGridArchive({
  shape: [firstBins, secondBins],
  novelty,
  pressure,
}: GridOptions): Archive {
  const cells = new Array<Elite | undefined>(firstBins * secondBins)
  const slotOf = ({ firstBin, secondBin }: Cell) => firstBin * secondBins + secondBin
  const elites = () => cells.filter((elite) => elite !== undefined)
  return {
    place(candidate) {
      const slot = slotOf(candidate)
      const holder = cells[slot]
      if (holder !== undefined && !(candidate.fitness > holder.fitness)) return null
      cells[slot] = candidate
      return slot
    },
    restore(slot, elite) {
      cells[slot] = elite
    },
    holder: (candidate: Candidate) => cells[slotOf(candidate)],
    sample(random) {
      const all = elites()
      const draws = novelty === 0 ? pressure : Math.max(2, pressure)
      if (draws === 1 || all.length < 2) return random.pick(all)
      // The best of those drawn, a rare kind being worth more: who shares a cell competes by fitness alone.
      const worth = (elite: Elite) =>
        elite.fitness + (novelty === 0 ? 0 : novelty * noveltyOf(elite, all, firstBins + secondBins))
      const drawn = Array.from({ length: draws }, () => random.pick(all))
      return drawn.reduce((best, elite) => (worth(elite) > worth(best) ? elite : best))
    },
    elites,
  }
}

/** How far a cell's nearest elites are, 0 .. 1: the mean distance to them in bins, of the longest that there is. */
export function noveltyOf(cell: Cell, elites: readonly Cell[], longest: number): number {
  const distances = elites
    .map(
      ({ firstBin, secondBin }) => Math.abs(firstBin - cell.firstBin) + Math.abs(secondBin - cell.secondBin),
    )
    .sort((x, y) => x - y)
    // The nearest is the cell itself.
    .slice(1, 1 + NEIGHBOURS)
  return distances.reduce((sum, distance) => sum + distance, 0) / Math.max(1, distances.length * longest)
}
