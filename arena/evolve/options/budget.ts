/** The most that a run may spend on language models; null for no limit. */
export interface Budget {
  /** Questions that are asked. */
  readonly calls: number | null
  /** Of questions and replies. */
  readonly tokens: number | null
  /** US dollars. */
  readonly costUsd: number | null
}

export const NO_BUDGET: Budget = { calls: null, tokens: null, costUsd: null }

/** What a language model costs, in US dollars per million tokens. */
export interface Price {
  /** Of the question. */
  readonly input: number
  /** Of the reply, thoughts included. */
  readonly output: number
}
