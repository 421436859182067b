/** The files of an evolution: the champion of each round, and the best warrior of the run. */
import { resolve } from 'node:path'
import type { Arena, Champion } from '../../arena/evolve/index.js'
import type { StoredRun } from '../../arena/store/index.js'
import { saveBest } from './best-file.js'
import { saveChampion } from './champion-files.js'
import type { CliEnvironment } from './environment.js'
import type { BestWarrior } from './evolve-report.js'
import { UsageError } from './exit.js'

/** Where they go. */
export interface OutFlag {
  readonly out: string
}

/** The best of all that the run has bred, where it holds finals; its file is written. */
export async function findBest(
  run: StoredRun,
  champions: readonly Champion[],
  flags: OutFlag,
  arena: Arena,
  env: CliEnvironment,
): Promise<BestWarrior | null> {
  const { parseOptions, rankFinalists } = await import('../../arena/evolve/index.js')
  if (parseOptions(run.options).finalists === 0) return null
  const [best] = await rankFinalists(run, champions, arena)
  if (best === undefined) return null
  return { ...best, file: saveFile(() => saveBest(best, run, resolve(env.cwd, flags.out)), flags) }
}

/** Throws a UsageError when the file cannot be written. */
export function saveInto(
  champion: Champion,
  origin: Parameters<typeof saveChampion>[1],
  flags: OutFlag,
  env: CliEnvironment,
): string {
  return saveFile(() => saveChampion(champion, origin, resolve(env.cwd, flags.out)), flags)
}

function saveFile(save: () => string, { out }: OutFlag): string {
  try {
    return save()
  } catch (cause) {
    throw new UsageError(`champions cannot be written to ${out}: ${(cause as Error).message}`, '', { cause })
  }
}
