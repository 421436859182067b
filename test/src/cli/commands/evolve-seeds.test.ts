import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseSeedList } from '../../../../src/cli/seed-flags.js'
import { spreadOf } from '../../../../src/cli/evolve-seeds-report.js'
import { cli, type CliOptions } from '../../../helpers/cli.js'

const SMALL = '--preset nano --rounds 2 --iterations 8 --simulations 2 --benchmark 2 --threads 0'.split(' ')

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drq-seeds-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const evolve = (args: readonly string[], options: CliOptions = {}) =>
  cli(['evolve', ...SMALL, ...args], { cwd: folder, ...options })

interface Report {
  readonly runs: readonly {
    readonly run: { readonly id: number; readonly seed: number }
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
    expect(stderr).toMatch(/^seed 5: round 2\/2 won by /m)
    const { runs, score } = JSON.parse(stdout) as Report
    expect(runs.map(({ run }) => run)).toEqual([
      { id: 1, seed: 4 },
      { id: 2, seed: 5 },
      { id: 3, seed: 6 },
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
    const args = ['--seeds', '1,2', '--db', 'broken.db', '--api-key', 'sk-1']
    const broken = await evolve(args, { signal: controller.signal })
    expect(broken.code).toBe(130)
    expect(broken.stderr).toContain(
      'Interrupted. Go on with: drq evolve --preset nano --rounds 2 --iterations 8 --simulations 2 --benchmark 2 --threads 0 --seeds 1,2 --db broken.db\n',
    )
    expect((await evolve(args)).stdout).toBe(whole.stdout)
    expect((await evolve(args)).stdout).toBe(whole.stdout)
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

describe('the spread of scores', () => {
  it('is their mean and the standard deviation of the sample', () => {
    expect(spreadOf([2, 4, 4, 4, 5, 5, 7, 9])).toEqual({ mean: 5, deviation: Math.sqrt(32 / 7) })
    expect(spreadOf([3])).toEqual({ mean: 3, deviation: 0 })
  })
})
