/** The proposer cannot go on: no access, no model, nothing but failures. The run can be resumed. */
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
