/** The time that a whole command may take, all that comes after the evolution included. */

export interface TimeLimit {
  /** Milliseconds since 1970. */
  readonly startedAt: number
  readonly endsAt: number
}

/** So many minutes from now on; null for as long as it takes. */
export function timeLimitFrom(minutes: number | undefined, now: number): TimeLimit | null {
  return minutes === undefined ? null : { startedAt: now, endsAt: now + minutes * 60_000 }
}

export interface TimeWatch {
  /** Aborted when no more time is left than what comes after needs. */
  readonly signal: AbortSignal
  /** Looks at the clock, beside four times a second. */
  readonly check: () => void
  readonly stop: () => void
}

/** The most of the time that is kept for what comes after. */
const MOST_RESERVE = 0.2
const CHECK_MS = 250

/** `reserveMs` says what comes after needs, as far as it is known; more than a fifth of the time is never kept. */
export function watchTime(
  { startedAt, endsAt }: TimeLimit,
  reserveMs: () => number,
  now: () => number,
): TimeWatch {
  const controller = new AbortController()
  const most = MOST_RESERVE * (endsAt - startedAt)
  const check = () => {
    if (now() + Math.min(most, reserveMs()) >= endsAt) controller.abort()
  }
  const timer = setInterval(check, CHECK_MS)
  return {
    signal: controller.signal,
    check,
    stop() {
      clearInterval(timer)
    },
  }
}
