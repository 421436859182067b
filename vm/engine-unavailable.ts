/** An engine that cannot be had on this machine: a package, a library or a device is missing. */
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
