import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../../../../arena/store/index.js'
import { assemble, PRESETS } from '../../../../vm/index.js'
import { storeBredRun } from '../../../helpers/bred-run.js'
import { cli } from '../../../helpers/cli.js'
import { beginSmallRun, IMP } from '../../../helpers/evolution.js'
import { temporaryFolder } from '../../../helpers/folder.js'
import { warrior } from '../../../helpers/warrior.js'

type Row = Readonly<Record<string, unknown>>

const DB = "it's $(odd) ü.db"
const hostile = warrior('\u001B[31m"red"\u2028\u202E\\', ['NOP.A $0, $0', 'JMP.A $-1, $0'])

const folder = temporaryFolder('export')
let evolved: { rounds: { champion: { id: string; name: string; file: string } }[] }
beforeAll(async () => {
  const small =
    '--preset nano --generations 2 --iterations 16 --simulations 2 --fitness core --horizon full --benchmark 0 --threads 0'.split(
      ' ',
    )
  const { stdout } = await cli(['evolve', ...small, '--db', DB, '--json'], { cwd: folder })
  evolved = JSON.parse(stdout) as typeof evolved
  storeBredRun(join(folder, 'hostile.db'), [
    { generation: 1, proposal: 0, warrior: hostile, parents: [IMP], operator: 'op\u001B\n', fitness: 2 },
    { generation: 1, proposal: 1, warrior: IMP, fitness: 1 },
  ])
  const store = openStore(join(folder, 'new.db'))
  beginSmallRun(store)
  store.close()
})

let out: string
let count = 0
beforeEach(() => {
  out = `out-${++count}`
})

const run = (...args: string[]) => cli(['export', '--out', out, ...args], { cwd: folder })
const pathOf = (name: string) => join(folder, out, name)
const rowsOf = (name: string): Row[] =>
  readFileSync(pathOf(name), 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Row)

