/** What a file that may be a store is, and whether it is in order. Nothing is made, changed or migrated. */
import { closeSync, openSync, readdirSync, readSync, statfsSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { canWrite, connectToRead, openNothing } from './database.js'
import { DRIVER_PACKAGE } from './driver.js'
import { guardDatabase } from './guarded-database.js'
import { identify } from './identity.js'
import { MIGRATIONS } from './migrations/index.js'
import type { SqliteDatabase } from './sqlite.js'
import { explainFailure, StoreError } from './store-error.js'
import { createStore } from './store.js'

/** The SQLite that stores are opened with. */
export interface StoreDriver {
  /** The npm package that brings SQLite. */
  readonly packageName: string
  /** Version of SQLite. */
  readonly sqlite: string
}

/** Throws a StoreError where no SQLite works. */
export function describeDriver(): StoreDriver {
  const database = openNothing()
  try {
    const sqlite = database.prepare<[], string>('SELECT sqlite_version()').pluck().get()!
    return { packageName: DRIVER_PACKAGE, sqlite }
  } finally {
    database.close()
  }
}

/** What the file system says of the file. */
export interface StoreFile {
  readonly kind: 'file' | 'missing' | 'other'
  readonly bytes: number
  /** Files that SQLite keeps beside it while it works, or that a crash left. */
  readonly journals: readonly { readonly name: string; readonly bytes: number }[]
  /** Whether drq may write the file, or make it where it is missing. */
  readonly isWritable: boolean
  /** Whether its folder may be written, which SQLite needs to write the file. */
  readonly isFolderWritable: boolean
  readonly hasFolder: boolean
  /** Of the disk, for this user; null where nobody says. */
  readonly freeBytes: number | null
}

/** What is known of a store's file without opening it. */
export function describeStoreFile(path: string): StoreFile {
  const folder = dirname(path)
  const stat = statSync(path, { throwIfNoEntry: false })
  const hasFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false
  const isFolderWritable = hasFolder && canWrite(folder)
  const names = hasFolder ? readNames(folder) : []
  return {
    kind: stat === undefined ? 'missing' : stat.isFile() ? 'file' : 'other',
    bytes: stat?.size ?? 0,
    journals: ['-wal', '-shm', '-journal']
      .map((end) => `${basename(path)}${end}`)
      .filter((name) => names.includes(name))
      .map((name) => ({ name, bytes: statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0 })),
    isWritable: isFolderWritable && (stat === undefined || canWrite(path)),
    isFolderWritable,
    hasFolder,
    freeBytes: hasFolder ? freeBytesOf(folder) : null,
  }
}

/**
 * `current`: of this version; `older`: the next command that writes brings it up to date; `newer`: of a drq that came
 * later; `empty`: drq makes a store of it; `foreign`: of another program, or no database; `damaged`; `unreadable`:
 * locked, or not to be opened.
 */
export type StoreState = 'current' | 'older' | 'newer' | 'empty' | 'foreign' | 'damaged' | 'unreadable'

export interface StoreIdentity {
  readonly state: StoreState
  /** As the file has it; null when it could not be read. */
  readonly applicationId: number | null
  readonly schemaVersion: number | null
  /** Of the schema that this drq makes and brings older files to. */
  readonly knownVersion: number
  /** What is wrong, in words; null when nothing is. */
  readonly problem: string | null
}

const SCHEMA_VERSION = MIGRATIONS.length

/** Whose file it is, by its head and its tables. */
export function identifyStore(path: string): StoreIdentity {
  let marks: Pick<StoreIdentity, 'applicationId' | 'schemaVersion'> = {
    applicationId: null,
    schemaVersion: null,
  }
  try {
    return reading(path, (database) => {
      const number = (name: string) => database.pragma(name, { simple: true }) as number
      marks = { applicationId: number('application_id'), schemaVersion: number('user_version') }
      const { version, isMarked } = identify(database, path)
      const isEmpty = version === 0 && !isMarked
      const state = isEmpty ? 'empty' : version === SCHEMA_VERSION && isMarked ? 'current' : 'older'
      return { ...marks, knownVersion: SCHEMA_VERSION, state, problem: null }
    })
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    return {
      ...marks,
      knownVersion: SCHEMA_VERSION,
      state: stateOf(path, error, marks),
      problem: error.message,
    }
  }
}

function stateOf(
  path: string,
  { cause }: StoreError,
  { applicationId, schemaVersion }: Pick<StoreIdentity, 'applicationId' | 'schemaVersion'>,
): StoreState {
  const code = (cause as { readonly code?: string } | undefined)?.code ?? ''
  if (code.startsWith('SQLITE_CORRUPT')) return 'damaged'
  if (code.startsWith('SQLITE_NOTADB')) return hasSqliteHead(path) ? 'damaged' : 'foreign'
  if (code !== '' || applicationId === null) return 'unreadable'
  return schemaVersion! > SCHEMA_VERSION && applicationId !== 0 ? 'newer' : 'foreign'
}

/** From this size on the whole check, which compares indexes with their tables, takes too long. */
const QUICK_ABOVE_BYTES = 100_000_000

/** Findings that are reported. */
const MOST_FINDINGS = 20

/** What came of the check of a store's file. */
export interface StoreCheck {
  readonly pragma: 'integrity_check' | 'quick_check'
  /** What SQLite found, and tables that are missing; empty when the file is in order. */
  readonly findings: readonly string[]
}

/** Reads all of a store of ours; seconds for a large one. */
export function checkStore(path: string, quickAboveBytes = QUICK_ABOVE_BYTES): StoreCheck {
  const pragma = statSync(path).size > quickAboveBytes ? 'quick_check' : 'integrity_check'
  try {
    const findings = reading(path, (database) => {
      const rows = database.pragma(`${pragma}(${MOST_FINDINGS})`) as Record<string, string>[]
      const found = rows.map((row) => row[pragma]!).filter((text) => text !== 'ok')
      // Its statements name every table and column that drq needs; they close what lacks one.
      const { version, isMarked } = identify(database, path)
      if (found.length === 0 && version === SCHEMA_VERSION && isMarked)
        createStore(guardDatabase(database, path), path)
      return found
    })
    return { pragma, findings }
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    return { pragma, findings: [error.message] }
  }
}

function reading<T>(path: string, read: (database: SqliteDatabase) => T): T {
  const database = connectToRead(path)
  try {
    database.pragma('query_only = ON')
    return read(database)
  } catch (error) {
    throw explainFailure(path, error)
  } finally {
    database.close()
  }
}

function hasSqliteHead(path: string): boolean {
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(16)
    readSync(file, bytes, 0, bytes.length, 0)
    return bytes.toString('latin1') === 'SQLite format 3\0'
  } finally {
    closeSync(file)
  }
}

function readNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function freeBytesOf(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  } catch {
    return null
  }
}
