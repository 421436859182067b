import type { Database } from './database.js'
import type { StoredWarrior, WarriorStore } from './warriors.js'

/** A warrior under the name it has in a set. */
export interface SetEntry {
  readonly name: string
  readonly warriorId: string
}

/** A warrior of a set. */
export interface SetMember {
  readonly name: string
  readonly warrior: StoredWarrior
}

/** A set without its warriors. */
export interface SetSummary {
  readonly name: string
  readonly members: number
  /** Milliseconds since 1970. */
  readonly createdAt: number
}

/** What became of an entry that was added to a set. */
export type SetChange = 'added' | 'unchanged' | 'replaced'

/** Named groups of stored warriors, such as all published ones. */
export interface SetStore {
  /** Puts a stored warrior into a set, made when new; another one of the same name in the set gives way. */
  add(set: string, entry: SetEntry, now: number): SetChange
  /** Takes names out of a set; how many were in it. */
  remove(set: string, names: readonly string[]): number
  /** Members in the byte order of their names; null when there is no such set. */
  members(set: string): SetMember[] | null
  /** All sets, by name. */
  list(): SetSummary[]
  /** Sets that hold this warrior, by name. */
  holding(warriorId: string): string[]
  /** Forgets a set, not its warriors; false when there is none. */
  delete(set: string): boolean
}

export function createSetStore(database: Database, warriors: WarriorStore): SetStore {
  const find = database.prepare<[string], number>('SELECT id FROM warrior_sets WHERE name = ?').pluck()
  const insert = database.prepare('INSERT INTO warrior_sets (name, created_at) VALUES (?, ?)')
  const memberOf = database
    .prepare<[number, string], string>('SELECT warrior_id FROM set_members WHERE set_id = ? AND name = ?')
    .pluck()
  const put = database.prepare(
    `INSERT INTO set_members (set_id, name, warrior_id, added_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (set_id, name) DO UPDATE SET warrior_id = excluded.warrior_id, added_at = excluded.added_at`,
  )
  const take = database.prepare('DELETE FROM set_members WHERE set_id = ? AND name = ?')
  const members = database.prepare<[number], SetEntry>(
    'SELECT name, warrior_id AS warriorId FROM set_members WHERE set_id = ? ORDER BY name',
  )
  const list = database.prepare<[], SetSummary>(
    `SELECT s.name, count(m.name) AS members, created_at AS createdAt
     FROM warrior_sets s LEFT JOIN set_members m ON set_id = id GROUP BY id ORDER BY s.name`,
  )
  const holding = database
    .prepare<[string], string>(
      `SELECT DISTINCT s.name FROM warrior_sets s JOIN set_members ON set_id = id
       WHERE warrior_id = ? ORDER BY s.name`,
    )
    .pluck()
  const forget = database.prepare('DELETE FROM warrior_sets WHERE name = ?')

  const add = database.transaction((set: string, { name, warriorId }: SetEntry, now: number): SetChange => {
    const id = find.get(set) ?? Number(insert.run(set, now).lastInsertRowid)
    const before = memberOf.get(id, name)
    if (before === warriorId) return 'unchanged'
    put.run(id, name, warriorId, now)
    return before === undefined ? 'added' : 'replaced'
  })

  return {
    add: (set, entry, now) => add.immediate(set, entry, now),
    remove(set, names) {
      const id = find.get(set)
      return id === undefined ? 0 : names.reduce((count, name) => count + take.run(id, name).changes, 0)
    },
    members(set) {
      const id = find.get(set)
      if (id === undefined) return null
      return members.all(id).map(({ name, warriorId }) => ({ name, warrior: warriors.get(warriorId)! }))
    },
    list: () => list.all(),
    holding: (warriorId) => holding.all(warriorId),
    delete: (set) => forget.run(set).changes > 0,
  }
}
