import type { Places } from '../places.js'
import {
  writtenHill,
  type HillChallenge,
  type HillDeparture,
  type HillMember,
  type HillRules,
  type StoredHill,
  type WrittenHillKind,
} from '../hill/record/index.js'
import type { Database } from './database.js'
import type { SettingsStore } from './settings.js'

/** Hills with their members and challenges, by name. */
export interface HillStore {
  /** Makes an empty hill; null when there is one of this name. */
  create(rules: HillRules, now: number): StoredHill | null
  find(name: string): StoredHill | null
  /** All hills, by name. */
  list(): StoredHill[]
  /**
   * Stores challenges and the members after them, whose warriors are stored. False, and nothing is stored, when the hill
   * is gone or was challenged since `hill` was read.
   */
  save(hill: StoredHill, challenges: readonly HillChallenge[], members: readonly HillMember[]): boolean
  /**
   * Keeps what a command did to a hill until it was told, so that the same command can tell it after a stop. Belongs into
   * the transaction that changes the hill.
   */
  keepReport(id: number, command: string, report: string): void
  /** What such a command did and did not tell; null when there is nothing. */
  report(id: number, command: string): string | null
  dropReport(id: number, command: string): void
  /** All challenges, the first one first. */
  history(id: number): HillChallenge[]
  /** Forgets a hill, not its warriors and matches; false when there is none. */
  delete(name: string): boolean
}

interface HillRow extends Omit<StoredHill, 'kind' | 'settings' | 'members' | 'places' | 'pSpace'> {
  readonly kind: WrittenHillKind
  readonly pSpace: number
  readonly settingsId: number
  readonly seed: number
  readonly placesKind: Places['kind']
}

type ChallengeRow = Omit<HillChallenge, 'departures' | 'succeeded'> & { readonly succeeded: number }

export function createHillStore(database: Database, settings: SettingsStore): HillStore {
  const columns = `SELECT id, name, kind, settings_id AS settingsId, size, rounds, seed, places AS placesKind,
    max_age AS maxAge, p_space AS pSpace, challenges, created_at AS createdAt FROM hills`
  const byName = database.prepare<[string], HillRow>(`${columns} WHERE name = ?`)
  const all = database.prepare<[], HillRow>(`${columns} ORDER BY name`)
  const insert = database.prepare(
    `INSERT INTO hills (name, kind, settings_id, size, rounds, seed, places, max_age, p_space, challenges, created_at)
     VALUES (@name, @kind, @settingsId, @size, @rounds, @seed, @placesKind, @maxAge, @takesPSpace, 0, @now)
     ON CONFLICT DO NOTHING`,
  )
  const advance = database.prepare<[number, number, number]>(
    'UPDATE hills SET challenges = ? WHERE id = ? AND challenges = ?',
  )
  const members = database.prepare<[number], HillMember>(
    `SELECT warrior_id AS warriorId, name, author, age, entered, wins, ties, losses, score
     FROM hill_members WHERE hill_id = ? ORDER BY rank`,
  )
  const clearMembers = database.prepare('DELETE FROM hill_members WHERE hill_id = ?')
  const insertMember = database.prepare(
    `INSERT INTO hill_members (hill_id, rank, warrior_id, name, author, age, entered, wins, ties, losses, score)
     VALUES (@hillId, @rank, @warriorId, @name, @author, @age, @entered, @wins, @ties, @losses, @score)`,
  )
  const insertChallenge = database.prepare(
    `INSERT INTO hill_challenges (hill_id, number, warrior_id, name, author, rank, contenders, wins, ties, losses,
       score, succeeded, challenged_at)
     VALUES (@hillId, @number, @warriorId, @name, @author, @rank, @contenders, @wins, @ties, @losses,
       @score, @hasSucceeded, @challengedAt)`,
  )
  const insertDeparture = database.prepare(
    `INSERT INTO hill_departures (hill_id, challenge, warrior_id, name, author, age, reason)
     VALUES (@hillId, @challenge, @warriorId, @name, @author, @age, @reason)`,
  )
  const challenges = database.prepare<[number], ChallengeRow>(
    `SELECT number, warrior_id AS warriorId, name, author, rank, contenders, wins, ties, losses, score, succeeded,
       challenged_at AS challengedAt
     FROM hill_challenges WHERE hill_id = ? ORDER BY number`,
  )
  const departures = database.prepare<[number], HillDeparture & { challenge: number }>(
    `SELECT challenge, warrior_id AS warriorId, name, author, age, reason
     FROM hill_departures WHERE hill_id = ? ORDER BY challenge, age, warrior_id`,
  )
  const putReport = database.prepare<[number, string, string]>(
    'INSERT INTO hill_reports (hill_id, command, report) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET report = excluded.report',
  )
  const report = database
    .prepare<[number, string], string>('SELECT report FROM hill_reports WHERE hill_id = ? AND command = ?')
    .pluck()
  const dropReport = database.prepare('DELETE FROM hill_reports WHERE hill_id = ? AND command = ?')
  const forget = database.prepare('DELETE FROM hills WHERE name = ?')

  const toHill = ({ settingsId, placesKind: kind, seed, pSpace, ...row }: HillRow): StoredHill => {
    return {
      ...row,
      kind: row.kind === 'duel' ? 'pairs' : row.kind,
      places: { kind, seed },
      pSpace: pSpace === 1,
      settings: settings.get(settingsId),
      members: members.all(row.id),
    }
  }
  const find = (name: string) => {
    const row = byName.get(name)
    return row === undefined ? null : toHill(row)
  }

  const create = database.transaction((rules: HillRules, now: number): StoredHill | null => {
    const { settings: own, places, pSpace = true, ...rest } = writtenHill(rules)
    const row = { ...rest, seed: places.seed, placesKind: places.kind, takesPSpace: pSpace ? 1 : 0 }
    const { changes } = insert.run({ ...row, settingsId: settings.save(own), now })
    return changes === 0 ? null : find(rules.name)
  })

  const save = database.transaction(
    (hill: StoredHill, fought: readonly HillChallenge[], after: readonly HillMember[]): boolean => {
      const hillId = hill.id
      const { changes } = advance.run(hill.challenges + fought.length, hillId, hill.challenges)
      if (changes === 0) return false
      for (const { departures: left, succeeded, ...challenge } of fought) {
        insertChallenge.run({ ...challenge, hillId, hasSucceeded: succeeded ? 1 : 0 })
        for (const departure of left)
          insertDeparture.run({ ...departure, hillId, challenge: challenge.number })
      }
      clearMembers.run(hillId)
      for (const [index, member] of after.entries()) insertMember.run({ ...member, hillId, rank: index + 1 })
      return true
    },
  )

  return {
    create: (rules, now) => create.immediate(rules, now),
    find,
    list: () => all.all().map(toHill),
    save: (hill, fought, after) => save.immediate(hill, fought, after),
    keepReport(id, command, text) {
      putReport.run(id, command, text)
    },
    report: (id, command) => report.get(id, command) ?? null,
    dropReport(id, command) {
      dropReport.run(id, command)
    },
    history(id) {
      const left = new Map<number, HillDeparture[]>()
      for (const { challenge, ...departure } of departures.all(id)) {
        const before = left.get(challenge)
        if (before === undefined) left.set(challenge, [departure])
        else before.push(departure)
      }
      return challenges.all(id).map((row) => {
        return { ...row, succeeded: row.succeeded === 1, departures: left.get(row.number) ?? [] }
      })
    },
    delete: (name) => forget.run(name).changes > 0,
  }
}
