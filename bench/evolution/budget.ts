/** When a run of a measurement ends: after a time, or after so many rounds, which no load of the machine changes. */
import { BudgetError, type Proposer, type TimeLimit } from '../../arena/evolve/index.js'
import type { FightCount } from './count-fights.js'

export type Budget =
  | { readonly kind: 'minutes' | 'fights'; readonly amount: number }
  /** Its generations alone. */
  | { readonly kind: 'none' }

export interface BudgetedRun {
  readonly proposer: Proposer
  readonly limit: TimeLimit | null
  /** The clock of the run, in milliseconds: where rounds count, each of its final takes one. */
  readonly now: () => number
}

/** The part of a budget of rounds that is kept for the final, as most of `--minutes` is. */
const FOR_FINAL = 0.2

/**
 * A budget of rounds is looked at before each unit, so that a run ends after the same one on any number of threads: with
 * the first at which its evolution has fought four fifths. The final then has the rest, and is cut to it as to a time.
 */
export function budgetRun(budget: Budget, proposer: Proposer, count: FightCount): BudgetedRun {
  if (budget.kind === 'none') return { proposer, limit: null, now: Date.now }
  if (budget.kind === 'minutes') {
    const startedAt = Date.now()
    return {
      proposer,
      limit: { startedAt, endsAt: startedAt + budget.amount * 60_000 },
      now: Date.now,
    }
  }
  const most = (1 - FOR_FINAL) * budget.amount
  let roundsAtEnd: number | null = null
  const check = () => {
    if (count.rounds() < most) return
    roundsAtEnd ??= count.rounds()
    throw new BudgetError(`${count.rounds()} rounds are fought`, 'calls')
  }
  return {
    proposer: checkedProposer(proposer, check),
    limit: { startedAt: 0, endsAt: FOR_FINAL * budget.amount },
    now: () => (roundsAtEnd === null ? 0 : count.rounds() - roundsAtEnd),
  }
}

/** Proposes as `proposer` does unless `check` throws. */
function checkedProposer(proposer: Proposer, check: () => void): Proposer {
  const checked =
    <Arguments extends unknown[], Answer>(propose: (...args: Arguments) => Promise<Answer>) =>
    async (...args: Arguments) => {
      check()
      return propose(...args)
    }
  return {
    name: proposer.name,
    initial: checked((contexts) => proposer.initial(contexts)),
    fresh: checked((context) => proposer.fresh(context)),
    mutate: checked((parents, context) => proposer.mutate(parents, context)),
    learn: (outcomes) => proposer.learn?.(outcomes),
  }
}
