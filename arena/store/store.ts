import type { Database } from './database.js'
import { createEvaluationStore, type EvaluationStore } from './evaluations.js'
import { createEvolutionStore, type EvolutionStore } from './evolution.js'
import { createEvolutionExport, type EvolutionExport } from './evolution-export.js'
import { createHillStore, type HillStore } from './hills.js'
import { createLeaseStore, type LeaseStore } from './leases.js'
import { createMatchStore, type MatchStore } from './matches.js'
import { createOptimizeStore, type OptimizeStore } from './optimize.js'
import { createPairStore, type PairStore } from './pair-results.js'
import { createSetStore, type SetStore } from './sets.js'
import { createSettingsStore } from './settings.js'
import { describeDamage, StoreError } from './store-error.js'
import { createTournamentStore, type TournamentStore } from './tournaments.js'
import { createWarriorStore, type WarriorStore } from './warriors.js'

/**
 * What was fought and bred, in one SQLite file that `openStore` opens: warriors, matches (none is played twice),
 * tournaments, evaluations, hills, runs of evolution and of the optimiser. Several processes may use the file at
 * once. Everything throws a StoreError when the file fails: disk full, not writable, damaged, locked by another
 * process for 10 seconds.
 */
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
  readonly leases: LeaseStore
  /**
   * Runs `work` as one transaction: all of it is stored, or, when it throws, nothing. A StoreError also when another
   * process has taken over a run whose lease was taken here.
   */
  transaction<T>(work: () => T): T
  close(): void
}

/** The store in an open database. Throws a StoreError when its tables are not there. */
export function createStore(database: Database, path: string): Store {
  try {
    const settings = createSettingsStore(database)
    const warriors = createWarriorStore(database, settings)
    const leases = createLeaseStore(database)
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
      leases,
      transaction: (work) => database.transaction(() => leases.guard(work)).immediate(),
      close: () => {
        database.close()
      },
    }
  } catch (cause) {
    database.close()
    if ((cause as { readonly code?: unknown }).code !== 'SQLITE_ERROR') throw cause
    throw new StoreError(describeDamage(path, (cause as Error).message), { cause })
  }
}
