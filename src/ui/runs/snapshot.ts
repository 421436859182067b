/** One run among several. */
export interface RunRow {
  /** `seed 4`; from outside, not yet escaped, as the champion's name. */
  readonly label: string
  /** `3/8`; empty before the first. */
  readonly generation: string
  /** Of the last generation that is finished, and its fitness there; null before. */
  readonly champion: { readonly name: string; readonly fitness: number } | null
  /** Best fitness of the generation that goes on, or of the final behind the last; null while there is none. */
  readonly best: number | null
  /** `waits`, `iteration 120/1000`, `finished`. */
  readonly state: string
  readonly isDone: boolean
}

/** What the view of several runs shows. */
export interface RunsSnapshot {
  readonly title: string
  /** Of all work, 0 .. 1. */
  readonly share: number
  /** Speed and time left, in words. */
  readonly pace: string
  readonly runs: readonly RunRow[]
  /** What happened last, the newest first; from outside, not yet escaped. */
  readonly recent: readonly string[]
  /** The user asked to stop; running matches are given up. */
  readonly isStopping: boolean
}
