/** Text from outside, made harmless for a terminal, and text laid out by the columns it takes there. */
import stringWidth from 'string-width'

/** Controls, invisible and direction-changing characters, line and paragraph separators, lone surrogates. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu
const UNSAFE_BUT_NEWLINE = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu

/** More combining marks than this on one letter smear over the lines around it. */
const STACKED_MARKS = /(\p{M}{3})\p{M}+/gu

const graphemes = new Intl.Segmenter()

/**
 * `text` on one line with nothing in it that a terminal obeys: control characters are shown as their pictures (`␛`),
 * other invisible ones as `<U+202E>`. With `maxWidth`, cut to that many columns with `…`.
 */
export function safeText(text: string, maxWidth = Infinity): string {
  return truncate(text.replace(UNSAFE, mark).replace(STACKED_MARKS, '$1'), maxWidth)
}

/** {@link safeText} that keeps newlines, for messages of several lines. */
export function safeLines(text: string): string {
  return text.replace(UNSAFE_BUT_NEWLINE, mark).replace(STACKED_MARKS, '$1')
}

function mark(character: string): string {
  const code = character.codePointAt(0)!
  if (code < 0x20) return String.fromCodePoint(0x2400 + code)
  if (code === 0x7f) return '␡'
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`
}

/** `value` as JSON of several lines, for a file or a program as for a terminal: what is unsafe is `\u`-escaped. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(UNSAFE_BUT_NEWLINE, escape)
}

/** The same on one line, for JSON Lines. */
export function toJsonLine(value: unknown): string {
  return JSON.stringify(value).replace(UNSAFE, escape)
}

function escape(character: string): string {
  return [...Array(character.length).keys()]
    .map((unit) => `\\u${character.charCodeAt(unit).toString(16).padStart(4, '0')}`)
    .join('')
}

/** Columns that `text` takes in a terminal. */
const widthOf = (text: string): number => stringWidth(text)

/** `text` cut to `maxWidth` columns, the last of them `…` when something was cut. */
export function truncate(text: string, maxWidth: number): string {
  if (text.length <= maxWidth && /^[ -~]*$/.test(text)) return text
  if (maxWidth === Infinity || widthOf(text) <= maxWidth) return text
  let kept = ''
  let width = 0
  for (const { segment } of graphemes.segment(text)) {
    width += widthOf(segment)
    if (width > maxWidth - 1) break
    kept += segment
  }
  return maxWidth < 1 ? '' : `${kept}…`
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)))
}

export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - widthOf(text))) + text
}

export interface Column {
  readonly title: string
  /** Numbers stand right. */
  readonly align?: 'left' | 'right'
  /** Columns at most; longer cells are cut with `…`. */
  readonly maxWidth?: number
}

/** A table as text, one line a row, headed by the titles; cells are escaped. Ends in a newline. */
export function printTable(
  columns: readonly Column[],
  rows: readonly (readonly (string | number)[])[],
): string {
  const cells = [columns.map(({ title }) => title), ...rows].map((row) =>
    columns.map(({ maxWidth }, index) => safeText(String(row[index] ?? ''), maxWidth)),
  )
  const widths = columns.map((_, index) =>
    cells.reduce((widest, row) => Math.max(widest, widthOf(row[index]!)), 0),
  )
  const lines = cells.map((row) =>
    row
      .map((cell, i) =>
        columns[i]!.align === 'right' ? padStart(cell, widths[i]!) : padEnd(cell, widths[i]!),
      )
      .join('  ')
      .trimEnd(),
  )
  return lines.join('\n') + '\n'
}

/** `1 warrior`, `2 warriors`. */
export function countOf(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`
}
