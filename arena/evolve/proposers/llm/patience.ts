import { setTimeout as sleep } from 'node:timers/promises'
import type { Answer } from './chat.js'

export interface PatienceOptions {
  /** How long a server may be down before the run stops. */
  readonly patienceMs: number
  /** Between two attempts while it is down. */
  readonly pauseMs: number
  /** Told, in one line, that the server is down and that it is back. */
  readonly onPause: (text: string) => void
}

/** Asks until there is an answer that counts. Rejects with the signal's reason only. */
export type Patience = (ask: () => Promise<Answer>, signal?: AbortSignal) => Promise<PatientAnswer>

export interface PatientAnswer {
  readonly answer: Answer
  /** Requests it took in all. */
  readonly attempts: number
  /** True when the server has been down for too long. */
  readonly isLost: boolean
}

/**
 * Sits out the outages of one server: while it is down all questions wait and ask again. A question that fails although
 * the server has answered others since its first failure fails alone. All questions to a server must go through one of
 * these.
 */
export function createPatience({ patienceMs, pauseMs, onPause }: PatienceOptions): Patience {
  let answeredAt = -Infinity
  let isDown = false
  return async (ask, signal) => {
    let attempts = 0
    let failedAt = Infinity
    for (;;) {
      const begunAt = performance.now()
      const answer = await ask()
      attempts += answer.attempts
      const now = performance.now()
      if (answer.failure !== 'down') {
        answeredAt = now
        if (isDown) onPause('the language model answers again')
        isDown = false
        return { answer, attempts, isLost: false }
      }
      // Asked before the server was back, a question may fail once more.
      if (failedAt < answeredAt && answeredAt < begunAt) return { answer, attempts, isLost: false }
      failedAt = Math.min(failedAt, now)
      const leftMs = patienceMs - (now - failedAt)
      if (leftMs <= 0) return { answer, attempts, isLost: true }
      if (!isDown)
        onPause(`the language model does not answer, asking on for ${seconds(leftMs)} s: ${answer.error}`)
      isDown = true
      await sleep(Math.min(pauseMs, leftMs), undefined, signal === undefined ? {} : { signal }).catch(
        (error: unknown) => {
          signal?.throwIfAborted()
          throw error
        },
      )
    }
  }
}

const seconds = (ms: number): number => Math.ceil(ms / 1000)
