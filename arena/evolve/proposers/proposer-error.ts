/**
 * A proposer cannot go on: no access to its model, a spent budget (then it is a BudgetError), nothing but failures.
 * What was stored of the run stays, and it can be played on.
 */
export class ProposerError extends Error {
  override readonly name: string = 'ProposerError'
}

/** What of a budget is spent. */
export type BudgetLimit = 'calls' | 'tokens' | 'cost'

/** What the run may spend on a language model is spent. The run can be resumed with a larger budget. */
export class BudgetError extends ProposerError {
  override readonly name = 'BudgetError'
  readonly limit: BudgetLimit

  constructor(message: string, limit: BudgetLimit) {
    super(message)
    this.limit = limit
  }
}
