import { basename } from 'node:path'
import { creditsOf, traceLineage, type Lineage, type StoredRun } from '../../../arena/evolve/index.js'
import type { Store } from '../../../arena/store/index.js'
import { saveChampion } from '../outputs/champion-files.js'
import type { SavedPlace } from '../outputs/saved-file.js'

/** Writes each champion with where it comes from, and gives the names of the files. Throws a WriteError. */
export function exportChampions(
  store: Store,
  run: StoredRun,
  proposer: string,
  folder: SavedPlace,
): string[] {
  const { champions, ancestors } = traceLineage(store, run, { depth: 1 })
  const { weighting } = run.options
  const origin = { runId: run.id, seed: run.seed, proposer, settings: run.settings, weighting }
  return champions.map((champion) => {
    const history = historyOf(champion.warrior.id, ancestors)
    const credits = creditsOf(store, run, champion.warrior)
    return basename(saveChampion(champion, { ...origin, history, credits }, folder.path, folder.shown))
  })
}

function historyOf(id: string, ancestors: Lineage['ancestors']): string[] {
  const { name, birth, parents } = ancestors.get(id)!
  if (birth === null) return [`Warrior ${id}.`]
  const names = parents.map((parent) => ancestors.get(parent)!.name)
  return [
    `Warrior ${id}, proposal ${name}: ${birth.operator}, by ${birth.proposer}.`,
    names.length === 0 ? 'It has no parents.' : `Made from ${names.join(' and ')}.`,
  ]
}
