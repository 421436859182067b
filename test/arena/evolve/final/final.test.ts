import { describe, expect, it } from 'vitest'
import {
  beginRun,
  createGeneticProposer,
  evolve,
  indexOfGreatest,
  PAPER_OPTIONS,
  rankFinalists,
  type Champion,
} from '../../../../arena/evolve/index.js'
import { openStore } from '../../../../arena/store/index.js'
import { createInlineFights } from '../../../../arena/workers/index.js'
import { PRESETS, type Warrior } from '../../../../vm/index.js'
import { createWasmEngine } from '../../../../vm/wasm/engine.js'
import { beginSmallRun, DWARF, IMP, STONE } from '../../../helpers/evolution.js'
import { suicide, waiter } from '../../../helpers/warrior.js'

describe('the final of a run', () => {
  it('ranks bred champions and the last elites, each code once, by fights with all that the run knows', async () => {
    const store = openStore(':memory:')
    try {
      const fights = createInlineFights(createWasmEngine())
      const arena = { store, fights, now: () => 0 }
      const runId = beginSmallRun(store, { fitness: 'duel' })
      const proposer = createGeneticProposer({ stock: [IMP, DWARF, STONE] })
      const champions = await evolve(runId, { ...arena, proposer })
      const run = store.evolution.findRun(runId)!
      const finalists = await rankFinalists(run, champions, arena)
      const ids = finalists.map(({ warrior }) => warrior.id)
      expect(new Set(ids).size).toBe(ids.length)
      for (const { origin, warrior } of champions) if (origin === 'bred') expect(ids).toContain(warrior.id)
      const [first, last] = [finalists[0]!, finalists.at(-1)!]
      expect([first.fitness, first.beaten]).not.toEqual([last.fitness, last.beaten])
      // Nobody is behind one that has fewer points and beats fewer.
      for (const [place, behind] of finalists.entries())
        for (const ahead of finalists.slice(0, place))
          expect(behind.fitness > ahead.fitness && behind.beaten > ahead.beaten).toBe(false)
      for (const { fitness, beaten } of finalists) {
        expect(fitness).toBeGreaterThanOrEqual(0)
        expect(fitness).toBeLessThanOrEqual(3)
        expect(beaten).toBeGreaterThanOrEqual(0)
        expect(beaten).toBeLessThanOrEqual(1)
      }
      expect(await rankFinalists(run, champions, arena)).toEqual(finalists)
    } finally {
      store.close()
    }
  })
})

const champion = (name: string, bred: Warrior, generation: number): Champion => ({
  ...{ warrior: bred, name, generation, origin: 'bred', cells: 1, maxFitness: 3, iterations: 1 },
  judged: null,
  ...{ firstBin: 0, secondBin: 0, fitness: 1, evaluations: 1, proposal: 0, results: null },
})

describe('the worth of a finalist', () => {
  it.each([2, 12])(
    'is by the judges alone, who may be opponents that were held out, in %i rounds',
    async (rounds) => {
      const store = openStore(':memory:')
      try {
        const options = { ...PAPER_OPTIONS, generations: 1, lastK: null }
        const given = { opponents: [DWARF, IMP], stock: [DWARF], benchmark: [STONE] }
        const runId = beginRun(store, { settings: PRESETS.nano, seed: 7, options, ...given }, 0)
        const champions = [champion('Suicide', suicide, 1), champion('Waiter', waiter, 2)]
        const arena = { store, fights: createInlineFights(createWasmEngine()), now: () => 0 }
        const terms = { rounds, judges: [IMP] }
        const finalists = await rankFinalists(store.evolution.findRun(runId)!, champions, arena, terms)
        // Waiter becomes an imp and ties with Imp, Suicide loses to it; Dwarf and Stone kill, and say nothing here.
        expect(finalists.map(({ name, fitness, beaten }) => ({ name, fitness, beaten }))).toEqual([
          { name: 'Waiter', fitness: 1, beaten: 0 },
          { name: 'Suicide', fitness: 0, beaten: 0 },
        ])
      } finally {
        store.close()
      }
    },
  )

  it('is its points and the share it beats, counted by hand', async () => {
    const store = openStore(':memory:')
    try {
      const options = { ...PAPER_OPTIONS, generations: 1, lastK: null }
      const given = { opponents: [IMP], stock: [IMP], benchmark: [IMP] }
      const runId = beginRun(store, { settings: PRESETS.nano, seed: 7, options, ...given }, 0)
      const champions = [champion('Suicide', suicide, 1), champion('Waiter', waiter, 2)]
      const arena = { store, fights: createInlineFights(createWasmEngine()), now: () => 0 }
      const finalists = await rankFinalists(store.evolution.findRun(runId)!, champions, arena, { rounds: 2 })
      // Two rounds against Imp, Suicide and Waiter each, 3 points a win and 1 a tie. Waiter becomes an imp and ties
      // with Imp, ties with itself and beats Suicide: 2 + 2 + 6 points of 6 rounds, one of three beaten. Suicide loses
      // to both, and with itself wins the round that the other begins: 3 points of 6 rounds, nobody beaten.
      expect(finalists.map(({ name, fitness, beaten }) => ({ name, fitness, beaten }))).toEqual([
        { name: 'Waiter', fitness: 10 / 6, beaten: 1 / 3 },
        { name: 'Suicide', fitness: 0.5, beaten: 0 },
      ])
    } finally {
      store.close()
    }
  })
})

describe('the finalists of a run', () => {
  it('are called after where they were bred, whoever stored their code first', async () => {
    const store = openStore(':memory:')
    try {
      const arena = { store, fights: createInlineFights(createWasmEngine()), now: () => 0 }
      const proposer = createGeneticProposer({ stock: [IMP, DWARF, STONE] })
      const small = { fitness: 'duel', generations: 1, iterations: 8, simulations: 2 } as const
      const finalistsOf = async (seed: number) => {
        const runId = beginSmallRun(store, small, seed)
        const champions = await evolve(runId, { ...arena, proposer })
        return rankFinalists(store.evolution.findRun(runId)!, champions, arena)
      }
      const first = await finalistsOf(7)
      const again = await finalistsOf(7)
      expect(again.map(({ name }) => name)).toEqual(first.map(({ name }) => name))
      // The same code under a name of its own, before the run that breeds it.
      const elite = first.find(({ name }) => name.includes('#'))!.warrior
      const other = openStore(':memory:')
      other.warriors.save({ ...elite, name: 'Stranger' }, 0)
      const runId = beginSmallRun(other, small, 7)
      const there = { ...arena, store: other }
      const champions = await evolve(runId, { ...there, proposer })
      const finalists = await rankFinalists(other.evolution.findRun(runId)!, champions, there)
      expect(other.warriors.get(elite.id)!.name).toBe('Stranger')
      expect(finalists.map(({ name }) => name)).toEqual(first.map(({ name }) => name))
      other.close()
    } finally {
      store.close()
    }
  })
})

describe('the index of the greatest', () => {
  it('is the first of equals, and null where there is nothing', () => {
    expect(indexOfGreatest([1, null, 3, 3])).toBe(2)
    expect(indexOfGreatest([null])).toBeNull()
    expect(indexOfGreatest([])).toBeNull()
  })
})
