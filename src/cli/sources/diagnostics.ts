import type { Diagnostic } from '../../../vm/index.js'
import { safeText } from '../../text/safe-text.js'

/** Diagnostics printed of one file at most, and where its warriors are wanted rather than its faults. */
const MAX_PRINTED = 50
const FEW = 3

/** Columns of a source line shown around the offending text. */
const SHOWN_WIDTH = 100

/**
 * Diagnostics of one source for a terminal: `file:line:column: error Code: message`, the source line with a caret,
 * the hint. All of it is escaped. Ends in a newline; empty when there is nothing to say.
 */
export function printDiagnostics(path: string, source: string, diagnostics: readonly Diagnostic[]): string {
  return printMost(MAX_PRINTED, path, source, diagnostics, '')
}

/** The first few of them, as {@link printDiagnostics} prints them; `shownBy` is a command that shows the others. */
export function printFewDiagnostics(
  path: string,
  source: string,
  diagnostics: readonly Diagnostic[],
  shownBy: string,
): string {
  return printMost(FEW, path, source, diagnostics, `; ${shownBy} shows them`)
}

function printMost(
  most: number,
  path: string,
  source: string,
  diagnostics: readonly Diagnostic[],
  remark: string,
): string {
  const lines = source.split('\n')
  const shown = diagnostics.slice(0, most).map((diagnostic) => printOne(path, lines, diagnostic))
  const left = diagnostics.length - shown.length
  if (left > 0) shown.push(`${safeText(path)}: and ${left} more${remark}\n`)
  return shown.join('')
}

function printOne(path: string, lines: readonly string[], diagnostic: Diagnostic): string {
  const { level, code, line, column, message, hint } = diagnostic
  const place = [path, line, column].filter((part) => part !== null).join(':')
  const head = `${safeText(place)}: ${level} ${code}: ${safeText(message)}`
  const excerpt = line === null ? [] : excerptOf(lines[line - 1] ?? '', column)
  return [head, ...excerpt, ...(hint === '' ? [] : [`    ${safeText(hint)}`]), ''].join('\n')
}

/** The part of a source line around `column`, and a caret below it. */
function excerptOf(line: string, column: number | null): string[] {
  const at = (column ?? 1) - 1
  const from = at < SHOWN_WIDTH - 20 ? 0 : at - SHOWN_WIDTH / 2
  const part = (start: number, end: number) => safeText(line.slice(start, end).replaceAll('\t', ' '))
  const before = part(from, at)
  const text = `${from > 0 ? '…' : ''}${before}${part(at, from + SHOWN_WIDTH)}`.trimEnd()
  if (text.trim() === '') return []
  if (column === null) return [`    ${text}`]
  return [`    ${text}`, `    ${' '.repeat(before.length + (from > 0 ? 1 : 0))}^`]
}
