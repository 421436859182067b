import { describe, expect, it } from 'vitest'
import {
  createMixedProposer,
  type ProposalContext,
  type ProposalOutcome,
  type Proposer,
} from '../../../../arena/evolve/index.js'
import { createRandom } from '../../../../arena/random.js'
import { PRESETS } from '../../../../vm/index.js'
import { DWARF } from '../../../helpers/evolution.js'
import { rules } from '../../../helpers/rules.js'
import { sourceOf } from '../../../helpers/proposed.js'

/** A proposer that says who it is. */
function signer(name: 'llm' | 'genetic', told: ProposalOutcome[] = []): Proposer {
  const proposal = ({ place }: ProposalContext) =>
    Promise.resolve({ ok: true, source: `; ${name} ${place.proposal}`, parents: [], operator: name } as const)
  return {
    name,
    initial: (contexts) => Promise.all(contexts.map(proposal)),
    fresh: proposal,
    mutate: (_, context) => proposal(context),
    learn: (outcomes) => told.push(...outcomes),
  }
}

const contexts = (count: number): ProposalContext[] =>
  Array.from({ length: count }, (_, proposal) => ({
    rules: rules({ settings: PRESETS.nano }),
    random: createRandom(7, proposal + 1),
    place: { runId: 1, generation: 1, proposal },
    opponents: [DWARF],
    placementSeed: 1,
  }))

describe('the mixed proposer', () => {
  it('shares the proposals by chance, the same for the same contexts', async () => {
    const mixed = createMixedProposer({ llm: signer('llm'), genetic: signer('genetic'), share: 0.3 })
    const all = await mixed.initial(contexts(400))
    expect(all.map((one) => sourceOf(one).split(' ')[2])).toEqual(contexts(400).map((_, i) => `${i}`))
    const asked = all.filter(({ operator }) => operator === 'llm').length
    expect(asked / 400).toBeCloseTo(0.3, 1)
    expect(await mixed.initial(contexts(400))).toEqual(all)
    const single = await Promise.all(contexts(400).map((context) => mixed.mutate([DWARF], context)))
    expect(single).toEqual(all)
    expect(await Promise.all(contexts(400).map((context) => mixed.fresh(context)))).toEqual(all)
  })

  it.each([
    [0, 'genetic'],
    [1, 'llm'],
  ])('is one of the two at share %d', async (share, name) => {
    const mixed = createMixedProposer({ llm: signer('llm'), genetic: signer('genetic'), share })
    expect(new Set((await mixed.initial(contexts(20))).map(({ operator }) => operator))).toEqual(
      new Set([name]),
    )
  })

  it('leaves the tuning of constants to the operators', () => {
    const variants = [{ ok: true, source: 'dat 0, 0', parents: [], operator: 'tuned' }] as const
    const tuning = { ...signer('genetic'), tune: () => [...variants] }
    const [context] = contexts(1)
    const mixed = createMixedProposer({ llm: signer('llm'), genetic: tuning, share: 1 })
    expect(mixed.tune!(DWARF, 1, context!)).toEqual(variants)
    const without = createMixedProposer({ llm: signer('llm'), genetic: signer('genetic'), share: 1 })
    expect(without.tune!(DWARF, 1, context!)).toEqual([])
  })

  it('tells each what became of its own proposals', () => {
    const [ofModel, ofOperators]: ProposalOutcome[][] = [[], []]
    const mixed = createMixedProposer({
      llm: signer('llm', ofModel),
      genetic: signer('genetic', ofOperators),
      share: 0.5,
    })
    const outcome = (operator: string): ProposalOutcome => {
      return { place: { runId: 1, generation: 1, proposal: 0 }, operator, isNew: true, placed: true }
    }
    mixed.learn!(['llm edit: m', 'concat + tweak', 'initial opponent'].map(outcome))
    expect(ofModel!.map(({ operator }) => operator)).toEqual(['llm edit: m'])
    expect(ofOperators!.map(({ operator }) => operator)).toEqual(['concat + tweak', 'initial opponent'])
  })
})
