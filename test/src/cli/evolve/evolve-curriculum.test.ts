import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../../../../arena/store/index.js'
import { cli } from '../../../helpers/cli.js'
import { dumpEvolution } from '../../../helpers/evolution.js'
import { temporaryFolder } from '../../../helpers/folder.js'

const SMALL = '--generations 1 --iterations 8 --simulations 1 --benchmark 0 --threads 0'.split(' ')

let folder: string
beforeEach(() => {
  folder = temporaryFolder('curriculum')
})

const evolve = (...args: string[]) => cli(['evolve', ...SMALL, ...args], { cwd: folder })

interface Report {
  readonly run: { readonly id: number; readonly seed: number; readonly end: string; readonly options: object }
}

describe('drq evolve --curriculum', () => {
  it('plays a run on each core, each carried over into the next, and goes on with them', async () => {
    const plan = ['--curriculum', 'nano', '--preset', 'tiny', '--seed', '5', '--horizon', '4000']
    const { code, stdout, stderr } = await evolve(...plan, '--json', '--db', 'a.db')
    expect(code, stderr).toBe(0)
    expect(stderr).toMatch(
      /^nano, before the rest\. After a stop this goes on: drq evolve .*--curriculum nano/m,
    )
    const { run } = JSON.parse(stdout) as Report
    expect(run).toMatchObject({ id: 2, seed: 5, end: 'finished', options: { carryFrom: 1, horizon: 4000 } })
    expect(existsSync(join(folder, 'champions', 'nano', 'red-queen-s5-r1.red'))).toBe(true)
    expect(existsSync(join(folder, 'champions', 'red-queen-s5-best.red'))).toBe(true)
    const store = openStore(join(folder, 'a.db'))
    const [first, last] = [1, 2].map((id) => store.evolution.findRun(id)!)
    expect([first!.settings.coreSize, last!.settings.coreSize]).toEqual([80, 800])
    expect([first!.seed, first!.options.horizon]).toEqual([5, null])
    const operators = store.evolution.proposals(2, 1).map(({ operator }) => operator)
    expect(operators).toContain('carried over')
    store.close()

    const before = dumpEvolution(join(folder, 'a.db'))
    const again = await evolve(...plan, '--json', '--db', 'a.db')
    expect(again.stdout).toBe(stdout)
    expect(dumpEvolution(join(folder, 'a.db'))).toEqual(before)
  })

  it('says what is wrong with the last run before it plays the others', async () => {
    const { code, stderr } = await evolve('--curriculum', 'nano', '--preset', 'tiny', '--initial', 'nobody')
    expect(code).toBe(2)
    expect(stderr).not.toContain('before the rest')
  })

  it('refuses what is no preset, and a run to carry over from that is not there', async () => {
    expect(await evolve('--curriculum', 'nano,huge')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('It must be a list of 88, 94nop,') as string,
    })
    expect(await evolve('--preset', 'tiny', '--carry-from', '3')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('drq.db holds no run 3 to carry over from') as string,
    })
  })
})
