import type { Warrior } from '../../vm/index.js'
import type { Champion } from '../evolve/index.js'
import type { Store } from '../store/index.js'
import type { StoredRun } from '../evolve/record/index.js'

/** A stored run with its champions. */
export interface RunChampions {
  readonly run: StoredRun
  readonly champions: readonly Champion[]
}

/**
 * At most `count` elites of the finished generations of several runs, by run: each code once, none that is a champion,
 * evenly from all runs and generations. The same stored runs give the same elites.
 */
export function pickElites(
  loaded: readonly RunChampions[],
  count: number,
  { evolution }: Store,
): Map<number, Warrior[]> {
  const picked = new Map<number, Warrior[]>()
  if (count === 0) return picked
  const known = new Set(loaded.flatMap(({ champions }) => champions.map(({ warrior }) => warrior.id)))
  const elites = loaded.flatMap(({ run, champions }) =>
    champions
      .flatMap(({ generation }) => evolution.elites(run.id, generation))
      .filter(({ warrior: { id } }) => !known.has(id) && known.add(id))
      .map(({ warrior }) => ({ runId: run.id, warrior })),
  )
  const wanted = Math.min(count, elites.length)
  for (let index = 0; index < wanted; index++) {
    const { runId, warrior } = elites[Math.floor((index * elites.length) / wanted)]!
    picked.set(runId, [...(picked.get(runId) ?? []), warrior])
  }
  return picked
}
