/** A match that could not be played, because its worker died of it twice, by who would have met. */
export interface UnplayedLineUp {
  /** Names in load order. */
  readonly warriors: readonly string[]
  readonly reason: string
}

/** What needed all its matches and has no result without these; the same call tries them again. */
export interface MatchesMissing {
  readonly ok: false
  readonly code: 'unplayed'
  readonly unplayed: readonly UnplayedLineUp[]
}
