/** A match that could not be played, because its worker died of it twice. */
export interface UnplayedMatch {
  /** The match's place in the batch, or in the plan that it belongs to, from 0. */
  readonly match: number
  readonly reason: string
}

/**
 * Some matches of a batch could not be played, because each killed its worker twice; `unplayed` says which and why.
 * All others were played, and were reported by `onMatch`.
 */
export class FightError extends Error {
  override readonly name = 'FightError'
  readonly unplayed: readonly UnplayedMatch[]

  constructor(unplayed: readonly UnplayedMatch[]) {
    const count = unplayed.length === 1 ? '1 match' : `${unplayed.length} matches`
    super(`${count} could not be played: ${unplayed[0]?.reason ?? 'no reason known'}`)
    this.unplayed = unplayed
  }
}
