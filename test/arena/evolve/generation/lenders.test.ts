import { describe, expect, it } from 'vitest'
import {
  createGeneticProposer,
  evolve,
  type EvolveOptions,
  type ProposalContext,
  type Proposer,
} from '../../../../arena/evolve/index.js'
import { openStore } from '../../../../arena/store/index.js'
import { createInlineFights } from '../../../../arena/workers/index.js'
import { createWasmEngine } from '../../../../vm/wasm/engine.js'
import { beginSmallRun, DWARF, IMP, STONE } from '../../../helpers/evolution.js'

const genetic = createGeneticProposer({ stock: [IMP, DWARF, STONE] })

/** How many lenders the proposals of each generation had: at its start, then one by one; undefined where none are told. */
async function lendersIn(change: Partial<EvolveOptions>) {
  const start: (number | undefined)[][] = []
  const later: (number | undefined)[][] = []
  const count = ({ lenders }: ProposalContext) => lenders?.length
  const note = (context: ProposalContext) => {
    const { generation } = context.place
    later[generation] = [...(later[generation] ?? []), count(context)]
  }
  const proposer: Proposer = {
    name: 'genetic',
    initial(contexts) {
      start.push(contexts.map(count))
      return genetic.initial(contexts)
    },
    fresh(context) {
      note(context)
      return genetic.fresh(context)
    },
    mutate(parents, context) {
      note(context)
      return genetic.mutate(parents, context)
    },
  }
  const store = openStore(':memory:')
  try {
    const runId = beginSmallRun(store, { islands: 2, warmElites: true, ...change })
    await evolve(runId, { store, fights: createInlineFights(createWasmEngine()), proposer, now: () => 0 })
    const elites = [1, 2, 3].map((generation) => store.evolution.elites(runId, generation))
    return { start, later: later.slice(1), elites }
  } finally {
    store.close()
  }
}

describe('the lenders of a proposal', () => {
  it('are the elites of its island, at the start of a generation those of the one before', async () => {
    const { start, later, elites } = await lendersIn({ inherit: true })
    expect(start[0]!.every((count) => count === 0)).toBe(true)
    for (const generation of [1, 2]) {
      const former = elites[generation - 1]!
      const own = [0, 1].map((island) => former.filter((elite) => elite.island === island).length)
      expect(own[0]! + own[1]!).toBe(former.length)
      const { length } = start[generation]!
      // Proposals take turns on the islands.
      expect([...start[generation]!].sort()).toEqual(
        Array.from({ length }, (_, index) => own[index % 2]!).sort(),
      )
    }
    for (const counts of later) expect(counts.every((count) => count! > 0)).toBe(true)
  })

  it('are none where the archives begin anew, and are not told where the options have none', async () => {
    const { start } = await lendersIn({ inherit: true, restart: 1 })
    expect(start.flat().every((count) => count === 0)).toBe(true)
    const without = await lendersIn({ inherit: false })
    expect([...without.start.flat(), ...without.later.flat()].every((count) => count === undefined)).toBe(
      true,
    )
  })
})
