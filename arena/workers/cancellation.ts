import { cancel, type Board } from './board.js'

/** A cancelled run gives its workers this long to notice; then their threads are ended. */
const GRACE_MS = 120

export interface Cancellation {
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
  let cancelled: { readonly reason: unknown } | null = null
  let grace: NodeJS.Timeout | undefined
  return {
    end: controller.signal,
    cancel(reason) {
      if (cancelled !== null) return
      cancelled = { reason }
      cancel(board)
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
