import { SOURCE_BOUNDS } from './bounds.js'
import type { SourceLine } from './source-text.js'

/** What the comments of a source say about the warrior. */
export interface Credits {
  readonly name: string
  readonly author: string
  readonly date: string
  readonly version: string
  /** Text of all `;strategy` lines, joined by newlines. pMARS ignores it. */
  readonly strategy: string
}

const DEFAULTS = { name: 'Unknown', author: 'Anonymous', date: '', version: '' }

const COMMENT = /^[ \t\v\f]*;/
/** The line at which a warrior begins. */
export const MARKER = /^[ \t\v\f]*;redcode(?![A-Za-z0-9_])/i
const CREDIT = /^[ \t\v\f]*;[ \t\v\f]*(name|author|date|version)(?![A-Za-z0-9_])[ \t\v\f]*(.*)$/is
const STRATEGY = /^[ \t\v\f]*;[ \t\v\f]*strategy(?![A-Za-z0-9_])[ \t]?(.*)$/is

/**
 * Splits a file at its `;redcode` markers: what stands before the first is a letter's heading, of which only the
 * credits count, and a second one ends the warrior. The last credit of a kind wins.
 */
export function readCredits(lines: readonly SourceLine[]): { credits: Credits; program: SourceLine[] } {
  const credits = { ...DEFAULTS }
  const strategy: string[] = []
  let program: SourceLine[] = []
  let isMarked = false
  for (const line of lines) {
    if (COMMENT.test(line.text)) {
      if (MARKER.test(line.text)) {
        if (isMarked) break
        isMarked = true
        program = []
        continue
      }
      const credit = CREDIT.exec(line.text)
      if (credit) {
        const kind = credit[1]!.toLowerCase() as keyof typeof credits
        credits[kind] = credit[2]!.slice(0, SOURCE_BOUNDS.credit) || DEFAULTS[kind]
      }
      const plan = STRATEGY.exec(line.text)
      if (plan) strategy.push(plan[1]!)
    }
    program.push(line)
  }
  return { credits: { ...credits, strategy: strategy.join('\n').slice(0, SOURCE_BOUNDS.strategy) }, program }
}
