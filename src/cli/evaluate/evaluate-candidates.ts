/** Whom `drq evaluate` judges: warriors by name, and champions of stored runs. */
import type { Store } from '../../../arena/store/index.js'
import type { StoredRun } from '../../../arena/evolve/index.js'
import type { Entrant } from '../../../arena/matches/index.js'
import type { CliEnvironment } from '../process/environment.js'
import { UsageError } from '../process/exit.js'
import type { LoadOptions } from '../sources/load-warriors.js'
import { loadNamed } from '../sources/named-warriors.js'
import type { StoreOptions } from '../flags/store-flags.js'
import { findStoredRun } from '../flags/stored-run.js'
import { countOf, safeText } from '../../text/safe-text.js'
import type { CandidateRow } from '../../../arena/evaluate/index.js'

export interface Candidates {
  /** Each code once. */
  readonly entrants: readonly Entrant[]
  /** Warriors that were named, then champions by run and generation. */
  readonly rows: readonly CandidateRow[]
}

/** The warriors behind `names` and the champions of `runs`. Throws a UsageError when there is none. */
export async function loadCandidates(
  names: readonly string[],
  runs: readonly (number | 'all')[],
  options: LoadOptions & StoreOptions,
  store: Store,
  env: CliEnvironment,
): Promise<Candidates> {
  const named = names.length === 0 ? [] : await loadNamed(names, options, store, env)
  const champions: (Entrant & { readonly champion: CandidateRow['champion'] })[] = []
  const ids = runs.flatMap((run) => (run === 'all' ? runsOf(options, store, env) : [run]))
  for (const id of [...new Set(ids)].sort((x, y) => x - y))
    champions.push(...(await championsOf(findStoredRun(store, id, options), options, store)))
  if (named.length + champions.length === 0)
    throw new UsageError(
      'there is no warrior to evaluate',
      'Name files, folders, a set, or a --run with champions.',
    )

  const places = new Map<string, number>()
  const entrants: Entrant[] = []
  const rows = [...named.map((entrant) => ({ ...entrant, champion: null })), ...champions].map(
    ({ name, warrior, champion }): CandidateRow => {
      const candidate = places.get(warrior.id) ?? entrants.length
      if (candidate === entrants.length) entrants.push({ name, warrior })
      places.set(warrior.id, candidate)
      return { name, candidate, champion }
    },
  )
  return { entrants, rows }
}

/** All runs in a core of this size; says which are in another one. */
function runsOf({ settings }: LoadOptions, store: Store, env: CliEnvironment): number[] {
  const ids = store.evolution.runIds()
  const fits = (id: number) => store.evolution.findRun(id)!.settings.coreSize === settings.coreSize
  const others = ids.filter((id) => !fits(id))
  if (others.length > 0)
    env.stderr.write(
      `${countOf(others.length, 'run')} of another core left out (${others.join(', ')}); --preset chooses\n`,
    )
  return ids.filter(fits)
}

/** Throws a UsageError when a candidate has no opponent of other code. */
export function checkMeetings(candidates: readonly Entrant[], opponents: readonly Entrant[]): void {
  const lonely = candidates.find(({ warrior }) => opponents.every((other) => other.warrior.id === warrior.id))
  if (lonely !== undefined)
    throw new UsageError(`${lonely.name} meets nobody: its only opponent has the same code`)
}

/** The warriors that candidates meet, in the byte order of their names, each code once. */
export async function loadOpponents(
  names: readonly string[],
  options: LoadOptions,
  store: Store,
  env: CliEnvironment,
): Promise<readonly Entrant[]> {
  const { enterOnce } = await import('../../../arena/matches/index.js')
  const { entrants, duplicates } = enterOnce(await loadNamed(names, options, store, env))
  for (const { name, of } of duplicates)
    env.stderr.write(`${safeText(name)} has the same code as ${safeText(of)} and is met once\n`)
  return entrants
}

async function championsOf(run: StoredRun, { settings }: LoadOptions, store: Store) {
  const { storedChampions } = await import('../../../arena/evolve/index.js')
  const bred = run.settings
  if (bred.coreSize !== settings.coreSize)
    throw new UsageError(
      `run ${run.id} was bred in a core of ${bred.coreSize} cells, not ${settings.coreSize}`,
      '--preset and --core-size choose the core.',
    )
  return storedChampions(store, run).map(({ warrior, name, generation }) => {
    if (warrior.instructions.length > settings.maxLength)
      throw new UsageError(
        `${name} of run ${run.id} has ${warrior.instructions.length} instructions; the settings allow ${settings.maxLength}`,
        '--preset and --length choose how many.',
      )
    return { name, warrior, champion: { run: run.id, generation } }
  })
}
