import { BudgetError } from '../proposer-error.js'

/** What a run has cost. */
export interface Spend {
  /** Questions that were asked. */
  readonly calls: number
  /** Of questions and replies. */
  readonly tokens: number
  /** US dollars; null when the price of a model is not known. */
  readonly costUsd: number | null
}

/** The most of each; null for no limit. */
export interface Budget {
  readonly calls: number | null
  readonly tokens: number | null
  readonly costUsd: number | null
}

export const NO_BUDGET: Budget = { calls: null, tokens: null, costUsd: null }

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
  const reached = (): string[] => {
    // A question on its way counts as asked; what it will cost is not known.
    const calls = spent.calls + pending
    const usd = spent.costUsd ?? 0
    return [
      ...(calls >= (budget.calls ?? Infinity) ? [`${calls} of ${budget.calls} calls`] : []),
      ...(spent.tokens >= (budget.tokens ?? Infinity) ? [`${spent.tokens} of ${budget.tokens} tokens`] : []),
      ...(usd >= (budget.costUsd ?? Infinity) ? [`${printUsd(usd)} of ${printUsd(budget.costUsd!)}`] : []),
    ]
  }
  onSpend(spent)
  return {
    reserve() {
      const limits = reached()
      if (limits.length > 0) throw new BudgetError(`the budget is spent: ${limits.join(', ')}`)
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

/** `$0.0042`: enough digits to see a single call. */
const printUsd = (usd: number): string => `$${usd.toFixed(usd < 10 ? 4 : 2)}`
