/** The store: what was fought, by whom, under which settings, in one SQLite file. */
import { wrongArgument } from '../../vm/index.js'
import { openDatabase, StoreError } from './database.js'
import { createEvaluationStore, type EvaluationStore } from './evaluations.js'
import { createEvolutionStore, type EvolutionStore } from './evolution.js'
import { createEvolutionExport, type EvolutionExport } from './evolution-export.js'
import { createHillStore, type HillStore } from './hills.js'
import { createMatchStore, type MatchStore } from './matches.js'
import { createOptimizeStore, type OptimizeStore } from './optimize.js'
import { createPairStore, type PairStore } from './pair-results.js'
import { createSetStore, type SetStore } from './sets.js'
import { createSettingsStore } from './settings.js'
import { createTournamentStore, type TournamentStore } from './tournaments.js'
import { createWarriorStore, type WarriorStore } from './warriors.js'

export { StoreError } from './database.js'
export * from './evaluations.js'
export * from './evolution.js'
export * from './evolution-export.js'
export * from './hills.js'
export * from './llm-calls.js'
export * from './matches.js'
export * from './optimize.js'
export * from './pair-results.js'
export * from './sets.js'
export * from './tournaments.js'
export * from './warriors.js'

export interface Store {
  readonly warriors: WarriorStore
  readonly sets: SetStore
  readonly matches: MatchStore
  readonly pairs: PairStore
  readonly tournaments: TournamentStore
  readonly evaluations: EvaluationStore
  readonly hills: HillStore
  readonly evolution: EvolutionStore
  readonly optimize: OptimizeStore
  readonly evolutionExport: EvolutionExport
  /**
   * Runs `work` as one transaction: all of it is stored, or, when it throws, nothing. A StoreError when the file fails:
   * disk full, not writable, damaged, locked by another process for 10 seconds.
   */
  transaction<T>(work: () => T): T
  close(): void
}

/** Opens (or creates) the SQLite file at `path`; `:memory:` gives one that vanishes. Throws a StoreError. */
export function openStore(path: string): Store {
  if (typeof path !== 'string')
    throw wrongArgument(
      'openStore(path)',
      "path must be a string, ':memory:' for a store that vanishes",
      path,
    )
  const database = openDatabase(path)
  const settings = createSettingsStore(database)
  const warriors = createWarriorStore(database, settings)
  return {
    warriors,
    sets: createSetStore(database, warriors),
    matches: createMatchStore(database, settings),
    pairs: createPairStore(database, settings),
    tournaments: createTournamentStore(database, settings),
    evaluations: createEvaluationStore(database, settings),
    hills: createHillStore(database, settings),
    evolution: createEvolutionStore(database, settings, warriors),
    optimize: createOptimizeStore(database, settings, warriors),
    evolutionExport: createEvolutionExport(database),
    transaction(work) {
      try {
        return database.transaction(work).immediate()
      } catch (error) {
        throw explainFailure(path, error)
      }
    },
    close: () => {
      database.close()
    },
  }
}

/** Codes of SQLite that tell of the file and not of a mistake in a statement. */
const FILE_FAILURE = /^SQLITE_(FULL|IOERR|BUSY|LOCKED|READONLY|CORRUPT|NOTADB|CANTOPEN|PERM)/

function explainFailure(path: string, error: unknown): unknown {
  const { code, message } = error as { code?: unknown; message?: string }
  if (typeof code !== 'string' || !FILE_FAILURE.test(code)) return error
  return new StoreError(`${path}: ${message}`, { cause: error })
}
