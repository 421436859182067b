/**
 * An engine cannot be had on this machine: a package, a library or a device is missing, or failed. `createEngine` and
 * `FightPool.openGpu` reject with it; the message says what is missing, `remedy` what to do about it.
 */
export class EngineUnavailableError extends Error {
  override readonly name = 'EngineUnavailableError'
  /** What a user can do about it, in one line, often a command; null when nothing is known to help. */
  readonly remedy: string | null
  /** True when what it needs is there and broke: a crash, a hang. */
  readonly isFault: boolean

  constructor(
    problem: string,
    remedy: string | null = null,
    { isFault = false, ...options }: ErrorOptions & { readonly isFault?: boolean } = {},
  ) {
    super(problem, options)
    this.remedy = remedy
    this.isFault = isFault
  }
}
