import type { StoredElite, StoredSlot } from '../record/index.js'
import { bestOf, fittest, type Archive, type Candidate, type Elite, type KindOf } from './archive.js'
import type { Grid } from './descriptors.js'
import { createGridArchive } from './grid-archive.js'
import type { ArchiveName } from '../options/index.js'
import { createPopulation } from './population.js'
import type { Random } from '../../random.js'

/** Archives that evolve side by side, each from its own warriors, and now and then send their best to the next. */
export interface Islands {
  readonly count: number
  place(island: number, candidate: Elite): boolean
  /** See {@link Archive.holder}. */
  holder(island: number, candidate: Candidate): Elite | undefined
  isEmpty(island: number): boolean
  sample(island: number, random: Random): Elite
  /** The best of each island goes to the next one, and takes a place there if it can. */
  migrate(): void
  /** The best of each cell over all islands, by cell. */
  cells(): Elite[]
  best(): Elite | undefined
  /** The fittest different warriors of all islands, the fittest first. */
  fittest(count: number): Elite[]
  /** All elites with their islands. */
  members(): (Elite & { readonly island: number })[]
  /** Slots that changed since the last call, with their holders. */
  takeChanges(): StoredSlot[]
}

/** The part of a run's options that says what its archives are. */
export interface IslandOptions {
  /** Archives side by side, >= 1. */
  readonly islands: number
  readonly archive: ArchiveName
  /** Weight of rarity when parents are drawn from a grid, >= 0. */
  readonly novelty: number
  /** Elites of a grid that are drawn for each parent, >= 1. */
  readonly pressure: number
  /** Whether kinds of warriors have places of their own in a population. */
  readonly niches: boolean
}

export function createIslands(
  { islands: count, archive, novelty, pressure, niches }: IslandOptions,
  { shape }: Grid,
  stored: readonly StoredElite[],
  kindOf: KindOf,
): Islands {
  const isPopulation = (island: number) =>
    archive === 'population' || (archive === 'alternating' && island % 2 === 1)
  const archives = Array.from({ length: count }, (_, island): Archive =>
    isPopulation(island)
      ? createPopulation(niches ? kindOf : null)
      : createGridArchive({ shape, novelty, pressure }),
  )
  for (const { island, slot, ...elite } of stored) archives[island]!.restore(slot, elite)
  let changes: StoredSlot[] = []
  const all = () => archives.flatMap((one) => one.elites())
  const place = (island: number, candidate: Elite): boolean => {
    const slot = archives[island]!.place(candidate)
    if (slot !== null) changes.push({ island, slot, proposal: candidate.proposal })
    return slot !== null
  }
  return {
    count,
    place,
    holder: (island, candidate) => archives[island]!.holder(candidate),
    isEmpty: (island) => archives[island]!.elites().length === 0,
    sample: (island, random) => archives[island]!.sample(random),
    migrate() {
      const travellers = archives.map((one) => bestOf(one.elites()))
      for (const [island, traveller] of travellers.entries())
        if (traveller !== undefined) place((island + 1) % count, traveller)
    },
    cells() {
      const best = new Map<number, Elite>()
      for (const elite of all()) {
        const cell = elite.firstBin * shape[1] + elite.secondBin
        best.set(cell, bestOf([elite, ...(best.has(cell) ? [best.get(cell)!] : [])])!)
      }
      return [...best.entries()].sort(([x], [y]) => x - y).map(([, elite]) => elite)
    },
    best: () => bestOf(all()),
    fittest: (wanted) => fittest(all(), wanted),
    members: () => archives.flatMap((one, island) => one.elites().map((elite) => ({ ...elite, island }))),
    takeChanges() {
      const taken = changes
      changes = []
      return taken
    },
  }
}
