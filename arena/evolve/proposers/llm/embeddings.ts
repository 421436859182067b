import { ProposerError } from '../proposer-error.js'
import { createBoundedFetch } from './bounded-fetch.js'
import { describeFailure } from './failure-text.js'
import { createParameters } from './parameters.js'
import { createSecret } from './secret.js'
import { complaintIn, ServerError } from './server-error.js'

export interface EmbedderOptions {
  readonly model: string
  /** Of a server that speaks OpenAI's embeddings, http or https, without user and password. */
  readonly baseUrl: string
  /** Null for servers that want none. Sent to the server, and neither stored nor printed. */
  readonly apiKey: string | null
  /** First pause between two requests, doubled each time; default 500. */
  readonly pauseMs?: number
  /** Longest wait for the server, hung requests and the pauses that it asks for included; default 300,000. */
  readonly patienceMs?: number
}

export type Embedder = (texts: readonly string[], signal?: AbortSignal) => Promise<number[][]>

/** Texts of one request. */
const TEXTS_AT_ONCE = 32
/** 32 vectors of 4096 numbers of 22 digits. */
const MAX_BODY_BYTES = 4 << 20
/** Longer texts are cut: what a model reads at once is bounded. */
const MAX_TEXT_LENGTH = 20_000
const TIMEOUT_MS = 120_000

/** Turns texts into vectors of one length. Rejects with a ProposerError when the server does not, or with the signal's reason. */
export async function createEmbedder(options: EmbedderOptions): Promise<Embedder> {
  const { OpenAI } = await import('openai')
  const { attempt } = await import('./attempts.js')
  const { model, baseUrl, apiKey, pauseMs = 500, patienceMs = 300_000 } = options
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
  const parameters = createParameters<{ readonly encoding_format: string }>({}, () => undefined)
  type Values = ReturnType<typeof parameters.accepted>
  const ask = async (input: readonly string[], values: Values, limits: object) => {
    // The package's own method would ask for another encoding where none is wanted.
    const answer: unknown = await client.post('/embeddings', { body: { model, input, ...values }, ...limits })
    return vectorsOf(answer, input.length)
  }
  /** Asks anew without what the server refuses to be sent. */
  const askAdapting = async (part: readonly string[], signal: AbortSignal | undefined) => {
    const limits = { maxAttempts: 4, pauseMs, timeoutMs: TIMEOUT_MS, withinMs: patienceMs, signal }
    for (;;) {
      const values = parameters.accepted({ encoding_format: 'float' })
      const request = (timeout: number) => ask(part, values, { timeout, ...(signal && { signal }) })
      const { failure, value } = await attempt(request, limits)
      if (failure === null) return value
      if (failure.kind === 'refused' && parameters.learn(values, failure) !== null) continue
      throw new ProposerError(`${model} gave no embeddings: ${describeFailure(failure, options, secret)}`)
    }
  }
  return async (texts, runSignal) => {
    // A signal of its own: the package leaves its listeners on the signal.
    const signal = runSignal === undefined ? undefined : AbortSignal.any([runSignal])
    const vectors: number[][] = []
    for (let from = 0; from < texts.length; from += TEXTS_AT_ONCE) {
      const part = texts.slice(from, from + TEXTS_AT_ONCE).map((text) => text.slice(0, MAX_TEXT_LENGTH))
      vectors.push(...(await askAdapting(part, signal)))
    }
    if (vectors.some(({ length }) => length !== vectors[0]!.length))
      throw new ProposerError(`${model} gave embeddings of different lengths`)
    return vectors
  }
}

/** The vectors of an answer, in the order of the texts. Servers differ: what the package's types promise need not be there. */
function vectorsOf(answer: unknown, count: number): number[][] {
  const data = (answer as { data?: unknown } | null)?.data
  const vectors: number[][] = []
  if (Array.isArray(data))
    for (const entry of data as ({ index?: unknown; embedding?: unknown } | null)[]) {
      const { index, embedding } = entry ?? {}
      if (isPlace(index, count) && isVector(embedding)) vectors[index] = embedding
    }
  const complaint = vectors.length === 0 ? complaintIn(answer) : null
  if (complaint !== null) throw new ServerError(complaint)
  if (typeof answer === 'string') throw new Error(`the answer is no JSON: ${answer.slice(0, 200)}`)
  if (Object.keys(vectors).length < count) throw new Error(`the answer does not hold ${count} vectors`)
  return vectors
}

function isVector(value: unknown): value is number[] {
  return Array.isArray(value) && value.length > 0 && value.every((part) => Number.isFinite(part))
}

function isPlace(value: unknown, count: number): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) < count
}
