import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { Database } from './driver.js'
import { guardDatabase } from './guarded-database.js'
import { APPLICATION_ID, identify } from './identity.js'
import { MIGRATIONS } from './migrations/index.js'
import type { SqliteDatabase, SqliteOptions } from './sqlite.js'
import { explainFailure, StoreError } from './store-error.js'

/** A connection to a store's file. */
export type Database = SqliteDatabase

/** How long a statement waits for another process. */
const PATIENCE_MS = 10_000

/**
 * Opens (or creates) the SQLite file, WAL mode, and brings its schema to the newest version. `:memory:` gives a store of
 * its own that vanishes. Throws a StoreError; another program's file is left as it is.
 */
export function openDatabase(path: string): SqliteDatabase {
  const database = prepared(path, connect(path), (database) => {
    const { version, isMarked } = identify(database, path)
    if (database.pragma('journal_mode', { simple: true }) !== 'wal') database.pragma('journal_mode = WAL')
    database.pragma('synchronous = NORMAL')
    database.pragma('foreign_keys = ON')
    if (version < MIGRATIONS.length || !isMarked) migrate(database, path)
    return database
  })
  return guardDatabase(database, path)
}

/**
 * Opens a file that is there to read it, and writes nothing, neither into it nor into its schema: it waits for nobody
 * who writes, and may be read-only, as its folder may. Throws a StoreError.
 */
export function openDatabaseToRead(path: string): SqliteDatabase {
  const database = prepared(path, connectToRead(path), (database) => {
    const { version, isMarked } = identify(database, path)
    if (version === MIGRATIONS.length && isMarked) return database
    // Of an older version, or empty: read as it will be, in a copy.
    const copy = copyOf(path, database.serialize())
    database.close()
    return prepared(path, copy, (newest) => {
      migrate(newest, path)
      return newest
    })
  })
  return guardDatabase(toReadOnly(database), path)
}

/** An empty database that takes nothing. */
export function openNothing(): SqliteDatabase {
  return toReadOnly(openDatabase(':memory:'))
}

function toReadOnly(database: SqliteDatabase): SqliteDatabase {
  database.pragma('query_only = ON')
  return database
}

/** What `prepare` makes of the connection, which is closed when that throws. */
function prepared(
  path: string,
  database: SqliteDatabase,
  prepare: (database: SqliteDatabase) => SqliteDatabase,
): SqliteDatabase {
  try {
    return prepare(database)
  } catch (cause) {
    database.close()
    throw explainFailure(path, cause)
  }
}

function connect(path: string | Uint8Array, options: SqliteOptions = {}): SqliteDatabase {
  try {
    // A package without its native part throws here, not when it is loaded.
    new Database(':memory:').close()
  } catch (cause) {
    throw new StoreError(describeMissingDriver(cause as Error), { cause })
  }
  const name = typeof path === 'string' ? path : ':memory:'
  try {
    // The bytes of a database instead of a path are had in memory; our interface does without Node's types.
    return new Database(path as string, { timeout: PATIENCE_MS, ...options })
  } catch (cause) {
    // A folder that is not there is an error of the driver, which has no code.
    throw explainFailure(name, Object.assign({ code: 'SQLITE_CANTOPEN' }, cause))
  }
}

/** A connection that reads what stands in the file, whatever it is; closing it is the caller's. */
export function connectToRead(path: string): SqliteDatabase {
  if (canWrite(path) && canWrite(dirname(path))) return connect(path, { fileMustExist: true })
  // Somebody else is at work, whose files SQLite can share.
  if (existsSync(`${path}-shm`)) return connect(path, { readonly: true })
  if (existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0)
    throw new StoreError(
      `${path} cannot be read: its log ${path}-wal needs a folder that can be written; copy both into one`,
    )
  let bytes: Uint8Array
  try {
    bytes = readFileSync(path)
  } catch (cause) {
    throw new StoreError(`${path} cannot be read: ${(cause as Error).message}`, { cause })
  }
  return copyOf(path, bytes)
}

export function canWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** Where the head of a database says how it is read and written: 1 with a journal, 2 with a log. */
const FORMAT_BYTES = [18, 19]

/** The database that these bytes hold, in memory: a log has no place there. */
function copyOf(path: string, bytes: Uint8Array): SqliteDatabase {
  try {
    if (bytes.length > FORMAT_BYTES[1]!)
      for (const place of FORMAT_BYTES) if (bytes[place] === 2) bytes[place] = 1
    return connect(bytes)
  } catch (cause) {
    throw explainFailure(path, cause)
  }
}

/** One transaction, which looks anew: another process may have been quicker. */
function migrate(database: SqliteDatabase, path: string): void {
  const upgrade = database.transaction(() => {
    const { version } = identify(database, path)
    for (const { sql } of MIGRATIONS.slice(version)) database.exec(sql)
    database.pragma(`user_version = ${MIGRATIONS.length}`)
    database.pragma(`application_id = ${APPLICATION_ID}`)
  })
  upgrade.immediate()
}

function describeMissingDriver({ message }: Error): string {
  const [first = ''] = message.split('\n')
  return (
    `the SQLite module of drq does not work in this Node (${process.version}): ${first} ` +
    'Install drq anew with this Node, or run npm rebuild better-sqlite3 in its folder.'
  )
}
