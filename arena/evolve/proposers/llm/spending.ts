import type { Budget } from '../../options/index.js'
import { BudgetError, type BudgetLimit } from '../proposer-error.js'
import { printUsd } from '../../../usd.js'

/** What a run has cost. */
export interface Spend {
  /** Questions that were asked. */
  readonly calls: number
  /** Of questions and replies. */
  readonly tokens: number
  /** US dollars; null when the price of a model is not known. */
  readonly costUsd: number | null
}

export interface Spending {
  /** Before a question. Throws a BudgetError when there is nothing left for it. */
  reserve(): void
  /** After it, with what it cost; with nothing where it was not answered and is not counted. */
  settle(spend?: Spend): void
}

/** Counts what a run spends, from what it had spent before. It is over at most by the questions on their way. */
export function createSpending(budget: Budget, before: Spend, onSpend: (spend: Spend) => void): Spending {
  let spent = before
  let pending = 0
  const reached = (): [limit: BudgetLimit, text: string][] => {
    // A question on its way counts as asked; what it will cost is not known.
    const calls = spent.calls + pending
    const usd = spent.costUsd ?? 0
    return [
      ['calls', calls, budget.calls, `${calls} of ${budget.calls} calls`] as const,
      ['tokens', spent.tokens, budget.tokens, `${spent.tokens} of ${budget.tokens} tokens`] as const,
      ['cost', usd, budget.costUsd, `${printUsd(usd)} of ${printUsd(budget.costUsd ?? 0)}`] as const,
    ].flatMap(([limit, used, most, text]) => (used >= (most ?? Infinity) ? [[limit, text]] : []))
  }
  onSpend(spent)
  return {
    reserve() {
      const limits = reached()
      const [first] = limits
      if (first !== undefined) {
        const texts = limits.map(([, text]) => text)
        throw new BudgetError(`the budget is spent: ${texts.join(', ')}`, first[0])
      }
      pending++
    },
    settle(spend) {
      pending--
      if (spend === undefined) return
      const costUsd = spent.costUsd === null || spend.costUsd === null ? null : spent.costUsd + spend.costUsd
      spent = { calls: spent.calls + spend.calls, tokens: spent.tokens + spend.tokens, costUsd }
      onSpend(spent)
    },
  }
}
