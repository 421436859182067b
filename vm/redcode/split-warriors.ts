import { MARKER } from './credits.js'
import { upToEnd } from './source-text.js'

/** A warrior's part of a file. */
export interface WarriorText {
  readonly source: string
  /** Lines of the file before it. */
  readonly linesBefore: number
}

/**
 * Cuts a file of several warriors before every `;redcode` but the first, where `assemble` would stop reading. What
 * stands before the first stays with it. Parts that are only comments are left out, unless there is nothing else.
 */
export function splitWarriors(source: string): readonly WarriorText[] {
  const lines = source.split('\n')
  const markers: number[] = []
  let isContinuation = false
  for (const [index, line] of lines.entries()) {
    const text = upToEnd(line)
    if (!isContinuation && MARKER.test(text)) markers.push(index)
    isContinuation = text.endsWith('\\')
  }
  if (markers.length < 2) return [{ source, linesBefore: 0 }]
  const starts = [0, ...markers.slice(1)]
  const parts = starts.map((start, part) => ({ start, lines: lines.slice(start, starts[part + 1]) }))
  const warriors = parts.filter((part) => part.lines.some((line) => !/^\s*(;|$)/.test(upToEnd(line))))
  if (warriors.length === 0) return [{ source, linesBefore: 0 }]
  return warriors.map(({ start, lines }, index) => ({
    source: lines.join('\n') + (index < warriors.length - 1 ? '\n' : ''),
    linesBefore: start,
  }))
}
