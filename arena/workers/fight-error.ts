/** A match that killed its worker twice. */
export interface FightFailure {
  /** Index into the batch's matches. */
  readonly match: number
  readonly reason: string
}

/** Some matches of a batch could not be played; all others were, and were reported by `onMatch`. */
export class FightError extends Error {
  override readonly name = 'FightError'
  readonly failures: readonly FightFailure[]

  constructor(failures: readonly FightFailure[]) {
    const count = failures.length === 1 ? '1 match' : `${failures.length} matches`
    super(`${count} could not be played: ${failures[0]?.reason ?? 'no reason known'}`)
    this.failures = failures
  }
}
