/** One candidate in the table of the best. */
export interface TunedRow {
  readonly candidate: number
  /** Points per 100 rounds, 0 .. 300. */
  readonly score: number
  /** Shares of the opponents, 0 .. 1. */
  readonly beaten: number
  readonly beatenOrTied: number
  /** `step=3044 gap=12`: what differs from the original. */
  readonly constants: string
}

/** What the view of a running optimiser shows. */
export interface OptimizeSnapshot {
  readonly title: string
  /** One line about the rules. */
  readonly subtitle: string
  /** `120/1000 candidates  810/min  ETA 1:05`. */
  readonly pace: string
  /** How far the stages let candidates come. */
  readonly stages: string
  /** Share of the candidates judged, 0 .. 1. */
  readonly share: number
  /** The best first. */
  readonly rows: readonly TunedRow[]
  /** The user asked to stop; running matches are given up. */
  readonly isStopping: boolean
}
