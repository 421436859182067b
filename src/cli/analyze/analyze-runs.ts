/** The stored runs that are analysed together. */
import { InvalidArgumentError } from 'commander'
import type { AnalyzedRun } from '../../../arena/analyze/index.js'
import type { Store } from '../../../arena/store/index.js'
import type { StoredRun } from '../../../arena/evolve/index.js'
import type { Entrant } from '../../../arena/matches/index.js'
import type { MarsSettings } from '../../../vm/index.js'
import { UsageError } from '../process/exit.js'
import { parseSeedList } from '../flags/seed-flags.js'
import { findStoredRun } from '../flags/stored-run.js'
import { countOf } from '../../text/safe-text.js'

export interface LoadedRuns {
  readonly runs: readonly AnalyzedRun[]
  readonly settings: MarsSettings
  /** Whom the champions met at the end of each run; null where the runs differ. */
  readonly benchmark: readonly Entrant[] | null
}

/** `3`, `1..10` or `1,4,7`. */
export function parseRunList(text: string): number[] {
  try {
    const runs = parseSeedList(text)
    if (!runs.includes(0)) return runs
  } catch {
    // The message of seeds would mislead.
  }
  throw new InvalidArgumentError('It must be like 3, 1..10 or 1,4,7.')
}

/** A fit needs two. */
const LEAST_GENERATIONS = 2

/** Loads runs and `eliteCount` of their elites. Throws a UsageError for those that cannot be analysed, or not together. */
export async function loadRuns(
  ids: readonly number[],
  eliteCount: number,
  store: Store,
  db: string,
): Promise<LoadedRuns> {
  const { pickElites } = await import('../../../arena/analyze/index.js')
  const { storedChampions } = await import('../../../arena/evolve/index.js')
  const found = ids.map((id) => findStoredRun(store, id, { db }))
  const [first] = found
  const other = found.find(({ settings }) => !isSame(settings, first!.settings))
  if (other !== undefined)
    throw new UsageError(
      `runs ${first!.id} and ${other.id} have different settings of the core`,
      'Analyse them one by one.',
    )
  const loaded = found.map((run) => {
    const champions = storedChampions(store, run)
    if (champions.length < LEAST_GENERATIONS)
      throw new UsageError(
        `run ${run.id} has ${countOf(champions.length, 'finished generation')}; an analysis needs ${LEAST_GENERATIONS}`,
        `drq evolve --resume ${run.id}${run.status === 'finished' ? ` --generations ${LEAST_GENERATIONS}` : ''} goes on with it.`,
      )
    return { run, champions }
  })
  const elites = pickElites(loaded, eliteCount, store)
  return {
    settings: first!.settings,
    benchmark: sameBenchmark(found),
    runs: loaded.map(({ run, champions }) => ({
      runId: run.id,
      lastK: run.options.lastK,
      champions,
      elites: elites.get(run.id) ?? [],
    })),
  }
}

function sameBenchmark(runs: readonly StoredRun[]): Entrant[] | null {
  const idsOf = ({ warriors }: StoredRun) => warriors.benchmark.map(({ id }) => id).join()
  if (new Set(runs.map(idsOf)).size > 1) return null
  return runs[0]!.warriors.benchmark.map((warrior) => ({ name: warrior.name, warrior }))
}

function isSame(one: MarsSettings, other: MarsSettings): boolean {
  return (Object.keys(one) as (keyof MarsSettings)[]).every((name) => one[name] === other[name])
}
