import type { Warrior } from '../../../../vm/index.js'
import type { Proposal, ProposalContext, Proposer } from '../proposer.js'

export interface MixedOptions {
  readonly llm: Proposer
  readonly genetic: Proposer
  /** Share of the proposals that `llm` makes, 0 .. 1. */
  readonly share: number
}

/**
 * A proposer of two on one archive, a language model and the genetic operators: chance, the proposal's own, says
 * whose turn it is, the model's with probability `share`, 0 .. 1.
 */
export function createMixedProposer({ llm, genetic, share }: MixedOptions): Proposer {
  const draw = ({ random }: ProposalContext): Proposer => (random.chance(share) ? llm : genetic)
  return {
    name: 'mixed',
    async initial(contexts) {
      const turns = contexts.map((context) => ({ context, proposer: draw(context) }))
      const proposals = new Map<ProposalContext, Proposal>()
      // The operators first: they take no time, and are not lost when the model fails.
      for (const proposer of [genetic, llm]) {
        const own = turns.filter((turn) => turn.proposer === proposer).map(({ context }) => context)
        if (own.length === 0) continue
        for (const [index, proposal] of (await proposer.initial(own)).entries())
          proposals.set(own[index]!, proposal)
      }
      return contexts.map((context) => proposals.get(context)!)
    },
    fresh: (context) => draw(context).fresh(context),
    mutate: (parents: readonly Warrior[], context) => draw(context).mutate(parents, context),
    tune: (warrior, count, context) => genetic.tune?.(warrior, count, context) ?? [],
    learn(outcomes) {
      const isOfModel = ({ operator }: { operator: string }) => operator.startsWith('llm ')
      llm.learn?.(outcomes.filter(isOfModel))
      genetic.learn?.(outcomes.filter((outcome) => !isOfModel(outcome)))
    },
  }
}
