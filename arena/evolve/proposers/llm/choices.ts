import { drawWeighted, type Random } from '../../../random.js'
import type { ProposalOutcome } from '../proposer.js'
import { createBandit } from './bandit.js'
import type { LlmOperation, ModelOptions } from '../../options/index.js'
import type { Respondent } from './respondent.js'

/** Who is asked, for what. */
export interface Choice {
  readonly respondent: Respondent
  readonly operation: LlmOperation
}

export interface Choices {
  /** One of these operations, of which one at least has a weight, by one of the models. */
  draw(operations: readonly LlmOperation[], random: Random): Choice
  /** What became of earlier choices. */
  learn(outcomes: readonly ProposalOutcome[]): void
}

/** What a proposal of a choice is called; {@link Choices.learn} knows a choice by it. */
export const operatorOf = ({ operation, respondent }: Choice): string =>
  `llm ${operation}: ${respondent.label}`

/** Draws by the weights, or learns which pairs of model and operation bring warriors into the archive. */
export function createChoices(
  respondents: readonly Respondent[],
  { operations, bandit: isLearning }: Pick<ModelOptions, 'operations' | 'bandit'>,
): Choices {
  const bandit = isLearning ? createBandit() : null
  const able = respondents.filter(({ choice }) => choice.weight > 0)
  return {
    draw(allowed, random) {
      const weighted = allowed.filter((operation) => operations[operation] > 0)
      // A fresh proposal is new whatever its weight.
      const usable = weighted.length > 0 ? weighted : allowed
      if (bandit !== null) {
        const arms = able.flatMap((respondent) => usable.map((operation) => ({ respondent, operation })))
        const name = bandit.choose(arms.map(operatorOf), random)
        return arms.find((arm) => operatorOf(arm) === name)!
      }
      const respondent = drawWeighted(able, ({ choice }) => choice.weight, random)
      const operation = drawWeighted(usable, (name) => operations[name] || 1, random)
      return { respondent, operation }
    },
    learn(outcomes) {
      for (const { operator, placed } of outcomes)
        if (operator.startsWith('llm ')) bandit?.reward(operator, placed)
    },
  }
}
