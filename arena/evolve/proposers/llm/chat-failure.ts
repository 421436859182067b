import { APIConnectionError, type APIError } from 'openai'
import { OversizeError } from './bounded-fetch.js'
import { ServerError } from './server-error.js'

/** What went wrong with a request. Loaded with the openai package only. */

/**
 * Why there is no reply: other questions would fail alike (no access, no such model, no money); the server refuses this
 * question; it refuses a parameter that it can do without and that it is not sent again; it answers something that is
 * no reply; it is down or overloaded.
 */
export type FailureKind = 'fatal' | 'refused' | 'adapted' | 'garbled' | 'down'

export interface ChatFailure {
  readonly kind: FailureKind
  readonly message: string
  /** The parameter that the server complains about, where it says so apart from its message. */
  readonly param: string | null
  /** Whether there may be nothing to ask at this address. */
  readonly isNowhere: boolean
  /** Pause that the server asked for. */
  readonly pauseMs: number | null
}

/** What an error of the openai package means. */
export function classifyFailure(cause: unknown): ChatFailure {
  const { headers, message, param, status } = cause as Partial<APIError>
  const [inner, innermost] = causesOf(cause)
  // Node's fetch says "fetch failed" and keeps the reason one level deeper.
  const reason = innermost?.message ?? inner?.message
  const text = [message ?? String(cause), reason]
    .filter((part) => part !== undefined && part !== '')
    .join(' ')
  const isPage = status === undefined && /\bno JSON\b|\bendpoint\b/i.test(text)
  return {
    kind: kindOf(cause, inner),
    message: text,
    param: param ?? null,
    isNowhere: status === 404 || status === 405 || isPage,
    pauseMs: pauseOf(headers?.get('retry-after') ?? null),
  }
}

/** Codes of OpenAI's that say the same whatever the status. */
const FATAL_CODES = ['insufficient_quota', 'invalid_api_key', 'model_not_found']
const FATAL_STATUS = [401, 402, 403, 404, 405]

function kindOf(cause: unknown, inner: Error | undefined): FailureKind {
  const { status, code } = cause as Partial<APIError>
  if (FATAL_STATUS.includes(status ?? 0) || FATAL_CODES.includes(code ?? '')) return 'fatal'
  if (status !== undefined) return status >= 500 || [408, 409, 429].includes(status) ? 'down' : 'refused'
  if (cause instanceof ServerError) return 'garbled'
  return cause instanceof APIConnectionError && !(inner instanceof OversizeError) ? 'down' : 'garbled'
}

function causesOf(error: unknown): Error[] {
  const causes: Error[] = []
  for (let next = error; next instanceof Error && causes.length < 2;) {
    next = next.cause
    if (next instanceof Error) causes.push(next)
  }
  return causes
}

/** Seconds; for a date, which RFC 9110 allows too, the usual pause does as well. */
function pauseOf(retryAfter: string | null): number | null {
  const seconds = Number(retryAfter ?? NaN)
  return seconds >= 0 ? seconds * 1000 : null
}
