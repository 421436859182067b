import { setTimeout as sleep } from 'node:timers/promises'
import type { APIError } from 'openai'
import { createBoundedFetch } from './bounded-fetch.js'

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

export interface Question {
  readonly system: string
  readonly user: string
}

/** The server's answer, or why there is none. */
export interface Answer {
  /** At most 64 Ki characters. */
  readonly reply: string | null
  /** One line. */
  readonly error: string | null
  /** True when other questions would fail alike: no access, no such model, no money. */
  readonly isFatal: boolean
  readonly attempts: number
  readonly promptTokens: number | null
  readonly replyTokens: number | null
  readonly latencyMs: number
}

export type Chat = (question: Question, signal?: AbortSignal) => Promise<Answer>

const MAX_BODY_BYTES = 1 << 20
const MAX_REPLY_LENGTH = 1 << 16
const MAX_REPLY_TOKENS = 8192
const MAX_ERROR_LENGTH = 500
/** A server that asks for a longer pause is asked again after this one. */
const MAX_PAUSE_MS = 60_000

/**
 * Asks a language model. What may pass (no connection, time-out, 408, 409, 429, 5xx, an answer cut off) is tried again
 * after a pause, the one that Retry-After names where the server does; our own loop, because the package's neither
 * bounds that pause nor ends it when aborted. Rejects with the signal's reason only.
 */
export async function createChat(options: ChatOptions): Promise<Chat> {
  const { OpenAI } = await import('openai')
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

  const ask = async ({ system, user }: Question, signal: AbortSignal | undefined) => {
    const completion = await client.chat.completions.create(
      {
        model,
        temperature,
        max_completion_tokens: MAX_REPLY_TOKENS,
        messages: [
          { role: 'system', content: system },
          { role: 'user', content: user },
        ],
      },
      signal === undefined ? {} : { signal },
    )
    // Servers differ: what the types promise need not be there.
    const reply: unknown = (completion as Partial<typeof completion> | null)?.choices?.[0]?.message?.content
    if (typeof reply !== 'string') throw new Error('the answer holds no text')
    return {
      reply: hideKey(reply).slice(0, MAX_REPLY_LENGTH),
      promptTokens: toCount(completion.usage?.prompt_tokens),
      replyTokens: toCount(completion.usage?.completion_tokens),
    }
  }

  return async (question, runSignal) => {
    // A signal of its own: the package leaves its listeners on the signal, and a run asks thousands of questions.
    const signal = runSignal === undefined ? undefined : AbortSignal.any([runSignal])
    const start = performance.now()
    const latency = () => Math.round(performance.now() - start)
    for (let attempts = 1; ; attempts++) {
      try {
        const answer = await ask(question, signal)
        return { ...answer, error: null, isFatal: false, attempts, latencyMs: latency() }
      } catch (cause) {
        signal?.throwIfAborted()
        const failure = classify(cause)
        if (attempts >= maxAttempts || !failure.mayPass) {
          const error = hideKey(failure.message).replace(/\s+/g, ' ').slice(0, MAX_ERROR_LENGTH)
          const nothing = { reply: null, promptTokens: null, replyTokens: null }
          return { ...nothing, error, isFatal: failure.isFatal, attempts, latencyMs: latency() }
        }
        const pause = Math.min(failure.pauseMs ?? pauseMs * 2 ** (attempts - 1), MAX_PAUSE_MS)
        await sleep(pause, undefined, signal === undefined ? {} : { signal }).catch((error: unknown) => {
          signal?.throwIfAborted()
          throw error
        })
      }
    }
  }
}

interface Failure {
  readonly message: string
  readonly mayPass: boolean
  readonly isFatal: boolean
  /** Pause that the server asked for. */
  readonly pauseMs: number | null
}

function classify(cause: unknown): Failure {
  const { status, code, headers, message } = cause as Partial<APIError>
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : null
  // Node's fetch says "fetch failed" and keeps the reason one level deeper.
  const reason = inner?.cause instanceof Error ? inner.cause.message : inner?.message
  const text = [message ?? String(cause), reason]
    .filter((part) => part !== undefined && part !== '')
    .join(' ')
  const isFatal = status === 401 || status === 403 || status === 404 || code === 'insufficient_quota'
  const isRefused = status !== undefined && status < 500 && ![408, 409, 429].includes(status)
  const seconds = Number(headers?.get('retry-after') ?? NaN)
  const pauseMs = seconds >= 0 ? seconds * 1000 : null
  return { message: text, mayPass: !isFatal && !isRefused, isFatal, pauseMs }
}

function toCount(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null
}
