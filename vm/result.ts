/** What failed as expected, for callers that tell failures from results. What nobody expects is thrown. */
export interface Failure<Code extends string = string> {
  readonly ok: false
  /** Stable: what a program tells failures apart by. */
  readonly code: Code
  /** Why, in one line for people. */
  readonly message: string
}

/** A value, or why there is none. */
export type Result<T, Code extends string = string> = { readonly ok: true; readonly value: T } | Failure<Code>

/** There is a value. */
export const success = <T>(value: T) => ({ ok: true, value }) as const

/** There is none, for this reason. */
export const failure = <Code extends string>(code: Code, message: string): Failure<Code> => {
  return { ok: false, code, message }
}
