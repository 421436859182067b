import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Database } from '../../../../arena/store/driver.js'
import { openStore } from '../../../../arena/store/index.js'
import { storeBredRun } from '../../../helpers/bred-run.js'
import { cli } from '../../../helpers/cli.js'
import { MAIN } from '../../../helpers/drq.js'
import { temporaryFolder } from '../../../helpers/folder.js'
import { canBeNobody, drqAsNobody } from '../../../helpers/nobody.js'
import { imp, zoo } from '../../../helpers/warrior.js'

const folder = temporaryFolder('read')
/** Holds a read-only file in a folder that is read-only. */
const sealed = join(folder, 'sealed')
const db = join(folder, 'drq.db')

/** Every command that stores nothing. */
const READERS = [
  'standings',
  'standings --json',
  'hill show pub --history',
  'hill list',
  'warriors list',
  'warriors list --sets',
  'warriors show imp.red',
  'lineage',
  'ratings --preset nano',
]

const run = async (line: string, cwd = folder) => {
  const { code, stdout, stderr } = await cli([...line.split(' '), '--db', 'drq.db'], { cwd })
  expect(code, stderr).toBe(0)
  return stdout
}

/** Leaves no log beside the file. */
const closed = (path: string) => readdirSync(path).filter((name) => name.startsWith('drq.db'))

beforeAll(async () => {
  chmodSync(folder, 0o755)
  storeBredRun(db, [{ generation: 1, proposal: 0, warrior: imp }])
  for (const { name, source } of zoo) writeFileSync(join(folder, `${name}.red`), `;name ${name}\n${source}`)
  const files = zoo.map(({ name }) => `${name}.red`).join(' ')
  await run(`tournament ${files} --preset nano -r 2 --threads 0`)
  await run(`hill create pub --preset nano -r 2 --threads 0 --from ${files}`)
  await run(`warriors add ${files} --set zoo --preset nano`)
  mkdirSync(sealed)
  copyFileSync(db, join(sealed, 'drq.db'))
  chmodSync(join(sealed, 'drq.db'), 0o444)
  chmodSync(sealed, 0o555)
})
afterAll(() => {
  chmodSync(sealed, 0o755)
})

describe('a command that only reads', () => {
  it.each([...READERS, 'warriors export --set zoo --out zoo --force', 'export --out runs --force'])(
    'waits for nobody who writes: drq %s',
    async (line) => {
      const writer = new Database(db)
      writer.exec("BEGIN IMMEDIATE; UPDATE tournaments SET name = 'not yet'")
      try {
        expect(await run(line)).not.toContain('not yet')
      } finally {
        writer.exec('ROLLBACK')
        writer.close()
      }
    },
  )

  it.each(READERS)('leaves the file and its folder as they were: drq %s', async (line) => {
    expect(closed(folder)).toEqual(['drq.db'])
    const before = readFileSync(db)
    await run(line)
    expect(readFileSync(db).equals(before)).toBe(true)
    expect(closed(folder)).toEqual(['drq.db'])
  })

  it('sees what another process has stored and not yet moved from its log', async () => {
    copyFileSync(db, join(folder, 'live.db'))
    const store = openStore(join(folder, 'live.db'))
    store.warriors.save({ ...imp, id: 'f'.repeat(64), name: 'late comer' }, 1)
    const { stdout } = await cli(['warriors', 'list', '--db', 'live.db'], { cwd: folder })
    store.close()
    expect(stdout).toContain('late comer')
  })
})

// Reported as skipped where a test can be nobody but root.
describe.skipIf(!canBeNobody)('for somebody who may not write', () => {
  const nobody = (line: string, cwd = sealed) => drqAsNobody([...line.split(' '), '--db', 'drq.db'], cwd)

  it.each(READERS)('drq %s reads a file and a folder that are read-only', async (line) => {
    const { code, stdout, stderr } = nobody(line)
    expect(code, stderr).toBe(0)
    expect(stdout).toBe(await run(line))
    expect(readdirSync(sealed)).toEqual(['drq.db'])
  })

  it('reads beside a process that writes there', () => {
    const store = openStore(join(sealed, 'drq.db'))
    store.warriors.save({ ...imp, id: 'e'.repeat(64), name: 'late comer' }, 1)
    const { code, stdout, stderr } = nobody('warriors list')
    store.warriors.remove('e'.repeat(64))
    store.close()
    expect(code, stderr).toBe(0)
    expect(stdout).toContain('late comer')
  })

  it('reads what an older version wrote', () => {
    const old = join(folder, 'old')
    mkdirSync(old)
    copyFileSync(db, join(old, 'drq.db'))
    const database = new Database(join(old, 'drq.db'))
    database.exec(
      `DROP TABLE leases; DROP TABLE hill_reports; ALTER TABLE llm_calls DROP COLUMN kind;
       ALTER TABLE evolution_warriors DROP COLUMN source; ALTER TABLE evolution_rounds DROP COLUMN panel;
       ALTER TABLE evolution_rounds DROP COLUMN judged; ALTER TABLE evolution_proposals DROP COLUMN evaluations;
       PRAGMA user_version = 11; PRAGMA application_id = 0`,
    )
    database.close()
    chmodSync(join(old, 'drq.db'), 0o444)
    chmodSync(old, 0o555)
    const { code, stdout, stderr } = nobody('hill show pub', old)
    chmodSync(old, 0o755)
    expect(code, stderr).toBe(0)
    expect(stdout).toBe(nobody('hill show pub').stdout)
  })

  it('says what to do with a log that cannot be read', () => {
    const torn = join(folder, 'torn')
    mkdirSync(torn)
    const store = openStore(join(folder, 'writer.db'))
    store.warriors.save(imp, 1)
    for (const end of ['', '-wal']) copyFileSync(join(folder, `writer.db${end}`), join(torn, `drq.db${end}`))
    store.close()
    chmodSync(torn, 0o555)
    const { code, stderr } = nobody('warriors list', torn)
    chmodSync(torn, 0o755)
    expect(code).toBe(1)
    expect(stderr).toMatch(/^error: .*drq\.db cannot be read: its log .*drq\.db-wal .*copy both/)
    expect(stderr.trimEnd()).not.toContain('\n')
  })

  it('says that nothing can be stored there', () => {
    for (const line of ['warriors rm imp', 'hill rm pub']) {
      const { code, stderr } = nobody(line)
      expect(code).toBe(1)
      expect(stderr).toMatch(/^error: .*drq\.db cannot be (written|opened): .*\n$/)
    }
    chmodSync(join(folder, 'drq.db'), 0o600)
    const { code, stderr } = nobody('warriors list', folder)
    chmodSync(join(folder, 'drq.db'), 0o644)
    expect(code).toBe(1)
    expect(stderr).toMatch(/^error: .*drq\.db cannot be read: EACCES.*\n$/)
  })
})

it('a missing native part of the driver is not taken for a bad file', () => {
  const fixture = fileURLToPath(new URL('../../../fixtures/broken-driver.mjs', import.meta.url))
  for (const args of [['standings'], ['warriors', 'rm', 'imp']]) {
    const { status, stderr } = spawnSync(process.execPath, ['--import', fixture, MAIN, ...args], {
      cwd: folder,
      encoding: 'utf8',
    })
    expect(status).toBe(1)
    expect(stderr).toMatch(/^error: the SQLite module of drq does not work in this Node \(v.*npm rebuild/)
    expect(stderr).not.toContain('drq.db')
  }
})
