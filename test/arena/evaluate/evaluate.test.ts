import { afterEach, describe, expect, it } from 'vitest'
import { evaluateWarriors, type EvaluationPlan } from '../../../arena/evaluate/index.js'
import { openStore, type Store } from '../../../arena/store/index.js'
import { createInlineFights } from '../../../arena/workers/index.js'
import { PRESETS, rowLength, ROUND_HEADER, WARRIOR_FIELDS } from '../../../vm/index.js'
import { createWasmEngine } from '../../../vm/wasm/engine.js'
import { dwarf, imp, suicide, waiter } from '../../helpers/warrior.js'
import { meanFitness } from '../../../arena/matches/index.js'

let store: Store
afterEach(() => {
  store.close()
})

const plan: EvaluationPlan = {
  candidates: [
    { name: 'imp.red', warrior: imp },
    { name: 'waiter.red', warrior: waiter },
  ],
  opponents: [
    { name: 'suicide.red', warrior: suicide },
    { name: 'waiter.red', warrior: waiter },
    { name: 'dwarf.red', warrior: dwarf },
  ],
  settings: PRESETS.nano,
  rounds: 4,
  places: { kind: 'drawn', seed: 11 },
  stop: 'one-left',
}

describe('an evaluation', () => {
  it('has a result for each pair of different code, and none is played twice', async () => {
    store = openStore(':memory:')
    const tools = { store, fights: createInlineFights(createWasmEngine()), now: () => 1 }
    const { results, unplayed } = await evaluateWarriors(plan, tools)
    expect(unplayed).toEqual([])
    expect(results[1]![1]).toBeNull()
    // The opponent dies in its first cycle: the survivor has all 800 cycles but the shared ones alone.
    expect(results[0]![0]).toMatchObject({ wins: 4, ties: 0, losses: 0, fitness: 2, opponentFitness: 0 })
    expect(results[1]![0]).toMatchObject({ wins: 4, fitness: 2 })
    const fought = results[0]![2]!
    expect(fought.wins + fought.ties + fought.losses).toBe(4)
    let last
    const again = await evaluateWarriors(plan, tools, {
      onProgress: (progress) => {
        last = progress
      },
    })
    expect(last).toMatchObject({ matchesTotal: 5, matchesReused: 5, matchesPlayed: 0 })
    expect(again).toEqual({ results, unplayed })
  })

  it('has the mean fitness of the rounds', () => {
    store = openStore(':memory:')
    const data = new Uint32Array(2 * rowLength(2))
    // Of 100 cycles: the first one dies in cycle 51 of round 1 and nobody dies in round 2.
    data[ROUND_HEADER] = 51
    expect(data[rowLength(2) + ROUND_HEADER + WARRIOR_FIELDS]).toBe(0)
    expect(meanFitness({ warriorCount: 2, data }, 100)).toEqual([(0.5 + 1) / 2, (1.5 + 1) / 2])
  })
})
