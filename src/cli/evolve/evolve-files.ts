/**
 * The files of an evolution: the champion of each generation, and the best warrior of the run; they say who wrote them.
 */
import { basename, join, resolve } from 'node:path'
import type { Champion, Finalist, StoredRun } from '../../../arena/evolve/index.js'
import { saveBestWarrior } from './best-file.js'
import { saveChampion, type ChampionOrigin } from '../outputs/champion-files.js'
import type { CliEnvironment } from '../process/environment.js'

/** Writes them below `out`, and gives each path as the user named that folder. Throws a WriteError. */
export interface RunFiles {
  readonly champion: (champion: Champion) => string
  readonly best: (best: Finalist) => string
}

export function openRunFiles(
  run: StoredRun,
  proposer: string,
  out: string,
  { cwd }: CliEnvironment,
): RunFiles {
  const folder = resolve(cwd, out)
  const origin: ChampionOrigin = { runId: run.id, seed: run.seed, proposer, settings: run.settings }
  const named = (path: string) => join(out, basename(path))
  return {
    champion: (champion) => named(saveChampion(champion, origin, folder, out)),
    best: (best) => named(saveBestWarrior(best, run, proposer, { path: folder, shown: out })),
  }
}
