import { describe, expect, it } from 'vitest'
import { PAPER_OPTIONS, type Champion } from '../../../../arena/evolve/index.js'
import { lengthLimitOf } from '../../../../arena/evolve/rules/champions.js'
import { openStore } from '../../../../arena/store/index.js'
import { PRESETS } from '../../../../vm/index.js'
import { beginSmallRun, IMP } from '../../../helpers/evolution.js'
import type { PairScore } from '../../../../arena/score.js'

function runWith(lengthLimit: number | null) {
  const store = openStore(':memory:')
  const run = store.evolution.findRun(beginSmallRun(store, { lengthLimit }))!
  store.close()
  return { ...run, settings: PRESETS['94nop'], options: { ...PAPER_OPTIONS, lengthLimit } }
}

function champion(results: readonly PairScore[] | null, fitness = 1): Champion {
  const elite = { warrior: IMP, firstBin: 0, secondBin: 0, proposal: 0, fitness, evaluations: 1, results }
  return {
    ...elite,
    generation: 1,
    name: 'A',
    origin: 'bred',
    cells: 1,
    maxFitness: 3,
    iterations: 1,
    judged: null,
  }
}

describe('the length limit of a generation', () => {
  it('doubles with each champion that wins more than it ties, up to the limit of the hill', () => {
    const killer = champion([
      [5, 1, 0],
      [0, 3, 3],
    ])
    const survivor = champion([[2, 6, 0]])
    const run = runWith(25)
    expect(lengthLimitOf(run, [])).toBe(25)
    expect(lengthLimitOf(run, [survivor])).toBe(25)
    expect(lengthLimitOf(run, [killer, survivor])).toBe(50)
    expect(lengthLimitOf(run, [killer, killer, killer])).toBe(100)
  })

  it('goes by the fitness in one core where nobody fights one against one: more than a tie of all', () => {
    expect(lengthLimitOf(runWith(10), [champion(null, 1.2), champion(null, 1)])).toBe(20)
  })

  it("is the hill's where none is set", () => {
    expect(lengthLimitOf(runWith(null), [])).toBe(100)
  })
})