describe('drq export', () => {
  it('writes everything as JSON Lines and says how much it was', async () => {
    const { code, stdout, stderr } = await run('1', '--db', DB)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain(`\nRun 1, seed 1: 2 champions in ${out}\n`)

    const names = ['runs', 'rounds', 'elites', 'proposals', 'matches', 'settings', 'warriors']
    const [runs, rounds, elites, proposals, matches, settings, warriors] = names.map((name) =>
      rowsOf(`${name}.jsonl`),
    ) as [Row[], Row[], Row[], Row[], Row[], Row[], Row[]]
    expect(runs).toMatchObject([{ id: 1, status: 'finished', options: { rounds: 2, iterations: 16 } }])
    expect(rounds.map(({ round, iterations }) => [round, iterations])).toEqual([
      [1, 16],
      [2, 16],
    ])
    const total = rounds.reduce((sum, { proposals }) => sum + Number(proposals), 0)
    expect(proposals).toHaveLength(total)
    expect(stdout).toMatch(new RegExp(`^proposals\\.jsonl +${total}$`, 'm'))
    const known = new Set(warriors.map(({ id }) => id))
    const places = new Set(proposals.map(({ round, proposal }) => `${String(round)} ${String(proposal)}`))
    expect(places.size).toBe(proposals.length)
    for (const { round, proposal } of elites)
      expect(places.has(`${String(round)} ${String(proposal)}`)).toBe(true)
    for (const { parents, warriorId } of proposals)
      for (const id of [...(parents as string[]), warriorId]) expect(known.has(id)).toBe(true)
    expect(proposals.some(({ parents }) => (parents as string[]).length === 2)).toBe(true)
    const ids = new Set(matches.map(({ id }) => id))
    expect(new Set(proposals.map(({ matchId }) => matchId).filter((id) => id !== null))).toEqual(ids)
    expect(settings).toMatchObject([{ id: matches[0]!['settingsId'], coreSize: 80 }])
    for (const { warriors, outcome } of matches) {
      const lengths = (outcome as number[][]).map((fight) => fight.length)
      expect(lengths).toEqual([1, 1].map(() => 2 + 4 * (warriors as string[]).length))
    }
    expect(existsSync(pathOf('llm-calls.jsonl'))).toBe(true)
  })

  it("writes the champions' files with where they come from; they assemble to the champions", async () => {
    await run('--db', DB)
    const files = readdirSync(pathOf('champions'))
    expect(files).toEqual(['red-queen-s1-r1.red', 'red-queen-s1-r2.red'])
    for (const [index, { champion }] of evolved.rounds.entries()) {
      const text = readFileSync(pathOf(join('champions', files[index]!)), 'utf8')
      const { warrior, diagnostics } = assemble(text, { settings: PRESETS.nano })
      expect(diagnostics).toEqual([])
      expect(warrior).toMatchObject({ id: champion.id, name: champion.name })
      expect(text).toContain(`;strategy Warrior ${champion.id}, proposal r`)
      expect(text).toMatch(/^;strategy (Made from |It has no parents)/m)
    }
  })

  it('writes preference data, the better answer first', async () => {
    await run('--db', DB, '--margin', '0.2', '--pairs', '1')
    const pairs = rowsOf('preferences.jsonl') as unknown as {
      prompt: string
      chosen: string
      rejected: string
      round: number
      chosenAnswer: { fitness: number }
      rejectedAnswer: { fitness: number }
    }[]
    expect(pairs.length).toBeGreaterThan(2)
    for (const { chosen, rejected, chosenAnswer, rejectedAnswer } of pairs) {
      expect(chosen).not.toBe(rejected)
      expect(chosenAnswer.fitness - rejectedAnswer.fitness).toBeGreaterThanOrEqual(0.2)
    }
    expect(new Set(pairs.map(({ prompt, round }) => `${round} ${prompt}`)).size).toBe(pairs.length)
  })

  it('escapes what comes from outside, in JSON and nowhere else', async () => {
    const { code } = await run('--db', 'hostile.db')
    expect(code).toBe(0)
    for (const name of readdirSync(pathOf('.'), { recursive: true, encoding: 'utf8' })) {
      if (name === 'champions') continue
      expect(readFileSync(pathOf(name), 'utf8')).not.toMatch(
        /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u202e]/,
      )
    }
    const found = rowsOf('warriors.jsonl').find(({ id }) => id === hostile.id)
    expect(found!['name']).toBe(hostile.name)
    expect(rowsOf('proposals.jsonl')[0]).toMatchObject({ operator: 'op\u001B\n', parents: [IMP.id] })
  })

  it('exports a run that has only begun', async () => {
    const { code, stdout } = await run('--db', 'new.db')
    expect(code).toBe(0)
    expect(stdout).toContain('Run 1, seed 7, not finished: 0 champions')
    expect(rowsOf('runs.jsonl')).toMatchObject([{ status: 'open' }])
    expect(rowsOf('proposals.jsonl')).toEqual([])
  })

  it('writes over its own export of the same run, also one that broke off', async () => {
    const first = await run('--db', DB)
    const text = readFileSync(pathOf('proposals.jsonl'), 'utf8')
    writeFileSync(pathOf('proposals.jsonl.part'), text.slice(0, 100))
    rmSync(pathOf('matches.jsonl'))
    const again = await run('--db', DB)
    expect(again).toEqual(first)
    expect(readFileSync(pathOf('proposals.jsonl'), 'utf8')).toBe(text)
    expect(readdirSync(pathOf('.')).filter((name) => name.endsWith('.part'))).toEqual([])
    expect(readdirSync(pathOf('champions'))).toHaveLength(2)
  })

  it('refuses a folder with other files, or the export of another run, unless it is forced', async () => {
    mkdirSync(pathOf('.'))
    writeFileSync(pathOf('proposals.jsonl'), 'mine')
    writeFileSync(pathOf('notes\u001B.txt'), 'mine')
    const refused = await run('--db', DB)
    expect(refused.code).toBe(2)
    expect(refused.stderr).toContain(`${out} holds what is not an export of run 1: `)
    expect(refused.stderr).not.toContain('\u001B')
    expect(readFileSync(pathOf('proposals.jsonl'), 'utf8')).toBe('mine')

    expect((await run('--db', DB, '--force')).code).toBe(0)
    expect(rowsOf('proposals.jsonl').length).toBeGreaterThan(32)
    expect(readFileSync(pathOf('notes\u001B.txt'), 'utf8')).toBe('mine')
    rmSync(pathOf('notes\u001B.txt'))
    expect((await run('--db', 'hostile.db')).code).toBe(2)
    expect((await run('--db', DB)).code).toBe(0)
  })

  it('replaces a link in a forced folder instead of writing through it', async () => {
    mkdirSync(pathOf('.'))
    writeFileSync(join(folder, 'precious.txt'), 'precious')
    symlinkSync(join(folder, 'precious.txt'), pathOf('runs.jsonl'))
    symlinkSync(join(folder, 'precious.txt'), pathOf('runs.jsonl.part'))
    expect((await run('--db', DB, '--force')).code).toBe(0)
    expect(readFileSync(join(folder, 'precious.txt'), 'utf8')).toBe('precious')
    expect(rowsOf('runs.jsonl')).toHaveLength(1)
  })

  it('prints what it wrote as JSON', async () => {
    const { stdout } = await run('--db', DB, '--json')
    expect(JSON.parse(stdout)).toEqual(JSON.parse(readFileSync(pathOf('export.json'), 'utf8')))
    expect(JSON.parse(stdout)).toMatchObject({
      identity: { run: 1, seed: 1 },
      isComplete: true,
      champions: ['champions/red-queen-s1-r1.red', 'champions/red-queen-s1-r2.red'],
    })
  })

  it.each([
    [['7', '--db', DB], 'holds no run 7'],
    [['--db', 'none.db'], 'there is no file none.db'],
    [['--db', DB, '--margin', '-1'], 'must be a number from 0 to 64'],
    [['--db', DB, '--pairs', '0'], 'must be a whole number from 1 to 10000'],
    [['--db', DB, '--out', DB], 'cannot be used as a folder'],
  ])('refuses %j with 2 and makes no folder', async (args, message) => {
    const { code, stdout, stderr } = await run(...args)
    expect(stderr).toContain(message)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(existsSync(join(folder, out))).toBe(false)
  })
})
