import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { Database } from '../../../../arena/store/driver.js'
import { openStore } from '../../../../arena/store/index.js'
import { MIGRATIONS } from '../../../../arena/store/migrations/index.js'
import { PRESET_NAMES, presetTakesPSpace } from '../../../../vm/index.js'
import { cli } from '../../../helpers/cli.js'
import { temporaryFolder } from '../../../helpers/folder.js'

const folder = temporaryFolder('p-space')
const LEARNER = ';redcode\n;name Learner\n;assert 1\n ldp.ab #0, #0\n stp.ab #1, #1\n jmp -2\n'
const IMP = ';redcode\n;name Imp\n;assert 1\n mov 0, 1\n'
const STONE =
  ';redcode\n;name Stone\n;assert 1\nstep equ 40\n add.ab #step, 3\n mov 2, @2\n jmp -2\n dat <step, #0\n'
beforeAll(() => {
  mkdirSync(join(folder, 'zoo'))
  writeFileSync(join(folder, 'zoo', 'imp.red'), IMP)
  writeFileSync(join(folder, 'zoo', 'stone.red'), STONE)
  writeFileSync(join(folder, 'zoo', 'learner.red'), LEARNER)
  writeFileSync(join(folder, 'learner.red'), LEARNER)
  writeFileSync(join(folder, 'stone.red'), STONE)
})

let count = 0
const newDb = () => ['--db', `${++count}.db`]
const run = (...args: string[]) => cli(args, { cwd: folder })
const quick = ['-r', '2', '--threads', '0']
const WARNING = 'uses P-space (LDP, STP), which 94nop hills do not take: '

describe('P-space', () => {
  it('is what hills of 94nop and of the 88 standard do not take', () => {
    expect(PRESET_NAMES.filter((name) => !presetTakesPSpace(name))).toEqual(['88', '94nop', 'icws'])
  })

  it('keeps a warrior of a folder off a 94nop hill, with a line that names it', async () => {
    const db = newDb()
    const { code, stdout, stderr } = await run('hill', 'create', 'pub', '--from', 'zoo', ...quick, ...db)
    expect(code, stderr).toBe(0)
    expect(stderr).toContain(
      'left out: 1 warrior uses P-space (LDP, STP), which this hill does not take: learner.red\n',
    )
    expect(stdout).not.toContain('Learner')
    const challenge = await run('hill', 'challenge', 'pub', 'learner.red', '--threads', '0', ...db)
    expect(challenge).toMatchObject({ code: 2, stdout: '' })
    expect(challenge.stderr).toContain('learner.red uses P-space (LDP, STP), which this hill does not take')
    const shown = await run('hill', 'show', 'pub', ...db)
    expect(shown.stderr).toContain('preset 94nop, no P-space, 2 rounds a match')
    expect(shown.stdout).not.toContain('Learner')
  })

  it('is refused to a file that --from names itself, and no hill is founded', async () => {
    const db = newDb()
    const { code, stderr } = await run('hill', 'create', 'pub', '--from', 'learner.red', ...quick, ...db)
    expect(code).toBe(2)
    expect(stderr).toContain('--p-space')
    const list = await run('hill', 'list', '--json', ...db)
    expect(list.stderr).toContain('there is no file')
  })

  it('is taken by a hill that was founded with --p-space, or of a preset that takes it', async () => {
    for (const flags of [['--p-space'], ['--preset', 'tiny']]) {
      const db = newDb()
      const made = await run('hill', 'create', 'pub', '--from', 'zoo', ...flags, ...quick, ...db)
      expect(made.stdout).toContain('Learner enters')
      expect(made.stderr).not.toContain('P-space')
      const again = await run('hill', 'challenge', 'pub', 'learner.red', '--threads', '0', ...db)
      expect(again.stderr).toContain('has the same code')
    }
    const db = newDb()
    await run('hill', 'create', 'pub', '--preset', 'tiny', '--no-p-space', ...quick, ...db)
    expect((await run('hill', 'challenge', 'pub', 'learner.red', ...db)).code).toBe(2)
  })

  it('is taken by hills of before', () => {
    const path = join(folder, 'old.db')
    const database = new Database(path)
    database.pragma('foreign_keys = OFF')
    const before = MIGRATIONS.findIndex(({ name }) => name === 'hill-p-space')
    for (const { sql } of MIGRATIONS.slice(0, before)) database.exec(sql)
    database.pragma(`user_version = ${before}`)
    database.exec(`INSERT INTO hills (name, kind, settings_id, size, rounds, seed, challenges, created_at)
      VALUES ('old', 'duel', 1, 2, 2, 1, 0, 0)`)
    database.close()
    openStore(path).close()
    const migrated = new Database(path)
    expect(migrated.prepare('SELECT name, p_space AS pSpace FROM hills').all()).toEqual([
      { name: 'old', pSpace: 1 },
    ])
    migrated.close()
  })

  it('is warned of by a tournament of 94nop, in one line', async () => {
    const { code, stderr } = await run('tournament', 'zoo', ...quick, ...newDb())
    expect(code).toBe(0)
    expect(stderr).toContain(`1 warrior ${WARNING}learner.red\n`)
    for (const flag of ['--p-space', '--preset=tiny'])
      expect((await run('tournament', 'zoo', flag, ...quick, ...newDb())).stderr).not.toContain('P-space')
  })

  it('is warned of by optimize, for the warrior and its opponents', async () => {
    const flags = ['--candidates', '2', '-r', '1', '--threads', '0', '--out', 'best']
    const tune = (...args: string[]) => run('optimize', ...args, ...flags, ...newDb())
    expect((await tune('stone.red', '--against', 'zoo')).stderr).toContain(
      `1 warrior ${WARNING}learner.red\n`,
    )
    expect((await tune('stone.red', '--against', 'zoo', '--p-space')).stderr).not.toContain('P-space')
    expect((await tune('stone.red', '--against', 'zoo/imp.red')).stderr).not.toContain('P-space')
    writeFileSync(join(folder, 'tuned.red'), LEARNER.replace(' jmp', 'gap equ 40\n add.ab #gap, 1\n jmp'))
    const tuned = await tune('tuned.red', '--against', 'zoo/imp.red')
    expect(tuned.stderr).toContain(`1 warrior ${WARNING}tuned.red\n`)
  })

  it('is a warning of warriors add and lint', async () => {
    const db = newDb()
    const added = await run('warriors', 'add', 'zoo', ...db)
    expect(added.code).toBe(0)
    expect(added.stdout).toContain('learner.red: added, 1 warning\n')
    expect(added.stderr).toContain(`1 warrior ${WARNING}zoo/learner.red\n`)
    const linted = await run('warriors', 'lint', 'zoo')
    expect(linted.code).toBe(0)
    expect(linted.stdout).toContain(
      'zoo/learner.red: warning PSpace: It uses P-space (LDP, STP), which 94nop hills do not take\n',
    )
    expect(linted.stdout).toContain('3 warriors, 0 errors, 1 warning\n')
    for (const flag of ['--p-space', '--preset=tiny']) {
      expect((await run('warriors', 'add', 'zoo', flag, ...db)).stderr).not.toContain('P-space')
      expect((await run('warriors', 'lint', 'zoo', flag)).stdout).not.toContain('PSpace')
    }
  })
})
