import type { Warrior } from '../../vm/index.js'
import { BINS, type Cell } from './descriptors.js'
import type { Random } from './random.js'

/** The best warrior seen in a cell. */
export interface Elite extends Cell {
  readonly warrior: Warrior
  readonly fitness: number
  /** Which proposal of the round it was, from 0. */
  readonly proposal: number
}

/** A MAP-Elites archive of 6 x 6 cells (Mouret and Clune, 2015); one elite a cell. */
export class Archive {
  readonly #cells = new Array<Elite | undefined>(BINS * BINS)

  constructor(elites: readonly Elite[] = []) {
    for (const elite of elites) this.place(elite)
  }

  /** Takes a warrior whose cell is empty or held by a strictly weaker one; says whether it did. */
  place(candidate: Elite): boolean {
    const index = candidate.spawnedBin * BINS + candidate.coveredBin
    const holder = this.#cells[index]
    if (holder !== undefined && !(candidate.fitness > holder.fitness)) return false
    this.#cells[index] = candidate
    return true
  }

  /** Elites in the order of their cells: the same content gives the same list, whatever its history. */
  elites(): Elite[] {
    return this.#cells.filter((elite) => elite !== undefined)
  }

  /** Filled cells, 0 .. 36. */
  get size(): number {
    return this.elites().length
  }

  /** The fittest elite, the earliest proposal where several are equal; undefined while empty. */
  best(): Elite | undefined {
    return this.elites().reduce<Elite | undefined>(
      (best, elite) =>
        best === undefined ||
        elite.fitness > best.fitness ||
        (elite.fitness === best.fitness && elite.proposal < best.proposal)
          ? elite
          : best,
      undefined,
    )
  }

  /** An elite, uniform over the filled cells. RangeError while empty. */
  sample(random: Random): Elite {
    return random.pick(this.elites())
  }
}
