import { setTimeout as sleep } from 'node:timers/promises'
import { classifyFailure, type ChatFailure } from './chat-failure.js'

export interface AttemptOptions {
  /** >= 1. */
  readonly maxAttempts: number
  /** First pause between two requests, doubled each time. */
  readonly pauseMs: number
  readonly signal?: AbortSignal | undefined
}

/** What the last attempt gave. */
export type Attempted<T> = { readonly attempts: number } & (
  { readonly failure: null; readonly value: T } | { readonly failure: ChatFailure; readonly value: null }
)

/** A server that asks for a longer pause is asked again after this one. */
const MAX_PAUSE_MS = 60_000

/**
 * Makes a request of the openai package. What may pass (no connection, time-out, 408, 409, 429, 5xx, an answer cut off) is
 * tried again after a pause, the one that Retry-After names where the server does; our own loop, because the package's
 * neither bounds that pause nor ends it when aborted. Rejects with the signal's reason only.
 */
export async function attempt<T>(
  request: () => Promise<T>,
  { maxAttempts, pauseMs, signal }: AttemptOptions,
): Promise<Attempted<T>> {
  for (let attempts = 1; ; attempts++) {
    try {
      return { attempts, failure: null, value: await request() }
    } catch (cause) {
      signal?.throwIfAborted()
      const failure = classifyFailure(cause)
      if (attempts >= maxAttempts || !mayPass(failure)) return { attempts, failure, value: null }
      const pause = Math.min(failure.pauseMs ?? pauseMs * 2 ** (attempts - 1), MAX_PAUSE_MS)
      await sleep(pause, undefined, signal === undefined ? {} : { signal }).catch((error: unknown) => {
        signal?.throwIfAborted()
        throw error
      })
    }
  }
}

const mayPass = ({ kind }: ChatFailure): boolean => kind === 'down' || kind === 'garbled'
