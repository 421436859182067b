/** Whose file it is: SQLite keeps an application id and a version in the head of a database. */
import type { SqliteDatabase } from './sqlite.js'
import { Database } from './driver.js'
import { MIGRATIONS } from './migrations/index.js'
import { StoreError } from './store-error.js'

/** 'DRQ1'. Versions up to 9 of the schema were written without it. */
export const APPLICATION_ID = 0x44525131

export interface Identity {
  /** How many migrations the file has taken; 0 when there is nothing in it. */
  readonly version: number
  /** Whether it carries our application id. */
  readonly isMarked: boolean
}

/** Reads only. Throws a StoreError when the file is another program's, or of a newer drq. */
export function identify(database: SqliteDatabase, path: string): Identity {
  const mark = database.pragma('application_id', { simple: true }) as number
  const version = database.pragma('user_version', { simple: true }) as number
  const isMarked = mark === APPLICATION_ID
  if (isMarked && version > MIGRATIONS.length)
    throw new StoreError(
      `${path} has schema version ${version}; this program knows ${MIGRATIONS.length}. Update drq.`,
    )
  const tables = tablesOf(database)
  const isEmpty = mark === 0 && version === 0 && tables.size === 0
  if (!isMarked && !isEmpty && !(mark === 0 && isUnmarked(version, tables)))
    throw foreign(path, [...tables.keys()])
  return { version, isMarked }
}

/** Whether these are the tables of a schema of ours, perhaps with others beside them. */
function isUnmarked(version: number, tables: ReadonlyMap<string, string>): boolean {
  if (version < 1 || version > MIGRATIONS.length) return false
  const ours = new Database(':memory:')
  try {
    for (const { sql } of MIGRATIONS.slice(0, version)) ours.exec(sql)
    return [...tablesOf(ours)].every(([name, columns]) => tables.get(name) === columns)
  } finally {
    ours.close()
  }
}

/** Tables, each with its columns in one text. */
function tablesOf(database: SqliteDatabase): Map<string, string> {
  const rows = database
    .prepare<[], { readonly name: string; readonly columns: string }>(
      `SELECT m.name, json_group_array(c.name) AS columns FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS c
       WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' GROUP BY m.name`,
    )
    .all()
  return new Map(rows.map(({ name, columns }) => [name, columns]))
}

/** Tables that are named. */
const NAMED = 3

function foreign(path: string, tables: readonly string[]): StoreError {
  const names = [...tables.slice(0, NAMED), ...(tables.length > NAMED ? ['…'] : [])].join(', ')
  return new StoreError(
    `${path} is a database of another program${names === '' ? '' : ` (${names})`}; drq leaves it as it is: name another file`,
  )
}
