import { writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Database } from '../../../../arena/store/driver.js'
import { completion, sendJson, startChatServer, type ChatServer } from '../../../helpers/chat-server.js'
import { drq, type DrqRun } from '../../../helpers/drq.js'
import { temporaryFolder } from '../../../helpers/folder.js'
import { reply } from '../../../helpers/llm-run.js'
import { startDrq, type RunningDrq } from '../../../helpers/running-drq.js'

let folder: string
let server: ChatServer | null = null
let running: RunningDrq[] = []
beforeEach(() => {
  folder = temporaryFolder('two')
})
afterEach(async () => {
  for (const one of running) await one.kill()
  running = []
  await server?.close()
  server = null
})

const start = (args: readonly string[]): RunningDrq => {
  const one = startDrq(args, folder)
  running.push(one)
  return one
}
const db = () => join(folder, 'drq.db')
const count = (sql: string) => {
  const database = new Database(db(), { readonly: true })
  try {
    return database.prepare<[], number>(sql).pluck().get()
  } finally {
    database.close()
  }
}

/** A model that keeps everybody waiting until it is let go. */
async function startModel() {
  let letGo = () => {}
  const gate = new Promise<void>((resolve) => (letGo = resolve))
  server = await startChatServer((response, { body }, index) => {
    const texts = Array.from({ length: body.n ?? 1 }, (_, i) => reply(index + i + 3))
    void gate.then(() => {
      sendJson(response, 200, completion(...texts))
    })
  })
  return { flags: ['--base-url', server.baseUrl], requests: server.requests, letGo }
}

const CORE = '--preset nano --generations 1 --iterations 4 --simulations 2 --threads 0'.split(' ')
const SMALL = [...CORE, '--benchmark', '2']

/** Says who works on the run, without a word of a bug. */
function expectRefusal({ code, stdout, stderr }: DrqRun, owner: RunningDrq): void {
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toContain(`error: process ${owner.pid} on ${hostname()} works on run 1 since 20`)
  expect(stderr).toMatch(/ UTC; --wait waits for its end\n$/)
}

describe('a run that another process works on', () => {
  it.each([
    [
      'evolve --resume',
      ['evolve', ...SMALL, '--proposer', 'llm', '--model', 'm'],
      ['evolve', '--resume', '1', '--benchmark', '2', '--threads', '0'],
    ],
    ['evolve --seeds', ['evolve', ...SMALL, '--proposer', 'llm', '--model', 'm', '--seeds', '1,2'], null],
    ['contest', ['contest', ...CORE, '--models', 'm,n', '--seeds', '1'], null],
  ])('is left to it by %s, which pays for no call, or waits for its end', async (_, args, again) => {
    const model = await startModel()
    const command = [...args, ...model.flags]
    const owner = start(command)
    await owner.stores(db(), 'SELECT 1 FROM leases')
    const other = again ?? command
    expectRefusal(await drq(other, { cwd: folder }), owner)
    const waiting = start([...other, '--wait'])
    await waiting.says('; waiting for its end\n')
    model.letGo()
    const [first, second] = await Promise.all([owner.ended, waiting.ended])
    expect(first.code, first.stderr).toBe(0)
    expect(second.code, second.stderr).toBe(0)
    // The same results; the second has asked nothing.
    expect(second.stdout).toBe(first.stdout)
    expect(model.requests).toHaveLength(
      count("SELECT count(*) FROM llm_calls WHERE sample = 0 AND origin = 'asked'")!,
    )
    expect(count('SELECT count(*) FROM leases')).toBe(0)
  })

  it('is left to it by evolve --seeds when it has one of the seeds, and nothing is begun', async () => {
    const model = await startModel()
    const args = ['evolve', ...SMALL, '--proposer', 'llm', '--model', 'm', ...model.flags]
    const owner = start([...args, '--seeds', '2'])
    await owner.stores(db(), 'SELECT 1 FROM leases')
    expectRefusal(await drq([...args, '--seeds', '1..3'], { cwd: folder }), owner)
    expect(count('SELECT count(*) FROM evolution_runs')).toBe(1)
  })

  it('is free at once when the process was killed', async () => {
    const model = await startModel()
    const owner = start(['evolve', ...SMALL, '--proposer', 'llm', '--model', 'm', ...model.flags])
    await owner.stores(db(), 'SELECT 1 FROM leases')
    await owner.kill()
    expect(count('SELECT count(*) FROM leases')).toBe(1)
    model.letGo()
    const { code, stderr } = await drq(['evolve', '--resume', '--benchmark', '2', '--threads', '0'], {
      cwd: folder,
    })
    expect(code, stderr).toBe(0)
  })

  it('is left to it by optimize, which changes nothing of it', async () => {
    writeFileSync(join(folder, 'stone.red'), STONE)
    writeFileSync(join(folder, 'imp.red'), 'mov 0, 1\n')
    const args = 'optimize stone.red --against imp.red --threads 0'.split(' ')
    const long = [...args, ...'--preset tiny -r 50000 --vary step=1..799'.split(' ')]
    const owner = start([...long, '--candidates', '700'])
    await owner.stores(db(), 'SELECT 1 FROM leases')
    const resume = 'optimize --resume 1 --candidates 9 --threads 0'.split(' ')
    for (const other of [[...long, '--candidates', '9'], resume])
      expectRefusal(await drq(other, { cwd: folder }), owner)
    expect(count('SELECT candidates FROM optimize_runs')).toBe(700)
    // Another run is nobody's.
    const free = await drq([...args, ...'--preset nano -r 5 --candidates 5'.split(' ')], { cwd: folder })
    expect(free.code, free.stderr).toBe(0)
    await owner.kill()
    const next = start(resume)
    await next.stores(db(), `SELECT 1 FROM leases WHERE pid = ${next.pid}`)
  })
})

const STONE = 'step equ 4\nadd #step, 3\nmov 2, @2\njmp -2\ndat #0, #0\n'

describe('two processes that begin the same at the same time', () => {
  it.each([
    ['evolve --seeds', ['evolve', ...SMALL, '--seeds', '1,2', '--wait'], 'evolution_runs', 2],
    [
      'optimize',
      [
        'optimize',
        'stone.red',
        '--against',
        'imp.red',
        '--preset',
        'nano',
        '-r',
        '5',
        '--threads',
        '0',
        '--candidates',
        '40',
        '--wait',
      ],
      'optimize_runs',
      1,
    ],
  ])('%s: one plays the runs and the other waits', async (_, args, table, runs) => {
    writeFileSync(join(folder, 'stone.red'), STONE)
    writeFileSync(join(folder, 'imp.red'), 'mov 0, 1\n')
    const ends = await Promise.all([1, 2].map(() => drq([...args, '--json'], { cwd: folder })))
    for (const { code, stderr } of ends) expect(code, stderr).toBe(0)
    const [first, second] = ends.map(({ stdout }) => ({ ...(JSON.parse(stdout) as object), perMinute: null }))
    expect(second).toEqual(first)
    expect(count(`SELECT count(*) FROM ${table}`)).toBe(runs)
  })

  it('evolve: each has a run of its own', async () => {
    const args = ['evolve', ...SMALL, '--seed', '5']
    const ends = await Promise.all([1, 2].map(() => drq(args, { cwd: folder })))
    for (const { code, stderr } of ends) expect(code, stderr).toBe(0)
    expect(count('SELECT count(*) FROM evolution_runs')).toBe(2)
  })
})
