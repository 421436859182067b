/** When a run of a measurement ends: after a time, or after so much fighting, which no load of the machine changes. */
import { BudgetError, type Proposer, type TimeLimit } from '../../arena/evolve/index.js'
import type { FightCount } from './count-fights.js'

export type Budget =
  /** Rounds, or instructions executed by all warriors: a round of a small core is short. */
  | { readonly kind: 'minutes' | 'fights' | 'instructions'; readonly amount: number }
  /** Its generations alone. */
  | { readonly kind: 'none' }

export interface BudgetedRun {
  readonly proposer: Proposer
  readonly limit: TimeLimit | null
  /** The clock of the run, in milliseconds: where fighting counts, each round or instruction of its final takes one. */
  readonly now: () => number
}

const COUNTED = { fights: 'rounds', instructions: 'instructions' } as const

/** The part of a budget of fighting that is kept for the final, as most of `--minutes` is. */
const FOR_FINAL = 0.2

/**
 * A budget of fighting is looked at before each unit, so that a run ends after the same one on any number of threads: with
 * the first at which its evolution has used four fifths. The final then has the rest, and is cut to it as to a time.
 */
export function budgetRun(
  budget: Budget,
  proposer: Proposer,
  count: FightCount,
  startedAt = Date.now(),
): BudgetedRun {
  if (budget.kind === 'none') return { proposer, limit: null, now: Date.now }
  if (budget.kind === 'minutes') {
    const limit = { startedAt, endsAt: startedAt + budget.amount * 60_000 }
    return { proposer, limit, now: Date.now }
  }
  const most = (1 - FOR_FINAL) * budget.amount
  const used = count[COUNTED[budget.kind]]
  let usedAtEnd: number | null = null
  const check = () => {
    if (used() < most) return
    usedAtEnd ??= used()
    throw new BudgetError(`${used()} ${budget.kind} are spent`, 'calls')
  }
  return {
    proposer: checkedProposer(proposer, check),
    limit: { startedAt: 0, endsAt: FOR_FINAL * budget.amount },
    now: () => (usedAtEnd === null ? 0 : used() - usedAtEnd),
  }
}

/** The part of a budget that each stage before the last one has, where runs go from small cores to large ones. */
const FOR_STAGE = 0.1

/** The proposer of the stage at `index`, from 0: it ends when all stages up to it have had their shares, without a final. */
export function stageProposer(
  budget: Budget,
  index: number,
  proposer: Proposer,
  count: FightCount,
): Proposer {
  if (budget.kind === 'none') return proposer
  const amount = (index + 1) * FOR_STAGE * budget.amount
  const endsAt = Date.now() + FOR_STAGE * budget.amount * 60_000
  const isSpent = () =>
    budget.kind === 'minutes' ? Date.now() >= endsAt : count[COUNTED[budget.kind]]() >= amount
  return checkedProposer(proposer, () => {
    if (isSpent()) throw new BudgetError('the stage has had its share', 'calls')
  })
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
