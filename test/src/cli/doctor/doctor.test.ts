import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { Database } from '../../../../arena/store/driver.js'
import { openStore } from '../../../../arena/store/index.js'
import type { DoctorReport } from '../../../../src/cli/doctor/examine.js'
import { ENGINE_NAMES } from '../../../../vm/index.js'
import { cli } from '../../../helpers/cli.js'
import { temporaryFolder } from '../../../helpers/folder.js'
import { canBeNobody, drqAsNobody } from '../../../helpers/nobody.js'
import { zoo } from '../../../helpers/warrior.js'

let cwd: string
beforeAll(() => {
  cwd = temporaryFolder('doctor')
  chmodSync(cwd, 0o755)
})

function store(name: string): string {
  const opened = openStore(join(cwd, name))
  opened.transaction(() => {
    for (const warrior of zoo) opened.warriors.save(warrior, 0)
  })
  opened.close()
  return join(cwd, name)
}

const doctor = (...args: string[]) => cli(['doctor', '--no-speed', ...args], { cwd, cpuCount: 2 })

async function examined(...args: string[]): Promise<{ code: number; report: DoctorReport; stderr: string }> {
  const { code, stdout, stderr } = await doctor('--json', ...args)
  return { code, stderr, report: JSON.parse(stdout) as DoctorReport }
}

