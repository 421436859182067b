import { keywordOf } from './keywords.js'
import type { Frame } from './statement.js'
import type { TokenLine } from './token.js'

/**
 * Passes over the body of a FOR that is not to be read, up to its ROF; false when there is none. Nothing in the body
 * is expanded.
 */
export function skipBlock(frame: Frame): boolean {
  for (let depth = 1; frame.next < frame.lines.length;) {
    const keyword = firstKeyword(frame.lines[frame.next++]!)
    if (keyword === 'FOR') depth++
    else if (keyword === 'ROF' && --depth === 0) return true
  }
  return false
}

/** The keyword of a line after nothing but labels. */
function firstKeyword({ tokens, isAssertion }: TokenLine) {
  if (isAssertion) return undefined
  for (const { kind, text } of tokens) {
    if (kind !== 'name') return undefined
    const keyword = keywordOf(text)
    if (keyword) return keyword
  }
  return undefined
}
