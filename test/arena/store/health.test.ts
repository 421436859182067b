import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Database } from '../../../arena/store/driver.js'
import {
  checkStore,
  describeDriver,
  describeStoreFile,
  identifyStore,
  openStore,
} from '../../../arena/store/index.js'
import { MIGRATIONS } from '../../../arena/store/migrations/index.js'
import { temporaryFolder } from '../../helpers/folder.js'
import { zoo } from '../../helpers/warrior.js'

const folder = temporaryFolder('health')

const APPLICATION_ID = 0x44525131

function store(name: string): string {
  const path = join(folder, name)
  const opened = openStore(path)
  opened.transaction(() => {
    for (const warrior of zoo) opened.warriors.save(warrior, 0)
  })
  opened.close()
  return path
}

function file(name: string, sql: string): string {
  const path = join(folder, name)
  new Database(path).exec(sql).close()
  return path
}

/** All of the folder, byte by byte. */
const bytesOf = () => readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'hex')])

describe('the health of a store', () => {
  it('is good for one of this version, which stays as it is byte by byte', () => {
    const path = store('good.db')
    const before = bytesOf()
    expect(identifyStore(path)).toEqual({
      state: 'current',
      applicationId: APPLICATION_ID,
      schemaVersion: MIGRATIONS.length,
      knownVersion: MIGRATIONS.length,
      problem: null,
    })
    expect(checkStore(path)).toEqual({ pragma: 'integrity_check', findings: [] })
    expect(bytesOf()).toEqual(before)
  })

  it('is looked at quickly where the file is large', () => {
    const path = store('large.db')
    expect(checkStore(path, 1000)).toEqual({ pragma: 'quick_check', findings: [] })
  })

  it('tells of an older version, which it does not bring up to date', () => {
    const sql = MIGRATIONS.slice(0, 12).map((migration) => migration.sql)
    const path = file(
      'older.db',
      `${sql.join(';')}; PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = 12`,
    )
    expect(identifyStore(path)).toMatchObject({ state: 'older', schemaVersion: 12, problem: null })
    expect(checkStore(path).findings).toEqual([])
    expect(identifyStore(path).schemaVersion).toBe(12)
  })

  it('tells of a newer version', () => {
    const path = file('newer.db', `PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = 999`)
    const { state, schemaVersion, problem } = identifyStore(path)
    expect([state, schemaVersion]).toEqual(['newer', 999])
    expect(problem).toContain('schema version 999')
  })

  it('tells of an empty file', () => {
    const path = join(folder, 'empty.db')
    writeFileSync(path, '')
    expect(identifyStore(path)).toMatchObject({ state: 'empty', problem: null })
  })

  it('tells of files of others: a database, with and without a version like ours, and a text', () => {
    const notes = 'CREATE TABLE notes (text); INSERT INTO notes VALUES (1)'
    expect(identifyStore(file('notes.db', notes))).toMatchObject({ state: 'foreign' })
    expect(identifyStore(file('high.db', `${notes}; PRAGMA user_version = 999`))).toMatchObject({
      state: 'foreign',
    })
    const text = join(folder, 'text.db')
    writeFileSync(text, 'Dear diary, '.repeat(200))
    expect(identifyStore(text)).toMatchObject({ state: 'foreign', applicationId: null })
  })

  it('finds damage in the middle of the file', () => {
    const path = store('damaged.db')
    const bytes = readFileSync(path)
    bytes.fill(0xa5, 4096 * 2, 4096 * 12)
    writeFileSync(path, bytes)
    const { findings } = checkStore(path)
    expect(findings.length).toBeGreaterThan(0)
    expect(findings.length).toBeLessThanOrEqual(21)
  })

  it('finds damage in the head, behind the words that say SQLite', () => {
    const path = store('head.db')
    const bytes = readFileSync(path)
    bytes.fill(0xff, 16, 24)
    writeFileSync(path, bytes)
    expect(identifyStore(path)).toMatchObject({ state: 'damaged' })
  })

  it('finds that a table is missing', () => {
    const path = store('lacking.db')
    new Database(path).exec('DROP TABLE hill_challenges').close()
    expect(identifyStore(path)).toMatchObject({ state: 'current' })
    expect(checkStore(path).findings).toEqual([expect.stringContaining('hill_challenges')])
  })

  it('tells of a folder in the place of the file', () => {
    const path = join(folder, 'folder.db')
    mkdirSync(path)
    expect(describeStoreFile(path).kind).toBe('other')
    expect(identifyStore(path)).toMatchObject({ state: 'unreadable' })
  })
})

describe('the file of a store', () => {
  it('is described with its size, what SQLite keeps beside it, and the room on the disk', () => {
    const path = store('described.db')
    const quiet = describeStoreFile(path)
    expect(quiet).toMatchObject({ kind: 'file', journals: [], isWritable: true, hasFolder: true })
    expect(quiet.bytes).toBe(readFileSync(path).length)
    expect(quiet.freeBytes).toBeGreaterThan(0)
    const open = openStore(path)
    open.transaction(() => open.warriors.save(zoo[0]!, 1))
    expect(describeStoreFile(path).journals.map(({ name }) => name)).toEqual([
      'described.db-wal',
      'described.db-shm',
    ])
    open.close()
  })

  it('may be missing, with a folder or without, and is not made', () => {
    const before = readdirSync(folder)
    expect(describeStoreFile(join(folder, 'none.db'))).toMatchObject({ kind: 'missing', isWritable: true })
    const nowhere = describeStoreFile(join(folder, 'no/folder/none.db'))
    expect(nowhere).toMatchObject({ kind: 'missing', hasFolder: false, isWritable: false, freeBytes: null })
    expect(readdirSync(folder)).toEqual(before)
  })
})

describe('the driver', () => {
  it('names its package and the version of SQLite', () => {
    const { packageName, sqlite } = describeDriver()
    expect(packageName).toMatch(/^better-sqlite3(-napi)?$/)
    expect(sqlite).toMatch(/^3\.\d+\.\d+$/)
  })
})