describe('drq doctor', () => {
  it('prints all sections in 80 columns and ends with 0 where the defaults work', async () => {
    store('good.db')
    const { code, stdout, stderr } = await doctor('--db', 'good.db')
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'looking at packages and store\nlooking at adapters and engines\n',
    })
    const titles = ['Machine', 'Packages', 'Graphics', 'Engines', 'Speed', 'Store', 'Terminal']
    const lines = stdout.split('\n')
    expect(lines.filter((line) => titles.includes(line))).toEqual(titles)
    for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(80)
    expect(stdout).toMatch(/^ {2}wasm +yes +1048576 +64 +yes$/m)
    expect(stdout).toMatch(/^ {2}contents {6}a store of schema version \d+, the newest$/m)
    expect(stdout).toMatch(/^ {2}check {9}integrity_check: ok$/m)
    expect(stdout).toMatch(/^drq works here\.$/m)
  })

  it('measures every engine that can be had, within its time, with answers that are checked', async () => {
    const { code, stdout } = await cli(['doctor', '--seconds', '1', '--json'], { cwd, cpuCount: 2 })
    expect(code).toBe(0)
    const { speeds, engines } = JSON.parse(stdout) as DoctorReport
    const available = engines.filter(({ isAvailable }) => isAvailable).map(({ name }) => name)
    expect([...new Set(speeds!.map(({ engine }) => engine))]).toEqual(available)
    const wasm = speeds!.filter(({ engine }) => engine === 'wasm')
    expect(wasm.map(({ threads }) => threads)).toEqual([1, 2])
    for (const { speeds: figures, problem } of wasm) {
      expect(problem).toBeNull()
      expect(figures.nano!.instructionsPerSecond).toBeGreaterThan(0)
      expect(figures['94nop']!.battles).toBeGreaterThan(0)
    }
  })

  it('gives the same as data, with keys that stay', async () => {
    const { code, report } = await examined()
    expect(code).toBe(0)
    expect(Object.keys(report)).toEqual(
      ['works', 'findings', 'drq', 'node', 'machine', 'packages', 'gpus', 'graphics', 'engines'].concat(
        ...['auto', 'speeds', 'store', 'terminal'],
      ),
    )
    expect(report.works).toBe(true)
    expect(report.speeds).toBeNull()
    expect(report.node).toMatchObject({ version: process.version, isSupported: true })
    expect(report.machine.threads).toBe(2)
    expect(report.engines.map(({ name }) => name)).toEqual(ENGINE_NAMES)
    expect(report.packages.map(({ name }) => name)).toContain('webgpu')
    expect(report.terminal).toMatchObject({ isTty: false, drawsLiveViews: false, isUnicode: false })
    for (const { severity, about, problem, remedy } of report.findings) {
      expect(severity).toBe('optional')
      expect([typeof about, typeof problem]).toEqual(['string', 'string'])
      expect(remedy === null || typeof remedy === 'string').toBe(true)
    }
  })

  it('takes a store that is not there for no problem, and does not make it', async () => {
    const { code, stdout } = await doctor('--db', 'none.db')
    expect(code).toBe(0)
    expect(stdout).toContain('is not there; made when something is stored')
    expect(existsSync(join(cwd, 'none.db'))).toBe(false)
  })

  it.each([
    [
      'a damaged store',
      (path: string) => {
        const bytes = readFileSync(store('damaged.db'))
        writeFileSync(path, bytes.fill(0xa5, 4096 * 2, 4096 * 12))
      },
      /is damaged: .*sqlite3 \S*bad\.db \.recover \| sqlite3 \S*bad\.db\.recovered/,
    ],
    [
      'the database of another program',
      (path: string) => new Database(path).exec('CREATE TABLE "no\u001btes" (x)').close(),
      /is a database of another program \(no␛tes\).* name another file, as in: drq doctor --db/,
    ],
    [
      'a store of a newer version',
      (path: string) =>
        new Database(path).exec('PRAGMA application_id = 0x44525131; PRAGMA user_version = 999').close(),
      /has schema version 999; .* git pull && npm install/,
    ],
    [
      'a text',
      (path: string) => {
        writeFileSync(path, 'Dear diary, '.repeat(100))
      },
      /file is not a database.* name another file/,
    ],
  ])('ends with 1 for %s, which stays as it is, and says what to do', async (_, make, says) => {
    const path = join(cwd, 'bad.db')
    rmSync(path, { force: true })
    make(path)
    const before = readFileSync(path)
    const { code, stdout, stderr } = await doctor('--db', 'bad.db')
    expect(code).toBe(1)
    expect(stderr).toMatch(/^error: drq does not work here: 1 problem$/m)
    expect(
      stdout
        .slice(stdout.search(/^Problems$/m))
        .replaceAll(/ \\?\n */g, ' ')
        .replaceAll(/\n */g, ' '),
    ).toMatch(says)
    expect(stdout).not.toContain('\u001b')
    expect(readFileSync(path).equals(before)).toBe(true)
    expect(readdirSync(cwd).filter((name) => name.startsWith('bad.db'))).toEqual(['bad.db'])
  })

  it('ends with 1 where the folder of the store is not there', async () => {
    const { code, report } = await examined('--db', 'no/folder/drq.db')
    expect(code).toBe(1)
    expect(report.findings.filter(({ severity }) => severity === 'problem')).toEqual([
      {
        severity: 'problem',
        about: 'store',
        problem: `there is no folder ${join(cwd, 'no/folder')}`,
        remedy: `mkdir -p ${join(cwd, 'no/folder')}`,
      },
    ])
  })

  it.skipIf(!canBeNobody)('ends with 1 in a folder that may only be read', () => {
    const { code, stdout } = drqAsNobody(['doctor', '--no-speed'], cwd)
    expect(code).toBe(1)
    expect(stdout.replaceAll(/\n +/g, ' ')).toMatch(/the folder \S+ is read-only chmod u\+w /)
  })

  it('answers what nobody can run with 2', async () => {
    expect((await cli(['doctor', '--seconds', 'soon'], { cwd })).code).toBe(2)
    expect((await cli(['doctor', 'now'], { cwd })).code).toBe(2)
  })

  it('tells of an interruption', async () => {
    const { code, stdout } = await cli(['doctor'], { cwd, signal: AbortSignal.abort() })
    expect({ code, stdout }).toEqual({ code: 130, stdout: '' })
  })
})
