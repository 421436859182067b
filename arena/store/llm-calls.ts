import type { Database } from './database.js'

/** One question to a language model and its answer. */
export interface LlmCall {
  /** As runs call it. */
  readonly model: string
  /** How a warrior was to be made. */
  readonly operation: string | null
  /** How many times the reply of this place had been sent back before. */
  readonly repair: number
  /** Number among the replies to one call; only the first has attempts, tokens and cost. */
  readonly sample: number
  /** Digest of model and messages; null in calls of older versions. */
  readonly question: string | null
  /** The messages as they were sent, in text. */
  readonly prompt: string
  /** Null when there was no answer; then `error` says why. */
  readonly reply: string | null
  readonly error: string | null
  /** What the reply was, in a word or two: `assembles`, `no code`; null in calls of older versions. */
  readonly kind: string | null
  /** What came of the reply, in one line. */
  readonly outcome: string | null
  /** `lost` when no answer came and the run stopped or asked in another way, `replayed` when an earlier run's was taken. */
  readonly origin: 'asked' | 'lost' | 'replayed'
  /** Requests it took. */
  readonly attempts: number
  /** As the server counted them; null when it did not say. */
  readonly promptTokens: number | null
  readonly replyTokens: number | null
  /** Both, guessed where the server did not say. */
  readonly billedTokens: number
  /** US dollars; null when the price is not known. */
  readonly costUsd: number | null
  readonly latencyMs: number
}

/** Where in the runs a call belongs. */
export interface LlmCallPlace {
  readonly runId: number
  readonly generation: number
  readonly proposal: number
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

export interface LlmTotals {
  /** Questions; several replies to one count once. */
  readonly calls: number
  readonly failed: number
  /** Questions that sent a reply back. */
  readonly repairs: number
  /** Questions whose replies came from an earlier run. */
  readonly replayed: number
  readonly promptTokens: number
  readonly replyTokens: number
  /** US dollars, of the calls whose price is known. */
  readonly costUsd: number
}

/** What the asked questions of a run have cost. */
export interface LlmSpend {
  readonly calls: number
  readonly tokens: number
  readonly costUsd: number
}

/** How many proposals of a model ended with a reply of one kind. */
export interface ReplyCount {
  readonly model: string
  /** As stored; in calls of older versions `assembles` or `other`. */
  readonly kind: string
  readonly count: number
  /** Proposals of this kind whose code the generation had evaluated as another proposal. */
  readonly duplicates: number
  /** Proposals of this kind that assemble and that the run does not take. */
  readonly refused: number
}

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
