import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Database } from '../../../arena/store/driver.js'
import { openDatabase } from '../../../arena/store/database.js'
import { openStore, StoreError, type Store } from '../../../arena/store/index.js'
import { explainFailure } from '../../../arena/store/store-error.js'
import { createStore } from '../../../arena/store/store.js'
import { temporaryFolder } from '../../helpers/folder.js'
import { warrior } from '../../helpers/warrior.js'

const folder = temporaryFolder('failures')

/** A store whose connection is bound in some way. */
function openWith(path: string, pragma: string): Store {
  const database = openDatabase(path)
  database.pragma(pragma)
  return createStore(database, path)
}

function fill(store: Store): void {
  for (let offset = 0; offset < 500; offset++)
    store.warriors.save(
      warrior(`w${offset}`, [`MOV.I $0, $${offset}`, ...Array<string>(20).fill('DAT.F $0, $0')]),
      1,
    )
}

it('a corrupt page is a StoreError that says what to do, in whatever statement it is met', () => {
  const path = join(folder, 'damaged.db')
  const whole = openStore(path)
  fill(whole)
  whole.close()
  // The schema is sound, the pages of the table are not.
  const bytes = readFileSync(path)
  writeFileSync(path, bytes.fill(0xa5, bytes.length >> 1))
  const store = openStore(path)
  const reads = [
    () => store.warriors.list(),
    () => store.warriors.find('w7'),
    () => store.sets.add('a', { name: 'x', warriorId: 'y' }, 1),
  ]
  const errors = reads.map((read) => {
    try {
      read()
      return null
    } catch (error) {
      return error
    }
  })
  store.close()
  const failed = errors.filter((error) => error !== null && !/FOREIGN KEY/.test((error as Error).message))
  expect(failed.length).toBeGreaterThan(0)
  for (const error of failed) {
    expect(error).toBeInstanceOf(StoreError)
    expect((error as Error).message).toMatch(/damaged\.db is damaged .*integrity_check.*drq export.*backup/)
  }
})

it('a disk that is full is a StoreError that says so, also in the midst of a transaction', () => {
  const path = join(folder, 'full.db')
  openStore(path).close()
  const store = openWith(path, 'max_page_count = 100')
  for (const work of [() => fill(store), () => store.transaction(() => fill(store))]) {
    expect(work).toThrow(StoreError)
    expect(work).toThrow(/full\.db cannot grow: the disk is full.*what was stored is kept/)
  }
  store.close()
})

it('a file that another process keeps locked is a StoreError that says so', () => {
  const path = join(folder, 'locked.db')
  openStore(path).close()
  const other = new Database(path)
  other.exec('BEGIN IMMEDIATE')
  const store = openWith(path, 'busy_timeout = 0')
  for (const work of [() => fill(store), () => store.transaction(() => undefined)]) {
    expect(work).toThrow(StoreError)
    expect(work).toThrow(/locked\.db is locked: another process .*try again/)
  }
  store.close()
  other.close()
})

it.each([
  ['SQLITE_READONLY_DIRECTORY', /^a\.db cannot be written: .*read-only/],
  ['SQLITE_IOERR_WRITE', /^a\.db cannot be read or written \(SQLITE_IOERR_WRITE: why\); .*disk/],
  ['SQLITE_CANTOPEN', /^a\.db cannot be opened: .*folder/],
  ['SQLITE_NOTADB', /^a\.db cannot be opened as an SQLite file/],
  ['SQLITE_BUSY_SNAPSHOT', /^a\.db is locked/],
  ['SQLITE_CORRUPT_VTAB', /^a\.db is damaged/],
])('%s is explained in one line with what to do', (code, message) => {
  const explained = explainFailure('a.db', Object.assign(new Error('why'), { code }))
  expect(explained).toBeInstanceOf(StoreError)
  expect((explained as Error).message).toMatch(message)
  expect((explained as Error).message).not.toContain('\n')
})

it('a mistake in a statement stays what it is', () => {
  const mistake = Object.assign(new Error('near "SELEC"'), { code: 'SQLITE_ERROR' })
  expect(explainFailure('a.db', mistake)).toBe(mistake)
})

it('a folder that is no file, and one that is not there, are no bug', () => {
  mkdirSync(join(folder, 'sub'))
  for (const path of [join(folder, 'sub'), join(folder, 'nowhere', 'drq.db')]) {
    expect(() => openStore(path)).toThrow(StoreError)
    expect(() => openStore(path)).toThrow(/cannot be opened: .*folder/)
  }
  expect(existsSync(join(folder, 'nowhere'))).toBe(false)
})
