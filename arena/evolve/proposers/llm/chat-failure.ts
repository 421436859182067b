import { APIConnectionError, type APIError } from 'openai'
import { OversizeError } from './bounded-fetch.js'

/** What went wrong with a request. Loaded with the openai package only. */

/**
 * Why there is no reply: other questions would fail alike (no access, no such model, no money); the server refuses this
 * question; it answers something that is no reply; it is down or overloaded.
 */
export type FailureKind = 'fatal' | 'refused' | 'garbled' | 'down'

export interface ChatFailure {
  readonly kind: FailureKind
  readonly message: string
  /** Pause that the server asked for. */
  readonly pauseMs: number | null
}

/** What an error of the openai package means. */
export function classifyFailure(cause: unknown): ChatFailure {
  const { headers, message } = cause as Partial<APIError>
  const [inner, innermost] = causesOf(cause)
  // Node's fetch says "fetch failed" and keeps the reason one level deeper.
  const reason = innermost?.message ?? inner?.message
  const text = [message ?? String(cause), reason]
    .filter((part) => part !== undefined && part !== '')
    .join(' ')
  return { kind: kindOf(cause, inner), message: text, pauseMs: pauseOf(headers?.get('retry-after') ?? null) }
}

function kindOf(cause: unknown, inner: Error | undefined): FailureKind {
  const { status, code } = cause as Partial<APIError>
  if (status === 401 || status === 402 || status === 403 || status === 404 || code === 'insufficient_quota')
    return 'fatal'
  if (status !== undefined) return status >= 500 || [408, 409, 429].includes(status) ? 'down' : 'refused'
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
