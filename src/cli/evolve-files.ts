/** The files of an evolution: the champion of each round, and the best warrior of the run; they say who wrote them. */
import { basename, join, resolve } from 'node:path'
import type { Champion, Finalist } from '../../arena/evolve/index.js'
import type { StoredRun } from '../../arena/store/index.js'
import { saveBest } from './best-file.js'
import { saveChampion, type ChampionOrigin } from './champion-files.js'
import type { CliEnvironment } from './environment.js'
import { UsageError } from './exit.js'

/** Writes them below `out`, and gives each path as the user named that folder. Throws a UsageError. */
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
  const save = (write: () => string): string => {
    try {
      return join(out, basename(write()))
    } catch (cause) {
      throw new UsageError(`champions cannot be written to ${out}: ${(cause as Error).message}`, '', {
        cause,
      })
    }
  }
  return {
    champion: (champion) => save(() => saveChampion(champion, origin, folder)),
    best: (best) => save(() => saveBest(best, run, proposer, folder)),
  }
}
