import { existsSync } from 'node:fs'
import { Database } from '../../arena/store/driver.js'

type Row = Readonly<Record<string, unknown>>

/** Numbers of rows and measured times: what an interruption may change. */
const NOT_COMPARED = /^(match_id|settings_id)$|_at$|_ms$/

/**
 * Everything that evolution left in the file, table by table, each row as JSON, sorted: two runs of the same plan must
 * give the same text, whatever happened to them. Takes in columns and evolution tables that are added later.
 */
export function evolutionRows(path: string): Record<string, string[]> {
  const database = new Database(path, { readonly: true })
  try {
    const all = (sql: string) => database.prepare<[], Row>(sql).all()
    const texts = (rows: Row[]) => rows.map(printRow).sort()
    const tables = database
      .prepare<[], string>(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'evolution\\_%' ESCAPE '\\' ORDER BY name",
      )
      .pluck()
      .all()
    const withoutId = (rows: Row[]) => rows.map(({ id: _id, ...row }) => row)
    return {
      ...Object.fromEntries(tables.map((table) => [table, texts(all(`SELECT * FROM ${table}`))])),
      calls: texts(withoutId(all('SELECT * FROM llm_calls'))),
      warriors: texts(all('SELECT * FROM warriors')),
      settings: texts(withoutId(all('SELECT * FROM settings'))),
      matches: texts(
        withoutId(
          all(`SELECT matches.*, (SELECT json_group_array(warrior_id || ' ' || score) FROM match_warriors
            WHERE match_id = matches.id) AS scores FROM matches`),
        ),
      ),
      // The match behind each evaluation, by what was played instead of by its row.
      evaluations: texts(
        all(`SELECT run_id, round, proposal, hex(m.line_up) AS line_up, m.seed, m.rounds, hex(m.outcome) AS outcome
          FROM evolution_proposals JOIN matches AS m ON m.id = match_id`),
      ),
    }
  } finally {
    database.close()
  }
}

/** Proposals stored so far; null before a run is stored. */
export function storedProposals(path: string): number | null {
  if (!existsSync(path)) return null
  const database = new Database(path, { readonly: true })
  try {
    const count = (table: string) =>
      database.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get()
    return count('evolution_runs') === 0 ? null : count('evolution_proposals')!
  } catch {
    // Killed before its schema was there.
    return null
  } finally {
    database.close()
  }
}

function printRow(row: Row): string {
  const kept = Object.entries(row).filter(([column]) => !NOT_COMPARED.test(column))
  return JSON.stringify(kept, (_, value: unknown) => (Buffer.isBuffer(value) ? value.toString('hex') : value))
}
