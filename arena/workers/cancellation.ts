import { cancel, type Board } from './board.js'

/** A cancelled run gives its workers this long to notice; then their threads are ended. */
const GRACE_MS = 120

/** Stops a run, at first by asking, then by ending its threads. */
export interface Cancellation {
  /** Aborted at once with the reason: for those who hear it. */
  readonly stop: AbortSignal
  /** Aborted when the workers did not notice in time: ends their threads. */
  readonly end: AbortSignal
  /** Cancels the run; only the first reason counts. */
  readonly cancel: (reason: unknown) => void
  /** Throws the reason when the run was cancelled. */
  readonly check: () => void
  readonly close: () => void
}

export function createCancellation(board: Board): Cancellation {
  const controller = new AbortController()
  const stop = new AbortController()
  let cancelled: { readonly reason: unknown } | null = null
  let grace: NodeJS.Timeout | undefined
  return {
    stop: stop.signal,
    end: controller.signal,
    cancel(reason) {
      if (cancelled !== null) return
      cancelled = { reason }
      cancel(board)
      stop.abort(reason)
      grace = setTimeout(() => {
        controller.abort()
      }, GRACE_MS)
    },
    check() {
      if (cancelled !== null) throw cancelled.reason
    },
    close() {
      clearTimeout(grace)
    },
  }
}
