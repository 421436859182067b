import { createHash } from 'node:crypto'
import { z } from 'zod'
import { failure, success, type Result } from '../../../../vm/index.js'
import type { LlmCallStore } from '../../../store/index.js'
import type { Message } from './chat.js'

/** The answer to one question of a run, as it is written into a file, a line of JSON each by {@link printReply}. */
export interface RecordedReply {
  /** Place of the proposal. */
  readonly generation: number
  readonly proposal: number
  /** 0 for the first question of the place, then how many times its reply was sent back. */
  readonly repair: number
  /** {@link questionId}. */
  readonly question: string
  readonly model: string
  /** Null when there was none; then `error` says why. */
  readonly reply: string | null
  readonly error: string | null
  readonly promptTokens: number | null
  readonly replyTokens: number | null
}

export interface ReplyPlace {
  readonly generation: number
  readonly proposal: number
  readonly repair: number
}

/** Replies of an earlier run. */
export interface Replies {
  /** The reply to a question at a place; null when there is none, and `other` when the question there was another one. */
  find(place: ReplyPlace, question: string): RecordedReply | 'other' | null
}

/** SHA-256 of all that decides a question: the model and the messages. */
export function questionId(model: string, messages: readonly Message[]): string {
  return createHash('sha256')
    .update(JSON.stringify([model, messages]))
    .digest('hex')
}

const COUNT = z.number().int().min(0)
/** A line of a recording; it calls the generation `round`, as databases do. */
const LINE = z.object({
  round: COUNT,
  proposal: COUNT,
  repair: COUNT,
  question: z.string().regex(/^[0-9a-f]{64}$/),
  model: z.string(),
  reply: z
    .string()
    .max(1 << 17)
    .nullable(),
  error: z
    .string()
    .max(1 << 12)
    .nullable(),
  promptTokens: COUNT.nullable(),
  replyTokens: COUNT.nullable(),
})

/** The line of a recording that a reply becomes. */
export function printReply({ generation, ...reply }: RecordedReply): string {
  const line: z.infer<typeof LINE> = { round: generation, ...reply }
  return `${JSON.stringify(line)}\n`
}

/**
 * Replies of a recording. Of several for one place the last one counts, as in the run that asked again. A line that is
 * no JSON was cut off when its run was killed and is left out; what else is wrong is a failure.
 */
export function parseRecording(text: string): Result<Replies, 'BadReply' | 'NoReply'> {
  const replies = new Map<string, RecordedReply>()
  for (const [index, line] of text.split('\n').entries()) {
    const value = parseLine(line)
    if (value === undefined) continue
    const parsed = LINE.safeParse(value)
    if (!parsed.success) return failure('BadReply', `line ${index + 1}: ${describeIssue(parsed.error)}`)
    const { round: generation, ...rest } = parsed.data
    const reply = { generation, ...rest }
    replies.set(keyOf(reply), reply)
  }
  if (replies.size === 0) return failure('NoReply', 'it holds no recorded reply')
  return success({
    find: (place, question) => {
      const found = replies.get(keyOf(place))
      return found === undefined ? null : found.question === question ? found : 'other'
    },
  })
}

/** Replies that a run stored in the same file. */
export function storedReplies(calls: LlmCallStore, runId: number): Replies {
  return {
    find({ generation, proposal, repair }, question) {
      const call = calls.find({ runId, generation, proposal }, repair)
      if (call === null) return null
      if (call.question !== question) return 'other'
      const { model, reply, error, promptTokens, replyTokens } = call
      return { generation, proposal, repair, question, model, reply, error, promptTokens, replyTokens }
    },
  }
}

const keyOf = ({ generation, proposal, repair }: ReplyPlace): string => `${generation} ${proposal} ${repair}`

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line) as unknown
  } catch {
    return undefined
  }
}

function describeIssue({ issues: [issue] }: z.ZodError): string {
  return `${issue!.path.join('.') || 'the line'}: ${issue!.message}`
}
