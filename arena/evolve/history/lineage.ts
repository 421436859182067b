/** Where champions come from: their ancestors, each found once, with the operators and proposers that made them. */
import type { EvolutionExport, Store } from '../../store/index.js'
import type { StoredRun } from '../record/index.js'
import { type Champion, storedChampions } from '../rules/index.js'
import { withEarlierRuns } from './earlier-runs.js'

/** A warrior among the ancestors of champions, or a champion. */
export interface Ancestor {
  readonly warriorId: string
  /** `r3 #120`, its first proposal in the run, or the name of a warrior from outside. */
  readonly name: string
  /** The run bred it, or was given it as an opponent or as stock, or it came from elsewhere. */
  readonly origin: 'bred' | 'opponent' | 'stock' | 'outside'
  /** How and by whom it was made, and its fitness in the generation that brought it; null when it was not bred. */
  readonly birth: Birth | null
  /** Ids; the one that was changed comes first. */
  readonly parents: readonly string[]
  /** Shortest way to a champion: 0 for a champion itself. */
  readonly depth: number
  /** Child and champion on that way: where a tree shows this warrior, and refers to it elsewhere. */
  readonly under: { readonly child: string | null; readonly generation: number }
}

export interface Birth {
  readonly generation: number
  readonly proposal: number
  readonly operator: string
  /** The language model that wrote it, or `genetic`. */
  readonly proposer: string
  readonly fitness: number | null
}

export interface Lineage {
  readonly champions: readonly Champion[]
  /** By warrior id, champions first; parents that are missing lie deeper than was asked. */
  readonly ancestors: ReadonlyMap<string, Ancestor>
}

/**
 * Ancestors of a run's champions, or of one generation's, at most `depth` (>= 0) steps back. Goes back breadth first
 * and takes in every warrior once, so that not even a circle of parents can hold it up.
 */
export function traceLineage(
  store: Store,
  run: StoredRun,
  { depth, generation }: { readonly depth: number; readonly generation?: number },
): Lineage {
  const champions = storedChampions(store, run).filter(
    (champion) => generation === undefined || champion.generation === generation,
  )
  const roots = champions.map(({ warrior, generation }) => ({ id: warrior.id, generation }))
  return { champions, ancestors: traceAncestors(store, run, roots, depth) }
}

/**
 * The same for any warriors of a run, each with the generation under which it is shown. What was carried over from another
 * run descends from it, and from what that run was given.
 */
export function traceAncestors(
  store: Pick<Store, 'evolution' | 'evolutionExport'>,
  run: StoredRun,
  roots: readonly { readonly id: string; readonly generation: number }[],
  depth: number,
): Lineage['ancestors'] {
  const ancestors = new Map<string, Ancestor>()
  const runs = withEarlierRuns(store, run)
  let reached = roots.map((root) => ({ ...root, child: null as string | null }))
  for (let distance = 0; distance <= depth && reached.length > 0; distance++) {
    const next: typeof reached = []
    for (const { id, ...under } of reached) {
      if (ancestors.has(id)) continue
      const ancestor = { ...describeWarrior(store.evolutionExport, runs, id), depth: distance, under }
      ancestors.set(id, ancestor)
      for (const parent of ancestor.parents)
        next.push({ id: parent, child: id, generation: under.generation })
    }
    reached = next
  }
  return ancestors
}

function describeWarrior(
  stored: EvolutionExport,
  runs: readonly StoredRun[],
  warriorId: string,
): Omit<Ancestor, 'depth' | 'under'> {
  for (const { id } of runs) {
    const role = stored.givenRole(id, warriorId)
    if (role !== null) return fromOutside(stored, role, warriorId)
    const arrival = stored.arrival(id, warriorId)
    // What was carried over as it was has come from the earlier run.
    if (arrival === null || arrival.parents[0] === warriorId) continue
    const { parents, model, ...birth } = arrival
    const place = id === runs[0]!.id ? '' : `run ${id} `
    const name = `${place}r${birth.generation} #${birth.proposal}`
    return { warriorId, name, origin: 'bred', birth: { ...birth, proposer: model ?? 'genetic' }, parents }
  }
  return fromOutside(stored, 'outside', warriorId)
}

function fromOutside(
  stored: EvolutionExport,
  origin: Ancestor['origin'],
  warriorId: string,
): Omit<Ancestor, 'depth' | 'under'> {
  const name = stored.name(warriorId) ?? warriorId.slice(0, 12)
  return { warriorId, name, origin, birth: null, parents: [] }
}
