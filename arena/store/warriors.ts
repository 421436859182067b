import {
  printInstruction,
  type Instruction,
  type MarsSettings,
  type StopRule,
  type Warrior,
} from '../../vm/index.js'
import type { Database } from './database.js'
import type { WarriorScore } from '../score.js'
import type { SettingsStore } from './settings.js'

/** A warrior as the store knows it. */
export interface StoredWarrior extends Warrior {
  /** Milliseconds since 1970. */
  readonly addedAt: number
}

/** A line of {@link WarriorStore.list}: the warrior without its code, and all its stored rounds together. */
export interface WarriorSummary extends WarriorScore {
  readonly id: string
  readonly name: string
  readonly author: string
  readonly length: number
  readonly addedAt: number
  readonly matches: number
}

/** All stored rounds of one warrior that were fought under the same rules. */
export interface WarriorResult extends WarriorScore {
  readonly settings: MarsSettings
  /** Warriors in the core. */
  readonly warriorCount: number
  readonly stop: StopRule
  readonly matches: number
}

/** Warriors by the ids of their code, each stored once. */
export interface WarriorStore {
  /** Stores a warrior unless its code is known; the first name it was seen under stays. */
  save(warrior: Warrior, now: number): void
  get(id: string): StoredWarrior | null
  /**
   * Warriors with this name, own or in a set, or whose id begins with it (4 hex digits or more), by name; where there
   * are none, those that fought under it, the newest first.
   */
  find(nameOrIdPrefix: string): StoredWarrior[]
  /** All warriors, by name and id. */
  list(): WarriorSummary[]
  /** What one warrior achieved, for each kind of match it was in. */
  results(id: string): WarriorResult[]
  /** Forgets a warrior; false when there is none, or a match, a run or a set has it. */
  remove(id: string): boolean
}

interface StoredWarriorRow {
  readonly id: string
  readonly name: string
  readonly author: string
  readonly strategy: string
  readonly source: string
  readonly code: string
  readonly start: number
  readonly pin: number | null
  readonly addedAt: number
}

type Numbers = [opcode: number, modifier: number, aMode: number, a: number, bMode: number, b: number]

export function createWarriorStore(database: Database, settings: SettingsStore): WarriorStore {
  const columns = 'id, name, author, strategy, source, code, start, pin, added_at AS addedAt'
  const insert = database.prepare(
    `INSERT INTO warriors (id, name, author, strategy, source, code, listing, start, pin, length, added_at)
     VALUES (@id, @name, @author, @strategy, @source, @code, @listing, @start, @pin, @length, @now)
     ON CONFLICT DO NOTHING`,
  )
  const known = database.prepare<[string], number>('SELECT 1 FROM warriors WHERE id = ?').pluck()
  const select = database.prepare<[string], StoredWarriorRow>(`SELECT ${columns} FROM warriors WHERE id = ?`)
  const search = database.prepare<{ name: string; from: string; to: string }, StoredWarriorRow>(
    `SELECT ${columns} FROM warriors WHERE name = @name OR (id >= @from AND id < @to)
       OR id IN (SELECT warrior_id FROM set_members WHERE name = @name) ORDER BY name, id`,
  )
  const fought = database.prepare<{ name: string }, StoredWarriorRow>(
    `SELECT ${columns} FROM warriors WHERE id IN (
       SELECT warrior_id FROM evaluation_warriors WHERE name = @name
       UNION SELECT warrior_id FROM tournament_entrants WHERE name = @name
       UNION SELECT warrior_id FROM hill_challenges WHERE name = @name
     ) ORDER BY added_at DESC, id`,
  )
  const list = database.prepare<[], WarriorSummary>(
    `SELECT id, name, author, length, added_at AS addedAt, count(match_id) AS matches,
       coalesce(sum(wins), 0) AS wins, coalesce(sum(ties), 0) AS ties, coalesce(sum(losses), 0) AS losses,
       coalesce(sum(score), 0) AS score
     FROM warriors LEFT JOIN match_warriors ON warrior_id = id GROUP BY id ORDER BY name, id`,
  )
  const results = database.prepare<[string], Omit<WarriorResult, 'settings'> & { settingsId: number }>(
    `SELECT settings_id AS settingsId, stop, warriorCount, count(*) AS matches,
       sum(wins) AS wins, sum(ties) AS ties, sum(losses) AS losses, sum(score) AS score
     FROM (
       SELECT settings_id, stop, wins, ties, losses, score,
         (SELECT count(*) FROM match_warriors WHERE match_id = matches.id) AS warriorCount
       FROM match_warriors JOIN matches ON matches.id = match_id WHERE warrior_id = ?
     ) GROUP BY settings_id, stop, warriorCount ORDER BY settings_id, warriorCount, stop`,
  )
  const remove = database.prepare('DELETE FROM warriors WHERE id = ?')

  return {
    save(warrior, now) {
      if (known.get(warrior.id) !== undefined) return
      const { id, name, author, strategy, source, instructions, start, pin } = warrior
      insert.run({
        id,
        name,
        author,
        strategy,
        source,
        code: JSON.stringify(instructions.map(toNumbers)),
        listing: instructions.map(printInstruction).join('\n'),
        start,
        pin,
        length: instructions.length,
        now,
      })
    },
    get(id) {
      const row = select.get(id)
      return row === undefined ? null : toWarrior(row)
    },
    find(nameOrIdPrefix) {
      const prefix = /^[0-9a-f]{4,64}$/i.test(nameOrIdPrefix) ? nameOrIdPrefix.toLowerCase() : null
      // 'g' follows every hex digit, so the range holds exactly the ids with the prefix.
      const range = prefix === null ? { from: '', to: '' } : { from: prefix, to: `${prefix}g` }
      const found = search.all({ name: nameOrIdPrefix, ...range })
      return (found.length > 0 ? found : fought.all({ name: nameOrIdPrefix })).map(toWarrior)
    },
    list: () => list.all(),
    results: (id) =>
      results.all(id).map(({ settingsId, ...result }) => ({ settings: settings.get(settingsId), ...result })),
    remove(id) {
      try {
        return remove.run(id).changes > 0
      } catch (error) {
        if ((error as { code?: unknown }).code === 'SQLITE_CONSTRAINT_FOREIGNKEY') return false
        throw error
      }
    },
  }
}

function toNumbers({ opcode, modifier, aMode, a, bMode, b }: Instruction): Numbers {
  return [opcode, modifier, aMode, a, bMode, b]
}

function toWarrior({ code, ...row }: StoredWarriorRow): StoredWarrior {
  const instructions = (JSON.parse(code) as Numbers[]).map(([opcode, modifier, aMode, a, bMode, b]) => {
    return { opcode, modifier, aMode, a, bMode, b }
  })
  return { ...row, instructions }
}
