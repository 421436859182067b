import { expect } from 'vitest'

/** What a failure of this code and a message that contains this, or matches it, equals. */
export function failed(code: string, message: string | RegExp) {
  const isText = typeof message === 'string'
  const told = (isText ? expect.stringContaining(message) : expect.stringMatching(message)) as string
  return { ok: false, code, message: told }
}

/** What a judgement that allows equals. */
export const ALLOWED = { ok: true }
