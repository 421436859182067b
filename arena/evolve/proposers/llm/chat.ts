import { createBoundedFetch } from './bounded-fetch.js'
import type { FailureKind } from './chat-failure.js'
import { textsOf } from './completion-texts.js'
import { describeFailure } from './failure-text.js'
import { createParameters } from './parameters.js'
import { createSecret } from './secret.js'

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
  /** Told, in one line, of each parameter that the server refuses and that is left out from then on. */
  readonly onAdapt?: (text: string) => void
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
  /** Pause that the server asked for; null when it did not. */
  readonly pauseMs: number | null
  readonly promptTokens: number | null
  /** Of all replies together. */
  readonly replyTokens: number | null
  readonly latencyMs: number
}

/** `withinMs` bounds all requests and pauses together; 0 for a single request; default no bound. */
export type Chat = (question: Question, signal?: AbortSignal, withinMs?: number) => Promise<Answer>

/** Most replies to one question. */
export const MAX_SAMPLES = 8
const MAX_BODY_BYTES = 1 << 20
const MAX_REPLY_LENGTH = 1 << 16
const MAX_REPLY_TOKENS = 8192

/**
 * Asks a language model, again after what may pass. A parameter that its server refuses is never sent again: that
 * question fails as `adapted` and is to be asked anew. Rejects with the signal's reason only.
 */
export async function createChat(options: ChatOptions): Promise<Chat> {
  const { OpenAI } = await import('openai')
  const { attempt } = await import('./attempts.js')
  const { model, baseUrl, apiKey, temperature, timeoutMs = 120_000, maxAttempts = 4, pauseMs = 500 } = options
  const client = new OpenAI({
    apiKey: apiKey ?? 'none',
    baseURL: baseUrl,
    organization: null,
    project: null,
    maxRetries: 0,
    logLevel: 'off',
    fetch: createBoundedFetch(MAX_BODY_BYTES),
  })
  const secret = createSecret(apiKey)
  const parameters = createParameters<Values>(ALIASES, (name) => {
    const instead = name === 'max_completion_tokens' ? 'with max_tokens instead of' : 'without'
    options.onAdapt?.(`${model} is asked ${instead} ${name} from now on, which its server refuses`)
  })
  const valuesFor = (samples: number): Partial<Values> => {
    const values = { temperature, max_completion_tokens: MAX_REPLY_TOKENS, max_tokens: MAX_REPLY_TOKENS }
    // Some servers refuse `n` in any form.
    const accepted = parameters.accepted({ ...values, ...(samples === 1 ? {} : { n: samples }) })
    const { max_tokens: _, ...current } = accepted
    return 'max_completion_tokens' in accepted ? current : accepted
  }

  const ask = async (
    { messages, samples = 1 }: Question,
    values: Partial<Values>,
    limits: { readonly timeout: number; readonly signal?: AbortSignal },
  ) => {
    const completion = await client.chat.completions.create(
      { model, messages: [...messages], ...values },
      limits,
    )
    const texts = textsOf(completion).slice(0, samples)
    const usage = (completion as Partial<typeof completion>).usage
    return {
      replies: texts.map((text) => secret.hideInReply(text).slice(0, MAX_REPLY_LENGTH)),
      promptTokens: toCount(usage?.prompt_tokens),
      replyTokens: toCount(usage?.completion_tokens),
    }
  }

  return async (question, runSignal, withinMs = Infinity) => {
    // A signal of its own: the package leaves its listeners on the signal, and a run asks thousands of questions.
    const signal = runSignal === undefined ? undefined : AbortSignal.any([runSignal])
    const start = performance.now()
    const latency = () => Math.round(performance.now() - start)
    let values: Partial<Values> = {}
    const { attempts, failure, value } = await attempt(
      (timeout) => {
        values = valuesFor(question.samples ?? 1)
        return ask(question, values, { timeout, ...(signal === undefined ? {} : { signal }) })
      },
      { maxAttempts, pauseMs, timeoutMs, withinMs, signal },
    )
    if (failure === null)
      return { ...value, failure: null, error: null, attempts, pauseMs: null, latencyMs: latency() }
    const isAdapted = failure.kind === 'refused' && parameters.learn(values, failure) !== null
    const kind = isAdapted ? 'adapted' : failure.kind
    const nothing = { replies: [], promptTokens: null, replyTokens: null }
    const { pauseMs: wanted } = failure
    return {
      ...nothing,
      error: describeFailure(failure, options, secret),
      failure: kind,
      attempts,
      pauseMs: wanted,
      latencyMs: latency(),
    }
  }
}

type Values = Readonly<Record<'temperature' | 'max_completion_tokens' | 'max_tokens' | 'n', number>>

/** Servers name the limit of a reply in the one way or the other, whichever they were sent. */
const ALIASES = { max_completion_tokens: ['max_tokens'], max_tokens: ['max_completion_tokens'] }

function toCount(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null
}
