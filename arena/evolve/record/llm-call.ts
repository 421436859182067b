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

/** Sums over the questions of a run. */
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
