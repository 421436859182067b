/** Text laid out by the columns that it takes in a terminal. */
import stringWidth from 'string-width'
import { safeText } from './safe-text.js'

const graphemes = new Intl.Segmenter()

/** Columns that `text` takes in a terminal. */
const widthOf = (text: string): number => stringWidth(text)

/** {@link safeText} cut to `maxWidth` columns, the last of them `…` when something was cut. */
export function safeCut(text: string, maxWidth: number): string {
  return truncate(safeText(text), maxWidth)
}

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
    columns.map(({ maxWidth = Infinity }, index) => safeCut(String(row[index] ?? ''), maxWidth)),
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
