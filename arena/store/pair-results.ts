import type { MarsSettings, StopRule } from '../../vm/index.js'
import type { Database } from './database.js'
import { RULES_VERSION } from './matches.js'
import type { SettingsStore } from './settings.js'

/** A match of two warriors. */
export interface StoredPair {
  /** In load order. */
  readonly firstId: string
  readonly secondId: string
  readonly seed: number
  readonly rounds: number
  /** Rounds survived alone. */
  readonly firstWins: number
  readonly secondWins: number
}

/** Which matches of two are meant. */
export interface PairFilter {
  readonly settings: MarsSettings
  readonly stop: StopRule
  /** Only matches between these warriors, or of this tournament; default all. */
  readonly among?: readonly string[] | { readonly tournamentId: number }
}

/** Matches of two under one kind of settings. */
export interface PairSummary {
  readonly settings: MarsSettings
  readonly stop: StopRule
  readonly matches: number
}

/** The results of matches of two, to rate warriors by. */
export interface PairStore {
  /** The matches under the current rules, one after the other; the store must not be written meanwhile. */
  results(filter: PairFilter): IterableIterator<StoredPair>
  /** Which settings have matches of two, the most first. */
  summary(): PairSummary[]
}

interface PairQuery {
  /** Null matches nothing. */
  readonly settingsId: number | null
  readonly stop: StopRule
  readonly warriorIds?: string
  readonly tournamentId?: number
}

export function createPairStore(database: Database, settings: SettingsStore): PairStore {
  const pairs = `FROM matches m JOIN match_warriors a ON a.match_id = m.id AND a.position = 0
    JOIN match_warriors b ON b.match_id = m.id AND b.position = 1
    WHERE rules_version = ${RULES_VERSION}
      AND NOT EXISTS (SELECT 1 FROM match_warriors c WHERE c.match_id = m.id AND c.position = 2)`
  const select = (restriction: string) =>
    database.prepare<PairQuery, StoredPair>(
      `SELECT a.warrior_id AS firstId, b.warrior_id AS secondId, seed, rounds,
         a.wins AS firstWins, b.wins AS secondWins
       ${pairs} AND settings_id = @settingsId AND stop = @stop ${restriction}
       ORDER BY m.id`,
    )
  const all = select('')
  const ids = '(SELECT value FROM json_each(@warriorIds))'
  const ofWarriors = select(`AND a.warrior_id IN ${ids} AND b.warrior_id IN ${ids}`)
  const ofTournament = select(
    'AND m.id IN (SELECT match_id FROM tournament_matches WHERE tournament_id = @tournamentId)',
  )
  const summary = database.prepare<[], Omit<PairSummary, 'settings'> & { settingsId: number }>(
    `SELECT settings_id AS settingsId, stop, count(*) AS matches ${pairs}
     GROUP BY settings_id, stop ORDER BY matches DESC, settings_id, stop`,
  )
  return {
    results({ settings: wanted, stop, among }) {
      const key = { settingsId: settings.find(wanted), stop }
      if (among === undefined) return all.iterate(key)
      if ('tournamentId' in among) return ofTournament.iterate({ ...key, tournamentId: among.tournamentId })
      return ofWarriors.iterate({ ...key, warriorIds: JSON.stringify(among) })
    },
    summary: () =>
      summary.all().map(({ settingsId, ...rest }) => ({ ...rest, settings: settings.get(settingsId) })),
  }
}
