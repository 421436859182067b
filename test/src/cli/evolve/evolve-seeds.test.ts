import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { parseSeedList } from '../../../../src/cli/flags/seed-flags.js'
import { completion, sendJson, startChatServer } from '../../../helpers/chat-server.js'
import { cli, type CliOptions } from '../../../helpers/cli.js'
import { drq, MAIN } from '../../../helpers/drq.js'
import { byExtent } from '../../../helpers/extent.js'
import { evolutionRows } from '../../../helpers/evolution-rows.js'
import { temporaryFolder } from '../../../helpers/folder.js'
import { reply } from '../../../helpers/llm-run.js'

const SMALL =
  '--preset nano --generations 2 --iterations 8 --simulations 2 --benchmark 2 --judges 8 --threads 0'.split(
    ' ',
  )

let folder: string
beforeEach(() => {
  folder = temporaryFolder('seeds')
})

const evolve = (args: readonly string[], options: CliOptions = {}) =>
  cli(['evolve', ...SMALL, ...args], { cwd: folder, ...options })

interface Report {
  readonly runs: readonly {
    readonly run: { readonly id: number; readonly seed: number; readonly end: string }
    readonly rounds: readonly { readonly id: string; readonly benchmark: object }[]
    readonly best: { readonly id: string }
  }[]
  readonly score: { readonly mean: number; readonly deviation: number }
}

describe('a list of seeds', () => {
  it('holds ranges and single seeds', () => {
    expect(parseSeedList('0..3')).toEqual([0, 1, 2, 3])
    expect(parseSeedList('7, 1..2')).toEqual([7, 1, 2])
  })

  it.each(['3..1', '1..2..3', 'a', '', '1,1', '0..1000', '0..'])('is not %j', (text) => {
    expect(() => parseSeedList(text)).toThrow()
  })
})

describe('drq evolve --seeds', () => {
  it('gives each seed the run that it has alone, and says how much they differ', async () => {
    const { code, stdout, stderr } = await evolve(['--seeds', '4..6', '--json', '--db', 'many.db'])
    expect(code).toBe(0)
    expect(stderr).toMatch(/^seed 5: generation 2\/2 won by /m)
    const { runs, score } = JSON.parse(stdout) as Report
    expect(runs.map(({ run }) => run)).toEqual([
      { id: 1, seed: 4, end: 'finished' },
      { id: 2, seed: 5, end: 'finished' },
      { id: 3, seed: 6, end: 'finished' },
    ])
    expect(score.deviation).toBeGreaterThan(0)
    const alone = await evolve(['--seed', '5', '--json', '--db', 'one.db'])
    const one = JSON.parse(alone.stdout) as {
      rounds: { champion: { id: string }; benchmark: object }[]
      best: { id: string }
    }
    expect(runs[1]!.rounds.map(({ id, benchmark }) => ({ id, benchmark }))).toEqual(
      one.rounds.map(({ champion: { id }, benchmark }) => ({ id, benchmark })),
    )
    expect(runs[1]!.best.id).toBe(one.best.id)
  })

  it('goes on with the same command where it was stopped, and begins no run twice', async () => {
    const whole = await evolve(['--seeds', '1,2', '--db', 'whole.db'])
    const controller = new AbortController()
    controller.abort()
    const args = ['--seeds', '1,2', '--db', 'broken.db']
    const broken = await evolve(args, { signal: controller.signal })
    expect(broken.code).toBe(130)
    expect(broken.stderr).toContain(
      'Interrupted. Go on with: drq evolve --preset nano --generations 2 --iterations 8 --simulations 2 --benchmark 2 --judges 8 --threads 0 --seeds 1,2 --db broken.db\n',
    )
    expect((await evolve(args)).stdout).toBe(whole.stdout)
    const again = await evolve(args)
    expect(again.stdout).toBe(whole.stdout)
    expect(again.stderr).toMatch(
      /^Digital Red Queen: 2 runs, 2 finished before\. After a stop this goes on: drq /,
    )
  })

  /** What is stored. A code that both runs breed is named by the one that stores it first, which is a matter of time. */
  const rowsOf = (db: string): Record<string, unknown[]> => {
    const { warriors, ...rows } = evolutionRows(join(folder, db))
    const idOf = (row: string) => new Map(JSON.parse(row) as [string, unknown][]).get('id')
    return { ...rows, warriors: warriors!.map(idOf).sort() }
  }

  it('goes on after kill -9, fights nothing twice, and ends as an unbroken one', async () => {
    const args = ['evolve', ...SMALL, '--generations', '3', '--seeds', '1,2']
    const whole = await drq([...args, '--db', 'whole.db', '--out', 'c'], { cwd: folder })
    expect(whole.code).toBe(0)
    const broken = [...args, '--db', 'broken.db', '--out', 'c']
    for (const champions of byExtent([2], [1, 3])) await killAfterChampions(champions, broken)
    const end = await drq(broken, { cwd: folder })
    expect(end.code).toBe(0)
    expect(end.stdout).toBe(whole.stdout)
    const rows = rowsOf('broken.db')
    expect(rows).toEqual(rowsOf('whole.db'))
    expect(rows['evolution_runs']).toHaveLength(2)
  })

  it('ends a run at its budget without the others, and goes on with a larger one', async () => {
    const server = await startChatServer((response, { body }, index) => {
      const texts = Array.from({ length: body.n ?? 1 }, (_, i) => reply(index + i + 3))
      sendJson(response, 200, completion(...texts))
    })
    try {
      const model = ['--proposer', 'llm', '--model', 'm', '--base-url', server.baseUrl]
      const args = ['--seeds', '1,2', ...model]
      const first = await evolve([...args, '--max-calls', '10'])
      expect(first.code).toBe(0)
      expect(first.stdout.match(/calls spent$/gm)).toHaveLength(2)
      expect(first.stderr).toContain('seed 2 ended: the budget is spent: 10 of 10 calls\n')
      expect(first.stderr).toContain('Go on with a larger one: drq evolve ')
      const last = await evolve([...args, '--max-calls', '500', '--json'])
      const { runs } = JSON.parse(last.stdout) as Report
      expect(runs.map(({ run }) => run)).toEqual([
        { id: 1, seed: 1, end: 'finished' },
        { id: 2, seed: 2, end: 'finished' },
      ])
    } finally {
      await server.close()
    }
  })

  it.each([
    [['--seeds', '1..0'], 'It must be like 0..9 or 1,4,7.'],
    [['--seeds', '1', '--seed', '2'], 'cannot be used with option'],
    [['--seeds', '1', '--resume'], 'cannot be used with option'],
  ])('refuses %j with 2', async (args, message) => {
    const { code, stderr } = await evolve(args)
    expect(stderr).toContain(message)
    expect(code).toBe(2)
  })
})

/** Starts drq and kills it when it has told of so many champions. */
async function killAfterChampions(count: number, args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [MAIN, ...args], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
  let told = 0
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    told += text.match(/ won by /g)?.length ?? 0
    if (told >= count) child.kill('SIGKILL')
  })
  const signal = await new Promise((resolve) =>
    child.on('close', (_, signal) => {
      resolve(signal)
    }),
  )
  expect(signal).toBe('SIGKILL')
}
