/** Rows as CSV (RFC 4180), safe for a terminal and for a spreadsheet. */
import { csvFormat, csvFormatRow } from 'd3-dsv'
import { safeText } from './safe-text.js'

/** Lines end in CR LF. */
export function printCsv(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => `${csvFormatRow(row.map(csvCell))}\r\n`).join('')
}

/** Values by the names of their columns; null is an empty cell. */
export type CsvRecord = Readonly<Record<string, string | number | null>>

/** A header of all columns in the order they first occur, then the records. Lines end in LF. */
export function printRecords(records: readonly CsvRecord[]): string {
  const cells = records.map((record) =>
    Object.fromEntries(
      Object.entries(record).map(([column, value]) => [
        csvCell(column),
        value === null ? '' : csvCell(value),
      ]),
    ),
  )
  return `${csvFormat(cells)}\n`
}

/** What a spreadsheet takes for the beginning of a formula, also in the wide letters of East Asia, and after blanks. */
const FORMULA = /^\s*[=+\-@＝＋－＠]/

/**
 * A number as it is; text without what a terminal obeys, and behind an apostrophe where a spreadsheet would compute it.
 */
function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const text = safeText(value)
  return FORMULA.test(text) ? `'${text}` : text
}
