import type { LlmCall, LlmCallPlace, LlmTotals, LlmSpend, ReplyCount } from '../evolve/record/index.js'
import type { Database } from './database.js'

/** Questions to language models and their answers, each stored at once. */
export interface LlmCallStore {
  /** Stores a call at once, on its own: an answer that was paid for is not lost with its unit. */
  save(place: LlmCallPlace, call: LlmCall, now: number): void
  /** The last answered call of a place, or the last one that failed; lost ones are not found. */
  find(place: LlmCallPlace, repair: number): LlmCall | null
  /** Sums over a run. */
  totals(runId: number): LlmTotals
  /** What the last replies for the proposals of a run were; lost calls do not count. */
  replyCounts(runId: number): ReplyCount[]
  /** What a run has spent: replayed and lost calls cost nothing. */
  spend(runId: number): LlmSpend
}

/** A place as the columns of the table have it. */
interface PlaceRow {
  readonly runId: number
  readonly round: number
  readonly proposal: number
}

const rowOf = ({ runId, generation, proposal }: LlmCallPlace): PlaceRow => {
  return { runId, round: generation, proposal }
}

export function createLlmCallStore(database: Database): LlmCallStore {
  const insert = database.prepare(
    `INSERT INTO llm_calls (run_id, round, proposal, model, operation, repair, sample, question, prompt, reply, error,
       kind, outcome, origin, attempts, prompt_tokens, reply_tokens, billed_tokens, cost_usd, latency_ms, created_at)
     VALUES (@runId, @round, @proposal, @model, @operation, @repair, @sample, @question, @prompt, @reply, @error,
       @kind, @outcome, @origin, @attempts, @promptTokens, @replyTokens, @billedTokens, @costUsd, @latencyMs, @now)`,
  )
  const find = database.prepare<PlaceRow & { repair: number }, LlmCall>(
    `SELECT model, operation, repair, sample, question, prompt, reply, error, kind, outcome, origin,
       attempts, prompt_tokens AS promptTokens, reply_tokens AS replyTokens, billed_tokens AS billedTokens, cost_usd AS costUsd,
       latency_ms AS latencyMs FROM llm_calls
     WHERE run_id = @runId AND round = @round AND proposal = @proposal AND repair = @repair AND origin <> 'lost'
     ORDER BY reply IS NULL, id DESC LIMIT 1`,
  )
  const totals = database.prepare<[number], LlmTotals>(
    `SELECT count(*) AS calls, count(error) AS failed, coalesce(sum(repair > 0), 0) AS repairs,
       coalesce(sum(origin = 'replayed'), 0) AS replayed, coalesce(sum(prompt_tokens), 0) AS promptTokens,
       coalesce(sum(reply_tokens), 0) AS replyTokens, coalesce(sum(cost_usd), 0) AS costUsd
     FROM llm_calls WHERE run_id = ? AND sample = 0`,
  )
  const spend = database.prepare<[number], LlmSpend>(
    `SELECT count(*) AS calls, coalesce(sum(billed_tokens), 0) AS tokens, coalesce(sum(cost_usd), 0) AS costUsd
     FROM llm_calls WHERE run_id = ? AND sample = 0 AND origin = 'asked'`,
  )
  const replyCounts = database.prepare<[number], ReplyCount>(
    `WITH last AS (
       SELECT run_id, round, proposal, model,
         coalesce(kind, CASE outcome WHEN 'assembles' THEN 'assembles' ELSE 'other' END) AS kind,
         row_number() OVER (
           PARTITION BY round, proposal ORDER BY reply IS NULL, repair DESC, id DESC
         ) AS place
       FROM llm_calls WHERE run_id = ? AND origin <> 'lost'
     )
     SELECT model, kind, count(*) AS count,
       sum(p.warrior_id IS NOT NULL AND p.fitness IS NULL AND EXISTS (
         SELECT 1 FROM evolution_proposals AS other
         WHERE other.run_id = p.run_id AND other.round = p.round AND other.warrior_id = p.warrior_id
           AND other.fitness IS NOT NULL
       )) AS duplicates,
       sum(kind = 'assembles' AND p.proposal IS NOT NULL AND p.warrior_id IS NULL) AS refused
     FROM last LEFT JOIN evolution_proposals AS p USING (run_id, round, proposal)
     WHERE place = 1 GROUP BY model, kind ORDER BY model, count DESC, kind`,
  )
  return {
    save(place, call, now) {
      insert.run({ ...call, ...rowOf(place), now })
    },
    find: (place, repair) => find.get({ ...rowOf(place), repair }) ?? null,
    totals: (runId) => totals.get(runId)!,
    replyCounts: (runId) => replyCounts.all(runId),
    spend: (runId) => spend.get(runId)!,
  }
}
