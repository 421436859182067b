import type { Store } from '../../../arena/store/index.js'
import type { StoredTournament } from '../../../arena/tournament/index.js'
import { UsageError } from '../process/exit.js'
import type { StoreOptions } from './store-flags.js'

/** Tournaments that are named to who asks for one that is not there. */
const NAMED = 5

/** The tournament of a name or number, by default the last used. Throws a UsageError that says which there are. */
export function findStoredTournament(
  nameOrId: string | undefined,
  store: Store,
  { db }: StoreOptions,
): StoredTournament {
  const tournament = store.tournaments.find(nameOrId)
  if (tournament !== null) return tournament
  const latest = store.tournaments.latest(NAMED).map(({ id, name }) => `  ${id}  ${name}`)
  throw new UsageError(
    nameOrId === undefined ? `no tournament in ${db}` : `no tournament ${nameOrId} in ${db}`,
    latest.length === 0
      ? 'drq tournament plays one.'
      : `Name one by its number or name:\n${latest.join('\n')}`,
  )
}
