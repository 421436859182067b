import type { LlmCallStore } from '../../../store/index.js'
import type { LlmCall } from '../../record/index.js'
import type { Inquiry } from './inquiry.js'
import type { PatientAnswer } from './patience.js'
import { costOf } from './prices.js'
import type { RecordedReply } from './recording.js'
import type { Spend } from './spending.js'

export interface CallLogOptions {
  readonly calls: LlmCallStore
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Given each reply, and each failure that stays one, once it is stored. */
  readonly record: (reply: RecordedReply) => void
}

/** Stores what was asked and what came of it. */
export interface CallLog {
  /** The answer to a question that was asked for these inquiries together, each with its reply; gives what it cost. */
  enter(inquiries: readonly Inquiry[], answer: PatientAnswer): Spend
  /** An answer without which the run stops, or that is asked for again in another way: it costs nothing. */
  enterLost(inquiry: Inquiry, answer: PatientAnswer): void
  /** What was stored before the run went on: it may have been stopped between store and record. */
  enterStored(inquiry: Inquiry, call: LlmCall): void
  /** A reply of an earlier run. */
  enterReplayed(inquiry: Inquiry, reply: RecordedReply): void
}

export function createCallLog({ calls, now, record }: CallLogOptions): CallLog {
  const save = (inquiry: Inquiry, call: Pick<LlmCall, 'reply' | 'error'> & Partial<LlmCall>) => {
    const { place, operation, repair, respondent, messages, question, judge } = inquiry
    const prompt = messages.map(({ content }) => content).join('\n\n')
    const judged = call.reply === null ? { kind: 'no answer', outcome: null } : judge(call.reply)
    const known = { model: respondent.label, operation, repair, question, prompt, ...judged }
    calls.save(place, { ...NO_NUMBERS, ...known, ...call }, now())
  }
  return {
    enter(inquiries, { answer, attempts }) {
      const { promptTokens, replyTokens, latencyMs, error, replies } = answer
      const spend = spendOf(inquiries[0]!, answer)
      const records = inquiries.map((inquiry, sample) => {
        const reply = replies[sample] ?? null
        // The first of several replies has the numbers of all.
        const counted =
          sample === 0 ? { promptTokens, replyTokens } : { promptTokens: null, replyTokens: null }
        const numbers =
          sample === 0 ? { attempts, billedTokens: spend.tokens, costUsd: spend.costUsd } : { costUsd: 0 }
        save(inquiry, { reply, error, sample, latencyMs, ...counted, ...numbers })
        return toRecord(inquiry, { reply, error, ...counted })
      })
      for (const each of records) record(each)
      return spend
    },
    enterLost(inquiry, { answer: { error, latencyMs }, attempts }) {
      save(inquiry, { reply: null, error, latencyMs, attempts, origin: 'lost' })
    },
    enterStored(inquiry, call) {
      record(toRecord(inquiry, call))
    },
    enterReplayed(inquiry, { reply, error, promptTokens, replyTokens }) {
      save(inquiry, { reply, error, promptTokens, replyTokens, origin: 'replayed' })
    },
  }
}

function toRecord(
  { place: { generation, proposal }, repair, question, respondent }: Inquiry,
  {
    reply,
    error,
    promptTokens,
    replyTokens,
  }: Pick<LlmCall, 'reply' | 'error' | 'promptTokens' | 'replyTokens'>,
): RecordedReply {
  return {
    ...{ generation, proposal, repair, question, model: respondent.label },
    ...{ reply, error, promptTokens, replyTokens },
  }
}

const NO_NUMBERS = {
  ...{
    sample: 0,
    attempts: 0,
    promptTokens: null,
    replyTokens: null,
    billedTokens: 0,
    costUsd: 0,
    latencyMs: 0,
  },
  origin: 'asked',
} as const

/** Characters of a token where the server does not count: a guess that is high for English and for Redcode. */
const TOKEN_LENGTH = 3

function spendOf({ messages, respondent }: Inquiry, { replies, ...answer }: PatientAnswer['answer']): Spend {
  const { price } = respondent.choice
  if (replies.length === 0) return { calls: 1, tokens: 0, costUsd: price === null ? null : 0 }
  const guess = (texts: readonly string[]) =>
    Math.ceil(texts.reduce((sum, text) => sum + text.length, 0) / TOKEN_LENGTH)
  const promptTokens = answer.promptTokens ?? guess(messages.map(({ content }) => content))
  const replyTokens = answer.replyTokens ?? guess(replies)
  const costUsd = price === null ? null : costOf(price, promptTokens, replyTokens)
  return { calls: 1, tokens: promptTokens + replyTokens, costUsd }
}
