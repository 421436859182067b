import { describe, expect, it } from 'vitest'
import { createGeneticProposer, evolve, type EvolveOptions } from '../../../../arena/evolve/index.js'
import { openStore } from '../../../../arena/store/index.js'
import { createInlineFights } from '../../../../arena/workers/index.js'
import { createWasmEngine } from '../../../../vm/wasm/engine.js'
import { beginSmallRun, DWARF, IMP, STONE } from '../../../helpers/evolution.js'

/** What became of the proposals of a generation after those of its start, with the points of all their fights. */
async function childrenOf(change: Partial<EvolveOptions>) {
  const store = openStore(':memory:')
  try {
    const runId = beginSmallRun(store, {
      ...{ fitness: 'duel', archive: 'population', generations: 1, iterations: 200, batch: 20 },
      ...{ initialProposals: 80, ...change },
    })
    const proposer = createGeneticProposer({ stock: [IMP, DWARF, STONE] })
    await evolve(runId, { store, fights: createInlineFights(createWasmEngine()), proposer, now: () => 0 })
    const elites = new Map(store.evolution.elites(runId, 1).map((elite) => [elite.proposal, elite]))
    const proposals = store.evolution.proposals(runId, 1).slice(-200)
    const own = proposals.flatMap(({ proposal }) => elites.get(proposal) ?? [])
    const best = own.toSorted((x, y) => y.fitness - x.fitness).slice(0, 3)
    return { elites: own, best, proposals }
  } finally {
    store.close()
  }
}

describe('the places of an archive', () => {
  it('are taken at the top by proposals whose mean of several evaluations is there', async () => {
    const { elites, proposals, best } = await childrenOf({ confirmations: 2 })
    expect(elites.length).toBeGreaterThan(3)
    for (const { evaluations, fitness, results } of elites) {
      const [wins, ties, losses] = results![0]!
      expect(wins + ties + losses).toBe(evaluations * 4)
      expect(fitness).toBeCloseTo((3 * wins + ties) / (evaluations * 4), 12)
    }
    // None that is now fitter than most was known by less when it came, but for those of the start.
    expect(best.length).toBeGreaterThan(2)
    for (const { evaluations } of best) expect(evaluations).toBe(3)
    // Some looked better than they are.
    expect(proposals.filter(({ placed }) => placed).length).toBeLessThan(
      (await childrenOf({ confirmations: 0 })).proposals.filter(({ placed }) => placed).length,
    )
  })

  it.each([{ confirmations: 0 }, { confirmations: 2, fitness: 'mixed' as const }])(
    'are taken after one evaluation with %o',
    async (change) => {
      const { elites } = await childrenOf(change)
      expect(elites.length).toBeGreaterThan(3)
      for (const { evaluations } of elites) expect(evaluations).toBe(1)
    },
  )
})
