import type { Warrior } from '../../../../vm/index.js'
import type { LlmCallStore } from '../../../store/index.js'
import { quoteLine, quoteSource, repairPrompt } from '../../prompts/index.js'
import { allSettled } from '../../../all-settled.js'
import type { Proposal, ProposalContext, Proposer } from '../proposer.js'
import { createAnswers } from './answers.js'
import { createCallLog } from './call-log.js'
import type { Message } from './chat.js'
import { createChoices, operatorOf, type Choice } from './choices.js'
import { draftFrom, type Draft } from './draft.js'
import type { Inquiry, Reply } from './inquiry.js'
import { createLimiter } from './limiter.js'
import type { LlmOperation, ModelOptions } from '../../options/index.js'
import { questionId, type RecordedReply, type Replies } from './recording.js'
import { createRespondents, type RespondentOptions } from './respondent.js'
import { createQuestions } from './questions.js'
import { createSpending, type Spend, type Spending } from './spending.js'
import { withoutThoughts } from './thoughts.js'

export interface LlmOptions extends Omit<RespondentOptions, 'temperature'> {
  readonly model: ModelOptions
  /** Every call is stored here as soon as it is answered; a place that has an answer is not asked again. */
  readonly calls: LlmCallStore
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Questions on their way at once, >= 1; default 8. */
  readonly concurrency?: number
  /** Replies of an earlier run: then nobody is asked. */
  readonly replies?: Replies
  /** Given each reply once it is stored, and again when the run goes on from there. */
  readonly record?: (reply: RecordedReply) => void
  /** Told what the run has spent, first when it begins or goes on. */
  readonly onSpend?: (spend: Spend) => void
}

/**
 * A proposer that asks language models, as the paper does (arXiv 2601.03335): for new warriors, and for changes and
 * unions of what the archive holds. `model` is that of the run's options, `calls` is `store.evolution.calls`, where
 * each answer is stored at once and never asked for again; any server that speaks OpenAI's chat completions will do.
 * What it proposes rejects with a ProposerError when no server answers, with a BudgetError when the run's budget is
 * spent.
 */
export async function createLlmProposer(options: LlmOptions): Promise<Proposer> {
  const { model, calls, now, concurrency = 8, replies = null } = options
  const respondents = await createRespondents(model.models, { ...options, temperature: model.temperature })
  const choices = createChoices(respondents, model)
  const question = createQuestions(model.prompt)
  const log = createCallLog({ calls, now, record: options.record ?? (() => undefined) })
  const isPriced = model.models.every(({ price }) => price !== null)
  const spendings = new Map<number, Spending>()
  const spendingOf = (runId: number): Spending => {
    const known = spendings.get(runId)
    if (known !== undefined) return known
    const before = calls.spend(runId)
    const spent = { ...before, costUsd: isPriced ? before.costUsd : null }
    const spending = createSpending(model.budget, spent, options.onSpend ?? (() => undefined))
    spendings.set(runId, spending)
    return spending
  }
  const answers = createAnswers({ calls, log, limiter: createLimiter(concurrency), spendingOf, replies })

  const begin = async (
    operations: readonly LlmOperation[],
    parents: readonly Warrior[],
    context: ProposalContext,
  ): Promise<Task> => {
    const choice = choices.draw(operations, context.random)
    const used = choice.operation === 'new' ? [] : choice.operation === 'crossover' ? parents : [parents[0]!]
    const messages = await question(choice.operation, used, context)
    return { choice, parents: used, context, messages }
  }

  /** The proposal that a reply makes, sent back while it does not assemble. */
  const finish = async (task: Task, first: Reply): Promise<Proposal> => {
    const origin = { parents: task.parents.map(({ id }) => id), operator: operatorOf(task.choice) }
    if (!first.ok) return { ...first, ...origin }
    let text = first.value
    let { messages } = task
    for (let repair = 1; ; repair++) {
      const { source, isEdited, problem } = draft(text, task)
      if (problem === null || repair > model.repairs) return { ok: true, source, ...origin }
      const again = repairPrompt(problem, isEdited ? source : null, task.choice.operation === 'edit')
      messages = [
        ...messages,
        { role: 'assistant', content: returned(text) },
        { role: 'user', content: again },
      ]
      const [reply] = await answers.toAll([toInquiry({ ...task, messages }, repair)])
      // What there is may still be repaired by nobody: it is kept as it is.
      if (!reply!.ok) return { ok: true, source, ...origin }
      text = reply!.value
    }
  }

  const propose = async (
    operations: readonly LlmOperation[],
    parents: readonly Warrior[],
    context: ProposalContext,
  ): Promise<Proposal> => {
    const task = await begin(operations, parents, context)
    const [reply] = await answers.toAll([toInquiry(task, 0)])
    return finish(task, reply!)
  }

  return {
    name: 'llm',
    async initial(contexts) {
      const tasks = await allSettled(contexts.map((context) => begin(['new'], [], context)))
      const replies = await answers.toAll(tasks.map((task) => toInquiry(task, 0)))
      return allSettled(tasks.map((task, index) => finish(task, replies[index]!)))
    },
    fresh: (context) => propose(['new'], [], context),
    mutate([parent, ...mates], context) {
      if (parent === undefined) throw new RangeError('a mutation needs a parent')
      const mate = mates.find(({ id }) => id !== parent.id)
      const parents = mate === undefined ? [parent] : [parent, mate]
      const operations = [
        'new',
        'mutate',
        'edit',
        ...(mate === undefined ? [] : ['crossover']),
      ] as LlmOperation[]
      return propose(operations, parents, context)
    },
    learn(outcomes) {
      choices.learn(outcomes)
    },
  }
}

/** Characters of a reply that is sent back. */
const MAX_RETURNED = 16_000
const MAX_OUTCOME = 300

/** A reply as it is sent back: without thoughts, which say nothing; never empty, which servers refuse. */
const returned = (reply: string): string =>
  withoutThoughts(reply).slice(0, MAX_RETURNED).trimEnd() || '(nothing)'

/** A proposal to be made. */
interface Task {
  readonly choice: Choice
  /** Warriors that the prompt shows, the one that is changed first. */
  readonly parents: readonly Warrior[]
  readonly context: ProposalContext
  readonly messages: readonly Message[]
}

function draft(text: string, { choice, parents, context }: Task): Draft {
  const { rules } = context
  const settings = { ...rules.settings, maxLength: rules.maxLength }
  // Edits are made to the source as it was shown.
  const base = choice.operation === 'edit' ? quoteSource(parents[0]!, settings) : null
  return draftFrom(text, base, settings, rules.pSpace)
}

function toInquiry(task: Task, repair: number): Inquiry {
  const { choice, context, messages } = task
  const { place, signal } = context
  const question = questionId(choice.respondent.label, messages)
  const judge = (reply: string) => {
    const { kind, problem } = draft(reply, task)
    return { kind, outcome: quoteLine(problem ?? 'assembles', MAX_OUTCOME) }
  }
  return { ...choice, place, repair, messages, question, judge, ...(signal === undefined ? {} : { signal }) }
}
