import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Database } from '../../../arena/store/driver.js'
import { openStore, openStoreToRead, StoreError } from '../../../arena/store/index.js'
import { MIGRATIONS } from '../../../arena/store/migrations/index.js'
import { temporaryFolder } from '../../helpers/folder.js'
import { imp } from '../../helpers/warrior.js'

const folder = temporaryFolder('foreign')

/** A file made of these statements, without a log beside it. */
function file(name: string, sql: string): string {
  const path = join(folder, name)
  const database = new Database(path)
  database.exec(sql)
  database.close()
  return path
}

/** What a version of drq without an application id left. */
function unmarked(name: string, version = 9): string {
  const sql = MIGRATIONS.slice(0, version).map((migration) => migration.sql)
  return file(name, `PRAGMA journal_mode = WAL; ${sql.join('')} PRAGMA user_version = ${version}`)
}

function pragma(path: string, name: string): unknown {
  const database = new Database(path, { readonly: true })
  try {
    return database.pragma(name, { simple: true })
  } finally {
    database.close()
  }
}

describe('the database of another program', () => {
  const notes = 'CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT); INSERT INTO notes VALUES (1, 2)'
  it.each([
    ['as it comes', notes],
    ['of our version', `${notes}; PRAGMA user_version = ${MIGRATIONS.length}`],
    ['with an application id', `${notes}; PRAGMA application_id = 77`],
    ['with an application id and nothing else', 'PRAGMA application_id = 77'],
    ['with a table called as ours', 'CREATE TABLE warriors (id); PRAGMA user_version = 1'],
    ['of a version that never was', `${notes}; PRAGMA user_version = -3`],
  ])('%s is refused and left as it is', (title, sql) => {
    const path = file(`${title}.db`, sql)
    const before = readFileSync(path)
    for (const open of [openStore, openStoreToRead]) {
      expect(() => open(path)).toThrow(StoreError)
      expect(() => open(path)).toThrow(/is a database of another program.*; drq leaves it as it is/)
    }
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  it('is told by its tables', () => {
    const path = file('tables.db', notes)
    expect(() => openStore(path)).toThrow(`${path} is a database of another program (notes)`)
  })
})

describe('a database of a version without an application id', () => {
  it.each([1, 5, 9])('opens as before, version %i, and gets it with the next write', (version) => {
    const path = unmarked(`old-${version}.db`, version)
    openStoreToRead(path).close()
    expect(pragma(path, 'application_id')).toBe(0)
    expect(pragma(path, 'user_version')).toBe(version)
    openStore(path).close()
    expect(pragma(path, 'application_id')).toBe(0x44525131)
    expect(pragma(path, 'user_version')).toBe(MIGRATIONS.length)
  })

  it('is read as it stands, though it is older', () => {
    const path = unmarked('read.db', 5)
    const database = new Database(path)
    database
      .prepare(
        `INSERT INTO warriors (id, name, author, strategy, source, code, listing, start, pin, length, added_at)
         VALUES (?, 'Imp', '', '', '', '[]', '', 0, NULL, 1, 3)`,
      )
      .run(imp.id)
    // Not checkpointed: it stands in the log.
    const store = openStoreToRead(path)
    expect(store.warriors.list().map(({ name }) => name)).toEqual(['Imp'])
    expect(store.hills.list()).toEqual([])
    store.close()
    database.close()
    expect(pragma(path, 'user_version')).toBe(5)
  })

  it('may have tables of its user beside ours', () => {
    const path = unmarked('extended.db')
    const database = new Database(path)
    database.exec('CREATE TABLE remarks (warrior_id TEXT, text TEXT); ANALYZE')
    database.close()
    openStore(path).close()
    expect(pragma(path, 'application_id')).toBe(0x44525131)
  })
})

describe('a file that is no sound database', () => {
  it('says what to do when it is no database', () => {
    const path = join(folder, 'letter.txt')
    writeFileSync(path, 'Dear Sir, this is no SQLite file. '.repeat(40))
    for (const open of [openStore, openStoreToRead]) {
      expect(() => open(path)).toThrow(StoreError)
      expect(() => open(path)).toThrow(/letter\.txt cannot be opened as an SQLite file: .*another file/)
    }
  })

  it('says what to do when our tables are not in it', () => {
    const path = join(folder, 'gutted.db')
    openStore(path).close()
    const database = new Database(path)
    database.exec('DROP TABLE hill_departures')
    database.close()
    for (const open of [openStore, openStoreToRead]) {
      expect(() => open(path)).toThrow(StoreError)
      expect(() => open(path)).toThrow(/gutted\.db is damaged \(no such table: hill_departures\); .*backup/)
    }
  })
})
