import { describe, expect, it } from 'vitest'
import {
  createGeneticProposer,
  defaultOptions,
  evolve,
  type EvolveOptions,
  type ProposalContext,
  type Proposer,
} from '../../../../arena/evolve/index.js'
import { duelTermsOf } from '../../../../arena/evolve/rules/rules.js'
import { openStore } from '../../../../arena/store/index.js'
import { createInlineFights, type Fights } from '../../../../arena/workers/index.js'
import { PRESETS, type Batch } from '../../../../vm/index.js'
import { createWasmEngine } from '../../../../vm/wasm/engine.js'
import { beginSmallRun, DWARF, IMP, STONE } from '../../../helpers/evolution.js'
import { rules } from '../../../helpers/rules.js'
import { warrior } from '../../../helpers/warrior.js'

const learner = warrior('Learner', ['LDP.AB #0, $1', 'JMP.B $0, $0'])
const settings = PRESETS.tiny

describe('the rules of a generation', () => {
  it('are those of the options', () => {
    const change = defaultOptions('llm', settings)
    expect(rules({ change })).toMatchObject({ horizon: 8000, full: { share: 0 } })
    expect(rules({ change: { ...change, horizon: 2000 } })).toEqual({
      ...{ fitness: 'duel', settings, maxLength: 20, horizon: 2000, simulations: 8 },
      full: { maxCycles: 8000, share: 0.5 },
      ...{ isWeighted: false, hasJudges: true },
      ...{ halving: true, finalists: 8, pSpace: true },
      opponents: { given: 1, champions: 0, full: 1, learners: 0 },
    })
  })

  it('know fights of one length in one core, and where the horizon is full', () => {
    const fullShare = 0.5
    const horizon = 100
    const full = (change: Partial<EvolveOptions>) => rules({ change: { fullShare, ...change } }).full.share
    expect(full({ fitness: 'core', horizon })).toBe(0)
    expect(full({ fitness: 'duel', horizon })).toBe(0.5)
    expect(full({ fitness: 'mixed', horizon })).toBe(0.5)
    expect(full({ fitness: 'duel', horizon: null })).toBe(0)
    expect(full({ fitness: 'duel', horizon: settings.maxCycles })).toBe(0)
    expect(rules({ change: { fitness: 'core', horizon } }).horizon).toBe(100)
  })

  it.each([0, 0.3, 0.5, 1])('count whom it meets in full fights with a share of %d', (fullShare) => {
    const opponents = Array.from({ length: 7 }, (_, index) => warrior(`W${index}`, [`JMP.B $0, $${index}`]))
    for (const placementSeed of [4711, 4712, 4713]) {
      const change = { fitness: 'duel', horizon: 100, fullShare } as const
      const ruled = rules({ change, opponents, placementSeed })
      const terms = opponents.map((_, index) => duelTermsOf(ruled, placementSeed, index))
      expect(terms.filter(({ maxCycles }) => maxCycles === settings.maxCycles)).toHaveLength(
        ruled.opponents.full,
      )
      expect(Math.abs(ruled.opponents.full - 7 * fullShare)).toBeLessThan(1)
      expect(new Set(terms.map((term) => term.placementSeed)).size).toBe(7)
    }
  })

  it('say whether P-space is allowed and who has it', () => {
    const opponents = [DWARF, learner]
    expect(rules({ opponents })).toMatchObject({ pSpace: true, opponents: { learners: 1 } })
    expect(rules({ opponents, change: { pSpace: false } })).toMatchObject({ pSpace: false })
    expect(rules({ settings: PRESETS['88'] })).toMatchObject({ pSpace: false })
  })

  it('are handed to the proposer as the fights of its proposals are fought', async () => {
    const contexts: ProposalContext[] = []
    const genetic = createGeneticProposer({ stock: [IMP, DWARF, STONE] })
    const proposer: Proposer = {
      ...genetic,
      initial: (own) => {
        contexts.push(...own)
        return genetic.initial(own)
      },
      mutate: (parents, context) => {
        contexts.push(context)
        return genetic.mutate(parents, context)
      },
    }
    const fought: Batch[] = []
    const inline = createInlineFights(createWasmEngine())
    const fights: Fights = {
      ...inline,
      run: (batch, options) => {
        fought.push(batch)
        return inline.run(batch, options)
      },
    }
    const store = openStore(':memory:')
    try {
      const change = { generations: 3, iterations: 4, fitness: 'duel', horizon: 50, fullShare: 0.5 } as const
      const runId = beginSmallRun(store, { ...change, lengthLimit: 2, pSpace: false })
      await evolve(runId, { store, fights, proposer, now: () => 0 })
      const { settings: nano } = store.evolution.findRun(runId)!
      expect(new Set(contexts.map(({ place }) => place.generation))).toEqual(new Set([1, 2, 3]))
      for (const { rules: told, place, opponents } of contexts) {
        const champions = place.generation - 1
        expect(told).toMatchObject({ fitness: 'duel', horizon: 50, simulations: 4, pSpace: false })
        expect(told.full).toEqual({ maxCycles: nano.maxCycles, share: 0.5 })
        expect(told.opponents).toMatchObject({ given: 1, champions })
        expect(opponents).toHaveLength(1 + champions)
        expect(told.maxLength).toBeGreaterThanOrEqual(2)
      }
      // One of the two opponents of generation 2 is met in full fights, the other in short ones.
      const told = contexts
        .filter(({ place }) => place.generation === 2)
        .map(({ rules }) => rules.opponents.full)
      expect(new Set(told)).toEqual(new Set([1]))
      for (const { stop } of fought) expect(stop).toBe('one-left')
      expect(new Set(fought.map(({ settings: { maxCycles } }) => maxCycles))).toEqual(
        new Set([50, nano.maxCycles]),
      )
    } finally {
      store.close()
    }
  })
})
