import { failure, success } from '../../../../vm/index.js'
import type { LlmCallStore } from '../../../store/index.js'
import { allSettled } from '../../../all-settled.js'
import { ProposerError } from '../proposer-error.js'
import type { CallLog } from './call-log.js'
import { MAX_SAMPLES } from './chat.js'
import type { Inquiry, Reply } from './inquiry.js'
import type { Limiter } from './limiter.js'
import type { Replies } from './recording.js'
import type { Spending } from './spending.js'

export interface AnswersOptions {
  readonly calls: LlmCallStore
  readonly log: CallLog
  readonly limiter: Limiter
  readonly spendingOf: (runId: number) => Spending
  /** Of an earlier run; null to ask the models. */
  readonly replies: Replies | null
}

export interface Answers {
  /**
   * The reply to each inquiry; those with the same question are asked together. Rejects with a ProposerError where the
   * run cannot go on, a BudgetError where it may not, the signal's reason when aborted.
   */
  toAll(inquiries: readonly Inquiry[]): Promise<Reply[]>
}

/** Replies from the store where a place has one, from a recording where there is one, else from the models. */
export function createAnswers({ calls, log, limiter, spendingOf, replies }: AnswersOptions): Answers {
  /** The reply that is known already; null when the question must be asked. */
  const recall = (inquiry: Inquiry): Reply | null => {
    const { place, repair, question } = inquiry
    const stored = calls.find(place, repair)
    const isSame = stored !== null && (stored.question === null || stored.question === question)
    // A failure is asked again, unless a recording says that it stayed one.
    if (isSame && (stored.reply !== null || replies !== null)) {
      if (replies === null) log.enterStored(inquiry, stored)
      return toReply(stored)
    }
    if (replies === null) return null
    const { generation, proposal } = place
    const recorded = replies.find({ generation, proposal, repair }, question)
    if (recorded === null || recorded === 'other') throw missingReply(inquiry, recorded)
    log.enterReplayed(inquiry, recorded)
    return toReply(recorded)
  }

  const askEach = async (inquiries: readonly Inquiry[]): Promise<Reply[]> =>
    (await allSettled(inquiries.map((inquiry) => askTogether([inquiry])))).flat()

  /** One call for all; where a server gives fewer replies, or refuses such a call, one for each of the rest. */
  const askTogether = async (inquiries: readonly Inquiry[]): Promise<Reply[]> => {
    const answer = await limiter.run(() => pay(inquiries))
    if (answer === null) return askEach(inquiries)
    if (answer.error !== null) return inquiries.map(() => toReply({ reply: null, error: answer.error }))
    const got = answer.replies.map((reply) => toReply({ reply, error: null }))
    return [...got, ...(await askEach(inquiries.slice(got.length)))]
  }

  /** Asks, stores the answer and what it cost; null when the server refuses to answer several times at once. */
  const pay = async (inquiries: readonly Inquiry[]) => {
    const [{ respondent, messages, place, signal }] = inquiries as readonly [Inquiry]
    const spending = spendingOf(place.runId)
    spending.reserve()
    let spend
    try {
      const ask = () => respondent.ask({ messages, samples: inquiries.length }, signal)
      let paid = await ask()
      for (; paid.answer.failure === 'adapted'; paid = await ask()) log.enterLost(inquiries[0]!, paid)
      const { replies, failure, error } = paid.answer
      const isRefusal = failure === 'refused' && inquiries.length > 1
      if (failure === 'fatal' || paid.isLost || isRefusal) {
        log.enterLost(inquiries[0]!, paid)
        if (isRefusal) return null
        const what = paid.isLost ? 'has not answered for too long' : 'cannot be used'
        throw new ProposerError(`the language model ${what}: ${error}`)
      }
      spend = log.enter(failure === null ? inquiries.slice(0, replies.length) : inquiries, paid)
      return { replies, error }
    } finally {
      spending.settle(spend)
    }
  }

  return {
    async toAll(inquiries) {
      const replies = new Map(inquiries.map((inquiry) => [inquiry, recall(inquiry)]))
      const open = groupOpen(inquiries.filter((inquiry) => replies.get(inquiry) === null))
      const asked = await allSettled(open.map(askTogether))
      for (const [index, group] of open.entries())
        for (const [at, inquiry] of group.entries()) replies.set(inquiry, asked[index]![at]!)
      return inquiries.map((inquiry) => replies.get(inquiry)!)
    },
  }
}

/** Groups of the same question, none larger than one call may be for. */
function groupOpen(inquiries: readonly Inquiry[]): Inquiry[][] {
  const groups: Inquiry[][] = []
  for (const inquiry of inquiries) {
    const isFor = ([first, ...others]: Inquiry[]) =>
      first!.question === inquiry.question && 1 + others.length < MAX_SAMPLES
    const group = groups.find(isFor)
    if (group === undefined) groups.push([inquiry])
    else group.push(inquiry)
  }
  return groups
}

function toReply({ reply, error }: { reply: string | null; error: string | null }): Reply {
  return reply === null ? failure('NoReply', error ?? 'the model gave no reply') : success(reply)
}

function missingReply(inquiry: Inquiry, found: 'other' | null): ProposerError {
  const { place, repair, operation, respondent } = inquiry
  const step = repair === 0 ? '' : `, repair ${repair}`
  const where = `generation ${place.generation}, proposal ${place.proposal}${step} (${operation}, ${respondent.label})`
  return new ProposerError(
    found === null
      ? `the recording holds no reply for ${where}`
      : `the recording has another question for ${where}: its run had other options, warriors or seed`,
  )
}
