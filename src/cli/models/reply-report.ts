/** What the replies of language models were, and what they cost beyond a budget. */
import type { Budget, LlmSpend, ReplyCount } from '../../../arena/evolve/index.js'
import { RunError } from '../process/exit.js'
import { printUsd } from '../../../arena/usd.js'
import { countOf, safeText } from '../../text/safe-text.js'

export interface ModelReplies {
  readonly model: string
  /** Proposals that the model was asked for. */
  readonly proposals: number
  readonly assembled: number
  /** Proposals that assembled to code that the generation had met before. */
  readonly duplicates: number
  /** How many of each kind the last replies for the others were. */
  readonly others: Readonly<Record<string, number>>
}

/** By model; those of several runs together. */
export function tallyReplies(counts: readonly ReplyCount[]): ModelReplies[] {
  return [...new Set(counts.map(({ model }) => model))].map((name) => {
    const own = counts.filter(({ model }) => model === name)
    const others = new Map<string, number>()
    const add = (kind: string, count: number) => {
      if (count > 0) others.set(kind, (others.get(kind) ?? 0) + count)
    }
    let [assembled, duplicates] = [0, 0]
    for (const { kind, count, refused, ...rest } of own) {
      if (kind === 'assembles') assembled += count - refused
      else add(kind, count)
      add('uses P-space', refused)
      duplicates += rest.duplicates
    }
    const proposals = own.reduce((sum, { count }) => sum + count, 0)
    return { model: name, proposals, assembled, duplicates, others: Object.fromEntries(others) }
  })
}

/** `gpt-4.1: 12 of 16 proposals assembled, 2 of them duplicates; others: 3 no code, 1 too long`. */
export function printReplies(replies: readonly ModelReplies[]): string[] {
  return replies.map(({ model, proposals, assembled, duplicates, others }) => {
    const known = duplicates > 0 ? `, ${duplicates} of them duplicates` : ''
    const rest = assembled < proposals ? `; others: ${printKinds(others)}` : ''
    return `${safeText(model)}: ${assembled} of ${countOf(proposals, 'proposal')} assembled${known}${rest}`
  })
}

const printKinds = (others: ModelReplies['others']): string =>
  Object.entries(others)
    .sort(([, x], [, y]) => y - x)
    .map(([kind, count]) => `${count} ${kind}`)
    .join(', ')

/** The replies of several runs together, by model. */
export function joinReplies(runs: readonly (readonly ModelReplies[])[]): ModelReplies[] {
  const joined = new Map<string, ModelReplies>()
  for (const { model, ...replies } of runs.flat()) {
    const { proposals, assembled, duplicates, others } = joined.get(model) ?? NONE
    const kinds = Object.entries(replies.others).map(([kind, count]) => [kind, count + (others[kind] ?? 0)])
    joined.set(model, {
      model,
      proposals: proposals + replies.proposals,
      assembled: assembled + replies.assembled,
      duplicates: duplicates + replies.duplicates,
      others: { ...others, ...(Object.fromEntries(kinds) as ModelReplies['others']) },
    })
  }
  return [...joined.values()]
}

const NONE: Omit<ModelReplies, 'model'> = { proposals: 0, assembled: 0, duplicates: 0, others: {} }

/** Throws a RunError when models were asked and none of their proposals assembled. */
export function failOnNothing(replies: readonly ModelReplies[]): void {
  if (replies.length === 0 || replies.some(({ assembled }) => assembled > 0)) return
  throw new RunError(`no proposal of a language model assembled\n${printReplies(replies).join('\n')}`)
}

/** How much more than its budget a run has spent; 0 where it has not. */
export interface Overshoot {
  readonly tokens: number
  readonly costUsd: number
}

/** Null when it kept to its budget. */
export function overshootOf(budget: Budget | null, spend: LlmSpend): Overshoot | null {
  const over = (spent: number, most: number | null) => Math.max(0, spent - (most ?? Infinity))
  const tokens = over(spend.tokens, budget?.tokens ?? null)
  const costUsd = over(spend.costUsd, budget?.costUsd ?? null)
  return tokens > 0 || costUsd > 0 ? { tokens, costUsd } : null
}

export function printOvershoot({ tokens, costUsd }: Overshoot): string {
  const parts = [
    ...(tokens > 0 ? [countOf(tokens, 'token')] : []),
    ...(costUsd > 0 ? [printUsd(costUsd)] : []),
  ]
  return `Over the budget by ${parts.join(' and ')}, for calls that were on their way: what a call costs is known when it is answered.`
}
