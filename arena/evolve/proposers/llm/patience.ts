import type { Answer } from './chat.js'
import { MAX_PAUSE_MS, pauseFor } from './pause.js'

export interface PatienceOptions {
  /** How long a server may be down before the run stops; 0 to stop when it first is. */
  readonly patienceMs: number
  /** Between two attempts while it is down. */
  readonly pauseMs: number
  /** Told, in one line, that the server is down and that it is back. */
  readonly onPause: (text: string) => void
}

/**
 * Asks until there is an answer that counts. `ask` may take so many milliseconds in all, its pauses included; 0 for a
 * single request. Rejects with the signal's reason only.
 */
export type Patience = (
  ask: (withinMs: number) => Promise<Answer>,
  signal?: AbortSignal,
) => Promise<PatientAnswer>

export interface PatientAnswer {
  readonly answer: Answer
  /** Requests it took in all. */
  readonly attempts: number
  /** True when the server has been down for too long. */
  readonly isLost: boolean
}

/**
 * Sits out the outages of one server: while it is down all questions wait and ask again. The time counts from the first
 * request that it has left unanswered, and bounds all that waits for it: requests, their pauses, those that the server
 * asks for. A question that fails although the server has answered others since its first failure fails alone. All
 * questions to a server must go through one of these.
 */
export function createPatience({ patienceMs, pauseMs, onPause }: PatienceOptions): Patience {
  /** Kept for the last request. */
  const reserveMs = patienceMs / 10
  let answeredAt = -Infinity
  let downSince: number | null = null
  let isSaid = false
  return async (ask, signal) => {
    let attempts = 0
    let failedAt = Infinity
    for (;;) {
      const begunAt = performance.now()
      const leftMs = () => patienceMs - (performance.now() - (downSince ?? begunAt))
      const answer = await ask(Math.max(leftMs(), reserveMs))
      attempts += answer.attempts
      const now = performance.now()
      if (answer.failure !== 'down') {
        answeredAt = now
        downSince = null
        if (isSaid) onPause('the language model answers again')
        isSaid = false
        return { answer, attempts, isLost: false }
      }
      // Asked before the server was back, a question may fail once more.
      if (failedAt < answeredAt && answeredAt < begunAt) return { answer, attempts, isLost: false }
      failedAt = Math.min(failedAt, now)
      downSince ??= Math.max(begunAt, answeredAt)
      if (leftMs() <= reserveMs) return { answer, attempts, isLost: true }
      if (!isSaid)
        onPause(`the language model does not answer, asking on for ${seconds(leftMs())} s: ${answer.error}`)
      isSaid = true
      const wanted = Math.min(Math.max(pauseMs, answer.pauseMs ?? 0), MAX_PAUSE_MS)
      await pauseFor(Math.min(wanted, leftMs() - reserveMs), signal)
    }
  }
}

const seconds = (ms: number): number => Math.ceil(ms / 1000)
