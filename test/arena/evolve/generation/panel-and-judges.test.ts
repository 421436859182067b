import { join } from 'node:path'
import { expect, it } from 'vitest'
import {
  beginRun,
  createGeneticProposer,
  defaultOptions,
  evolve,
  randomWarriors,
  type EvolveOptions,
} from '../../../../arena/evolve/index.js'
import { createRandom } from '../../../../arena/random.js'
import { openStore } from '../../../../arena/store/index.js'
import { createFightPool, createInlineFights, type Fights } from '../../../../arena/workers/index.js'
import { PRESETS } from '../../../../vm/index.js'
import { createWasmEngine } from '../../../../vm/wasm/engine.js'
import { dumpEvolution, DWARF, IMP } from '../../../helpers/evolution.js'
import { temporaryFolder } from '../../../helpers/folder.js'

const settings = PRESETS.nano
const inline = createInlineFights(createWasmEngine())
const options: EvolveOptions = {
  ...defaultOptions('genetic', settings),
  ...{ generations: 3, iterations: 16, initialProposals: 8, batch: 8, simulations: 4, islands: 2 },
  ...{ panel: 6, weighting: 'regret', judges: 6, finalists: 3, lastK: 2 },
}
const opponents = randomWarriors(16, settings, createRandom(5))

it('stores the same panels, judgements and champions on any number of threads, and when stopped at any unit', async () => {
  const folder = temporaryFolder('panels')
  const play = async (name: string, fights: Fights = inline, stopAfter = Infinity) => {
    const store = openStore(join(folder, name))
    const controller = new AbortController()
    let units = 0
    try {
      const start = { settings, seed: 7, options, opponents, stock: [IMP, DWARF], benchmark: [IMP] }
      const runId = store.evolution.findRun()?.id ?? beginRun(store, start, 0)
      const proposer = createGeneticProposer({ stock: [IMP, DWARF], adaptive: true, parts: true })
      return await evolve(runId, {
        ...{ store, fights, proposer, now: () => 0, signal: controller.signal },
        onEvent({ type }) {
          if (type === 'unit' && ++units === stopAfter) controller.abort(new Error('stop'))
        },
      })
    } catch (error) {
      expect((error as Error).message).toBe('stop')
      return null
    } finally {
      store.close()
    }
  }
  const champions = (await play('whole.db'))!
  const whole = dumpEvolution(join(folder, 'whole.db'))
  for (const { judged, results } of champions) {
    expect(judged).toBeGreaterThan(0)
    expect(judged).toBeLessThanOrEqual(3)
    expect(results!.length).toBeGreaterThanOrEqual(6)
  }
  expect(champions.map(({ results }) => results!.length)).toEqual([6, 7, 8])
  const panels = (whole['rounds'] as { panel: string }[]).map(({ panel }) => panel)
  expect(new Set(panels).size).toBe(3)

  const pool = createFightPool({ threads: 2 })
  await play('pool.db', pool).finally(() => pool.close())
  expect(dumpEvolution(join(folder, 'pool.db'))).toEqual(whole)

  let ended = null
  while (ended === null) ended = await play('broken.db', inline, 2)
  expect(ended).toEqual(champions)
  expect(dumpEvolution(join(folder, 'broken.db'))).toEqual(whole)
})
