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

/** Whether something may be done: that it may, or why not. A {@link Result} that has no value to give. */
export type Judgement<Code extends string = string> = { readonly ok: true } | Failure<Code>

/** It may be done. */
export const allowed: Judgement<never> = { ok: true }

/** The first failure among judgements made in this order, none after it being made; allowed when all allow. */
export function judgeInOrder<Code extends string>(
  ...judgements: readonly (() => Judgement<Code>)[]
): Judgement<Code> {
  for (const judge of judgements) {
    const judged = judge()
    if (!judged.ok) return judged
  }
  return allowed
}
