/** The GPU was lost in the middle of a batch, and once more when the rest was played again. */
export class GpuLostError extends Error {
  override readonly name = 'GpuLostError'
  /** Matches whose outcomes were reported by `onMatch`: the first ones of the batch. */
  readonly matchesReported: number

  constructor(reasons: readonly string[], matchesReported: number) {
    super(`the GPU was lost twice: ${[...new Set(reasons)].join('; then ')}`)
    this.matchesReported = matchesReported
  }
}
