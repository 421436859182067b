/** What the GPU's process and ours say to each other, as structured clones. */
import type { Batch, GpuAdapter, MatchOutcome, RoundState } from '../../vm/index.js'

/** What the process is for, its one argument: tell of all adapters, or open a card, or software too. */
export type Purpose = 'list' | 'card' | 'any'

/** Asks the GPU's process to play a batch. */
export interface PlayRequest {
  readonly type: 'play'
  /** No other run has it, so that what comes too late is known as such. */
  readonly run: number
  readonly batch: Batch
  /** Whether the machine at the end of each round is wanted. */
  readonly states: boolean
}

/** What the GPU's process is told. */
export type Order = PlayRequest | { readonly type: 'stop'; readonly run: number } | { readonly type: 'close' }

/** What an engine reports, in its order. */
export type PlayEvent =
  | { readonly kind: 'round'; readonly match: number; readonly round: number; readonly state: RoundState }
  | { readonly kind: 'progress'; readonly rounds: number }
  | { readonly kind: 'match'; readonly match: number; readonly outcome: MatchOutcome }

/** Each with the number of its run. */
export type PlayAnswer =
  | { readonly type: 'events'; readonly run: number; readonly events: readonly PlayEvent[] }
  /** The GPU has answered, at least every second while it works. */
  | { readonly type: 'alive'; readonly run: number }
  | { readonly type: 'done' | 'stopped'; readonly run: number }

/** What the GPU's process tells. */
export type ChildAnswer =
  | { readonly type: 'adapters'; readonly adapters: readonly GpuAdapter[] }
  | { readonly type: 'open'; readonly adapter: GpuAdapter }
  | { readonly type: 'unavailable'; readonly problem: string; readonly remedy: string | null }
  /** The last words of a process that cannot go on. */
  | { readonly type: 'lost'; readonly reason: string }
  | PlayAnswer
