import { createBoundedFetch } from './bounded-fetch.js'
import type { FailureKind } from './chat-failure.js'

export interface ChatOptions {
  readonly model: string
  /** Of a server that speaks OpenAI's chat completions, http or https, without user and password. */
  readonly baseUrl: string
  /** Null for servers that want none. Sent to the server, and neither stored nor printed. */
  readonly apiKey: string | null
  /** 0 .. 2. */
  readonly temperature: number
  /** Longest time of one request; default 120,000. */
  readonly timeoutMs?: number
  /** Requests for one question, >= 1; default 4. */
  readonly maxAttempts?: number
  /** First pause between two requests, doubled each time; default 500. */
  readonly pauseMs?: number
}

export interface Message {
  readonly role: 'system' | 'user' | 'assistant'
  readonly content: string
}

export interface Question {
  readonly messages: readonly Message[]
  /** Replies wanted, 1 .. {@link MAX_SAMPLES}; default 1. A server may give fewer. */
  readonly samples?: number
}

/** The server's answer, or why there is none. */
export interface Answer {
  /** Each at most 64 Ki characters; empty when there is none. */
  readonly replies: readonly string[]
  /** Null when there is a reply. */
  readonly failure: FailureKind | null
  /** One line; null when there is a reply. */
  readonly error: string | null
  readonly attempts: number
  readonly promptTokens: number | null
  /** Of all replies together. */
  readonly replyTokens: number | null
  readonly latencyMs: number
}

export type Chat = (question: Question, signal?: AbortSignal) => Promise<Answer>

/** Most replies to one question. */
export const MAX_SAMPLES = 8
const MAX_BODY_BYTES = 1 << 20
const MAX_REPLY_LENGTH = 1 << 16
const MAX_REPLY_TOKENS = 8192
const MAX_ERROR_LENGTH = 500

/** Asks a language model, again after what may pass. Rejects with the signal's reason only. */
export async function createChat(options: ChatOptions): Promise<Chat> {
  const { OpenAI } = await import('openai')
  const { attempt } = await import('./attempts.js')
  const { model, baseUrl, apiKey, temperature, timeoutMs = 120_000, maxAttempts = 4, pauseMs = 500 } = options
  const client = new OpenAI({
    apiKey: apiKey ?? 'none',
    baseURL: baseUrl,
    organization: null,
    project: null,
    timeout: timeoutMs,
    maxRetries: 0,
    logLevel: 'off',
    fetch: createBoundedFetch(MAX_BODY_BYTES),
  })
  const hideKey = (text: string) => (apiKey === null ? text : text.replaceAll(apiKey, '[key]'))

  const ask = async ({ messages, samples = 1 }: Question, signal: AbortSignal | undefined) => {
    const completion = await client.chat.completions.create(
      {
        model,
        temperature,
        max_completion_tokens: MAX_REPLY_TOKENS,
        messages: [...messages],
        // Some servers refuse `n` in any form.
        ...(samples === 1 ? {} : { n: samples }),
      },
      signal === undefined ? {} : { signal },
    )
    const replies = repliesOf(completion).slice(0, samples)
    if (replies.length === 0) throw new Error('the answer holds no text')
    const usage = (completion as Partial<typeof completion>).usage
    return {
      replies: replies.map((reply) => hideKey(reply).slice(0, MAX_REPLY_LENGTH)),
      promptTokens: toCount(usage?.prompt_tokens),
      replyTokens: toCount(usage?.completion_tokens),
    }
  }

  return async (question, runSignal) => {
    // A signal of its own: the package leaves its listeners on the signal, and a run asks thousands of questions.
    const signal = runSignal === undefined ? undefined : AbortSignal.any([runSignal])
    const start = performance.now()
    const latency = () => Math.round(performance.now() - start)
    const options = { maxAttempts, pauseMs, signal }
    const { attempts, failure, value } = await attempt(() => ask(question, signal), options)
    if (failure === null) return { ...value, failure: null, error: null, attempts, latencyMs: latency() }
    const error = hideKey(failure.message).replace(/\s+/g, ' ').slice(0, MAX_ERROR_LENGTH)
    const nothing = { replies: [], promptTokens: null, replyTokens: null }
    return { ...nothing, error, failure: failure.kind, attempts, latencyMs: latency() }
  }
}

/** The texts of a completion. Servers differ: what the package's types promise need not be there. */
function repliesOf(completion: unknown): string[] {
  const choices = (completion as { choices?: unknown } | null)?.choices
  if (!Array.isArray(choices)) return []
  return choices
    .map((choice: { message?: { content?: unknown } } | null) => choice?.message?.content)
    .filter((content) => typeof content === 'string')
}

function toCount(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null
}
