import { Database } from './driver.js'
import { MIGRATIONS } from './migrations/index.js'
import type { SqliteDatabase } from './sqlite.js'

export type Database = SqliteDatabase

/** The store could not be opened or read: another version wrote it, it is no database, the disk failed. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
}

/**
 * Opens (or creates) the SQLite file, WAL mode, and brings its schema to the newest version, one transaction a
 * migration. `:memory:` gives a store of its own that vanishes. Throws a StoreError.
 */
export function openDatabase(path: string): SqliteDatabase {
  let database: SqliteDatabase
  try {
    database = new Database(path, { timeout: 10_000 })
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = NORMAL')
    database.pragma('foreign_keys = ON')
  } catch (cause) {
    throw new StoreError(`${path} cannot be opened as an SQLite file: ${(cause as Error).message}`, { cause })
  }
  try {
    migrate(database, path)
    return database
  } catch (cause) {
    database.close()
    throw cause instanceof StoreError
      ? cause
      : new StoreError(`${path}: ${(cause as Error).message}`, { cause })
  }
}

function migrate(database: SqliteDatabase, path: string): void {
  const upgrade = database.transaction(() => {
    const version = database.pragma('user_version', { simple: true }) as number
    if (version > MIGRATIONS.length)
      throw new StoreError(
        `${path} has schema version ${version}; this program knows ${MIGRATIONS.length}. Update drq.`,
      )
    for (const migration of MIGRATIONS.slice(version)) database.exec(migration.sql)
    if (version < MIGRATIONS.length) database.pragma(`user_version = ${MIGRATIONS.length}`)
  })
  upgrade.immediate()
}
