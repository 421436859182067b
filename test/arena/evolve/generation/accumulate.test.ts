import { describe, expect, it } from 'vitest'
import { accumulateFitness } from '../../../../arena/evolve/generation/accumulate.js'
import {
  createGeneticProposer,
  evolve,
  type Champion,
  type EvolveOptions,
} from '../../../../arena/evolve/index.js'
import { openStore, type Store } from '../../../../arena/store/index.js'
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

/** What survivors come to that had `before` and have `now`, by their places. */
function accumulated(before: readonly number[], now: readonly number[], store: Store): number[] {
  const runId = beginSmallRun(store, { fitness: 'duel', warmElites: true, accumulate: true })
  const run = store.evolution.findRun(runId)!
  const warriors = [IMP, DWARF, STONE]
  const means = { spawned: 1, covered: 1, firstBin: 0, secondBin: 0, results: null, evaluations: 1 }
  const former = before.map((fitness, slot) => ({
    ...{ ...means, fitness, slot, island: 0, proposal: slot },
    warrior: warriors[slot]!,
  }))
  const evolution = { ...store.evolution, elites: () => former }
  const entry = { operator: 'elite', parents: [], source: '', problem: null, island: 0 }
  const unit = {
    entries: now.map((_, proposal) => ({ ...entry, proposal, warrior: warriors[proposal]! })),
    byProposal: new Map(
      now.map((fitness, proposal) => {
        const value = { ...means, fitness, matchId: null, rounds: 4, complete: true }
        return [proposal, { ok: true, value }] as const
      }),
    ),
    skipped: new Set<string>(),
  }
  const champions = [{ generation: 1 }] as unknown as readonly Champion[]
  const { byProposal } = accumulateFitness(
    unit,
    { run, champions, opponents: [DWARF] },
    { ...store, evolution },
  )
  return [...byProposal.values()].map((evaluation) => (evaluation.ok ? evaluation.value.fitness : NaN))
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
      // One shift for all survivors, whoever of them was replaced since; what would be below 0 is 0.
      const shifts = both.flatMap(({ elite, known }) => {
        const count = known.evaluations
        expect(elite.evaluations).toBe(count + 1)
        if (elite.fitness === 0) return []
        return [((count + 1) * elite.fitness - elite.own) / count - known.fitness]
      })
      expect(shifts.length).toBeGreaterThan(1)
      for (const shift of shifts) expect(shift).toBeCloseTo(shifts[0]!, 9)
    }
    expect([...third!.values()].some(({ evaluations }) => evaluations === 3)).toBe(true)
  })

  it('is one that there can be, however far the others have moved', () => {
    const store = openStore(':memory:')
    try {
      // On the whole they lose 1.4 points, and gain as many.
      expect(accumulated([0.1, 3, 3], [0.1, 0.9, 0.9], store)).toEqual([0, 1.25, 1.25])
      expect(accumulated([2.9, 0, 0], [2.9, 2.1, 2.1], store)).toEqual([3, 1.75, 1.75])
    } finally {
      store.close()
    }
  })

  it.each([{ accumulate: false }, { restart: 1 }])('is that of its last fights with %o', async (change) => {
    for (const generation of await generationsOf(change))
      for (const { fitness, own, evaluations } of generation.values()) {
        expect(evaluations).toBe(1)
        expect(fitness).toBeCloseTo(own, 12)
      }
  })
})
