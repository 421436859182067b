import { describe, expect, it } from 'vitest'
import { createGeneticProposer, evolve, type EvolveOptions } from '../../../../arena/evolve/index.js'
import { openStore } from '../../../../arena/store/index.js'
import { createInlineFights } from '../../../../arena/workers/index.js'
import { createWasmEngine } from '../../../../vm/wasm/engine.js'
import { beginSmallRun, DWARF, IMP, STONE } from '../../../helpers/evolution.js'

/** The elites of each of three generations, by warrior, with the fitness that their own fights gave. */
async function generationsOf(change: Partial<EvolveOptions>) {
  const store = openStore(':memory:')
  try {
    const runId = beginSmallRun(store, { fitness: 'duel', warmElites: true, accumulate: true, ...change })
    const proposer = createGeneticProposer({ stock: [IMP, DWARF, STONE] })
    await evolve(runId, { store, fights: createInlineFights(createWasmEngine()), proposer, now: () => 0 })
    return [1, 2, 3].map((generation) => {
      const elites = store.evolution.elites(runId, generation)
      return new Map(elites.map((elite) => [elite.warrior.id, { ...elite, own: pointsOf(elite.results!) }]))
    })
  } finally {
    store.close()
  }
}

const pointsOf = (results: readonly (readonly [number, number, number])[]) => {
  const points = results.reduce((sum, [wins, ties]) => sum + 3 * wins + ties, 0)
  return points / results.flat().reduce((sum, fights) => sum + fights, 0)
}

describe('the fitness of a survivor', () => {
  it('is the mean of its evaluations, those of before shifted to the level of this generation', async () => {
    const [first, second, third] = await generationsOf({ archive: 'population' })
    expect([...first!.values()].every(({ evaluations }) => evaluations === 1)).toBe(true)
    for (const [before, now] of [
      [first!, second!],
      [second!, third!],
    ] as const) {
      const both = [...now].flatMap(([id, elite]) =>
        before.has(id) ? [{ elite, known: before.get(id)! }] : [],
      )
      expect(both.length).toBeGreaterThan(1)
      // One shift for all survivors, whoever of them was replaced since.
      const shifts = both.map(({ elite, known }) => {
        const count = known.evaluations
        expect(elite.evaluations).toBe(count + 1)
        return ((count + 1) * elite.fitness - elite.own) / count - known.fitness
      })
      for (const shift of shifts) expect(shift).toBeCloseTo(shifts[0]!, 9)
    }
    expect([...third!.values()].some(({ evaluations }) => evaluations === 3)).toBe(true)
  })

  it.each([{ accumulate: false }, { restart: 1 }])('is that of its last fights with %o', async (change) => {
    for (const generation of await generationsOf(change))
      for (const { fitness, own, evaluations } of generation.values()) {
        expect(evaluations).toBe(1)
        expect(fitness).toBeCloseTo(own, 12)
      }
  })
})
