import { setTimeout as sleep } from 'node:timers/promises'

/** A server that asks for a longer pause is asked again after this one. */
export const MAX_PAUSE_MS = 60_000

/** Rejects with the signal's reason when aborted. */
export async function pauseFor(pauseMs: number, signal: AbortSignal | undefined): Promise<void> {
  await sleep(pauseMs, undefined, signal === undefined ? {} : { signal }).catch((error: unknown) => {
    signal?.throwIfAborted()
    throw error
  })
}
