import { createHash } from 'node:crypto'
import type {
  StoredTournament,
  TournamentEntrant,
  TournamentMatch,
  TournamentPlan,
  TournamentTotal,
} from '../tournament/record/index.js'
import type { Database } from './database.js'
import { RULES_VERSION } from './matches.js'
import type { SettingsStore } from './settings.js'

/** Tournaments by their plans, and which stored matches belong to them. */
export interface TournamentStore {
  /** Row of the plan's tournament, begun when new; its warriors must be stored. */
  begin(plan: TournamentPlan, now: number): number
  /** Says which stored match is the one of this number. */
  addMatch(id: number, match: TournamentMatch): void
  finish(id: number, now: number): void
  /**
   * A tournament by name or number, the last used of that name; where there is none, the last used whose name begins with
   * it, as `human and 1 more` does with `human`. Without argument the last used of all.
   */
  find(nameOrId?: string): StoredTournament | null
  /** Numbers and names of the last used, as many as `count`. */
  latest(count: number): { readonly id: number; readonly name: string }[]
  get(id: number): StoredTournament | null
  matchesPlayed(id: number): number
  /** Sums over the matches played so far, for each entrant that has played. */
  totals(id: number): TournamentTotal[]
}

interface TournamentRow extends Omit<StoredTournament, 'settings' | 'entrants'> {
  readonly settingsId: number
}

export function createTournamentStore(database: Database, settings: SettingsStore): TournamentStore {
  const columns = `SELECT id, name, kind, settings_id AS settingsId, rounds, seed, places, status, match_count AS matchCount,
    created_at AS createdAt, used_at AS usedAt FROM tournaments`
  const order = 'ORDER BY used_at DESC, id DESC LIMIT 1'
  const byDigest = database.prepare<[Buffer], number>('SELECT id FROM tournaments WHERE digest = ?').pluck()
  const touch = database.prepare('UPDATE tournaments SET used_at = ? WHERE id = ?')
  const insert = database.prepare(
    `INSERT INTO tournaments
       (digest, name, kind, settings_id, rounds, seed, places, status, match_count, created_at, used_at)
     VALUES (@digest, @name, @kind, @settingsId, @rounds, @seed, @places, 'open', @matchCount, @now, @now)`,
  )
  const insertEntrant = database.prepare(
    'INSERT INTO tournament_entrants (tournament_id, position, warrior_id, name) VALUES (?, ?, ?, ?)',
  )
  const insertMatch = database.prepare(
    `INSERT INTO tournament_matches (tournament_id, number, line_up, match_id) VALUES (?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  )
  const finish = database.prepare("UPDATE tournaments SET status = 'finished', used_at = ? WHERE id = ?")
  const latest = database.prepare<[], TournamentRow>(`${columns} ${order}`)
  const byId = database.prepare<[number], TournamentRow>(`${columns} WHERE id = ?`)
  const byName = database.prepare<[string], TournamentRow>(`${columns} WHERE name = ? ${order}`)
  const byStart = database.prepare<{ start: string }, TournamentRow>(
    `${columns} WHERE substr(name, 1, length(@start)) = @start ${order}`,
  )
  const lastUsed = database.prepare<[number], { id: number; name: string }>(
    'SELECT id, name FROM tournaments ORDER BY used_at DESC, id DESC LIMIT ?',
  )
  const entrants = database.prepare<[number], TournamentEntrant>(
    `SELECT warrior_id AS warriorId, name FROM tournament_entrants WHERE tournament_id = ? ORDER BY position`,
  )
  const played = database
    .prepare<[number], number>('SELECT count(*) FROM tournament_matches WHERE tournament_id = ?')
    .pluck()
  const totals = database.prepare<[number], TournamentTotal>(
    `SELECT seat.value AS entrant, count(*) AS matches, sum(wins) AS wins, sum(ties) AS ties,
       sum(losses) AS losses, sum(score) AS score
     FROM tournament_matches t JOIN json_each(line_up) seat
       JOIN match_warriors w ON w.match_id = t.match_id AND w.position = seat.key
     WHERE tournament_id = ? GROUP BY seat.value`,
  )

  const begin = database.transaction((plan: TournamentPlan, now: number): number => {
    const digest = digestOf(plan)
    const known = byDigest.get(digest)
    if (known !== undefined) {
      touch.run(now, known)
      return known
    }
    const { name, kind, rounds, seed, places, matchCount } = plan
    const settingsId = settings.save(plan.settings)
    const id = Number(
      insert.run({ digest, name, kind, settingsId, rounds, seed, places, matchCount, now }).lastInsertRowid,
    )
    for (const [position, entrant] of plan.entrants.entries())
      insertEntrant.run(id, position, entrant.warriorId, entrant.name)
    return id
  })

  const toTournament = (row: TournamentRow | undefined): StoredTournament | null => {
    if (row === undefined) return null
    const { settingsId, ...rest } = row
    return { ...rest, settings: settings.get(settingsId), entrants: entrants.all(row.id) }
  }

  return {
    begin: (plan, now) => begin.immediate(plan, now),
    addMatch(id, { number, lineUp, matchId }) {
      insertMatch.run(id, number, JSON.stringify(lineUp), matchId)
    },
    finish(id, now) {
      finish.run(now, id)
    },
    find(nameOrId) {
      if (nameOrId === undefined) return toTournament(latest.get())
      const named = byName.get(nameOrId)
      if (named !== undefined) return toTournament(named)
      const numbered = /^\d{1,15}$/.test(nameOrId) ? byId.get(Number(nameOrId)) : undefined
      return toTournament(numbered ?? byStart.get({ start: `${nameOrId} and ` }))
    },
    latest: (count) => lastUsed.all(count),
    get: (id) => toTournament(byId.get(id)),
    matchesPlayed: (id) => played.get(id)!,
    totals: (id) => totals.all(id),
  }
}

function digestOf({ name, kind, settings, rounds, seed, places, entrants, lineUps }: TournamentPlan): Buffer {
  const sorted = Object.entries(settings).sort(([x], [y]) => (x < y ? -1 : 1))
  const identity = [
    name,
    kind,
    sorted,
    rounds,
    seed,
    entrants.map((e) => [e.warriorId, e.name]),
    RULES_VERSION,
    ...(lineUps === undefined ? [] : [lineUps]),
    // Of the time when all places were shared nothing was said of them.
    ...(places === 'shared' ? [] : [{ places }]),
  ]
  return createHash('sha256').update(JSON.stringify(identity)).digest()
}
