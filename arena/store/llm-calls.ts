import type { Database } from './database.js'

/** One question to a language model and its answer. */
export interface LlmCall {
  readonly model: string
  /** The messages as they were sent, in text. */
  readonly prompt: string
  /** Null when there was no answer; then `error` says why. */
  readonly reply: string | null
  readonly error: string | null
  /** Requests it took, >= 1. */
  readonly attempts: number
  /** As the server counted them; null when it did not say. */
  readonly promptTokens: number | null
  readonly replyTokens: number | null
  readonly latencyMs: number
}

/** Where in the runs a call belongs. */
export interface LlmCallPlace {
  readonly runId: number
  readonly round: number
  readonly proposal: number
}

export interface LlmTotals {
  readonly calls: number
  readonly failed: number
  readonly promptTokens: number
  readonly replyTokens: number
}

export interface LlmCallStore {
  /** Stores a call at once, on its own: an answer that was paid for is not lost with its unit. */
  save(place: LlmCallPlace, call: LlmCall, now: number): void
  /** The last answered call of a place: asked again after an interruption, it is not paid for twice. */
  answered(place: LlmCallPlace): LlmCall | null
  /** Sums over a run. */
  totals(runId: number): LlmTotals
}

export function createLlmCallStore(database: Database): LlmCallStore {
  const insert = database.prepare(
    `INSERT INTO llm_calls (run_id, round, proposal, model, prompt, reply, error, attempts, prompt_tokens,
       reply_tokens, latency_ms, created_at)
     VALUES (@runId, @round, @proposal, @model, @prompt, @reply, @error, @attempts, @promptTokens, @replyTokens,
       @latencyMs, @now)`,
  )
  const answered = database.prepare<LlmCallPlace, LlmCall>(
    `SELECT model, prompt, reply, error, attempts, prompt_tokens AS promptTokens, reply_tokens AS replyTokens,
       latency_ms AS latencyMs FROM llm_calls
     WHERE run_id = @runId AND round = @round AND proposal = @proposal AND reply IS NOT NULL ORDER BY id DESC LIMIT 1`,
  )
  const totals = database.prepare<[number], LlmTotals>(
    `SELECT count(*) AS calls, count(error) AS failed, coalesce(sum(prompt_tokens), 0) AS promptTokens,
       coalesce(sum(reply_tokens), 0) AS replyTokens FROM llm_calls WHERE run_id = ?`,
  )
  return {
    save(place, call, now) {
      insert.run({ ...call, ...place, now })
    },
    answered: (place) => answered.get(place) ?? null,
    totals: (runId) => totals.get(runId)!,
  }
}
