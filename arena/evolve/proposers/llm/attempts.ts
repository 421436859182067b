import { classifyFailure, type ChatFailure } from './chat-failure.js'
import { MAX_PAUSE_MS, pauseFor } from './pause.js'

export interface AttemptOptions {
  /** >= 1. */
  readonly maxAttempts: number
  /** First pause between two requests, doubled each time. */
  readonly pauseMs: number
  /** Longest time of one request. */
  readonly timeoutMs: number
  /** Of all requests and pauses together; 0 for a single request, as long as it may be. */
  readonly withinMs: number
  readonly signal?: AbortSignal | undefined
}

/** What the last attempt gave. */
export type Attempted<T> = { readonly attempts: number } & (
  { readonly failure: null; readonly value: T } | { readonly failure: ChatFailure; readonly value: null }
)

/**
 * Makes a request of the openai package. What may pass (no connection, time-out, 408, 409, 429, 5xx, an answer cut off) is
 * tried again after a pause, the one that Retry-After names where the server does; our own loop, because the package's
 * neither bounds that pause nor ends it when aborted. Gives up rather than wait beyond its time. Rejects with the signal's
 * reason only.
 */
export async function attempt<T>(
  request: (timeoutMs: number) => Promise<T>,
  { maxAttempts, pauseMs, timeoutMs, withinMs, signal }: AttemptOptions,
): Promise<Attempted<T>> {
  const end = performance.now() + withinMs
  const leftMs = () => Math.ceil(end - performance.now())
  for (let attempts = 1; ; attempts++) {
    try {
      const value = await request(withinMs === 0 ? timeoutMs : Math.max(1, Math.min(timeoutMs, leftMs())))
      return { attempts, failure: null, value }
    } catch (cause) {
      signal?.throwIfAborted()
      const failure = classifyFailure(cause)
      const pause = Math.min(failure.pauseMs ?? pauseMs * 2 ** (attempts - 1), MAX_PAUSE_MS)
      if (attempts >= maxAttempts || !mayPass(failure) || pause >= leftMs())
        return { attempts, failure, value: null }
      await pauseFor(pause, signal)
    }
  }
}

const mayPass = ({ kind }: ChatFailure): boolean => kind === 'down' || kind === 'garbled'
