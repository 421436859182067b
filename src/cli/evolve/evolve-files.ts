/**
 * The files of an evolution: the champion of each generation, and the best warrior of the run; they say who wrote them.
 */
import { basename, join, resolve } from 'node:path'
import type { Champion, Credit, Finalist, StoredRun } from '../../../arena/evolve/index.js'
import type { Warrior } from '../../../vm/index.js'
import { saveBestWarrior } from './best-file.js'
import { saveChampion } from '../outputs/champion-files.js'
import type { CliEnvironment } from '../process/environment.js'

/** Writes them below `out`, and gives each path as the user named that folder. Throws a WriteError. */
export interface RunFiles {
  readonly credits: (warrior: Warrior) => readonly Credit[]
  readonly champion: (champion: Champion) => string
  readonly best: (best: Finalist) => string
}

/** `creditsOf` tells whose code a warrior of the run carries; it is asked once for each code. */
export function openRunFiles(
  run: StoredRun,
  proposer: string,
  creditsOf: (warrior: Warrior) => readonly Credit[],
  out: string,
  { cwd }: CliEnvironment,
): RunFiles {
  const folder = resolve(cwd, out)
  const { weighting } = run.options
  const origin = { runId: run.id, seed: run.seed, proposer, settings: run.settings, weighting }
  const named = (path: string) => join(out, basename(path))
  const known = new Map<string, readonly Credit[]>()
  const credits = (warrior: Warrior) => {
    const found = known.get(warrior.id) ?? creditsOf(warrior)
    known.set(warrior.id, found)
    return found
  }
  return {
    credits,
    champion: (champion) =>
      named(saveChampion(champion, { ...origin, credits: credits(champion.warrior) }, folder, out)),
    best: (best) =>
      named(saveBestWarrior(best, credits(best.warrior), run, proposer, { path: folder, shown: out })),
  }
}
