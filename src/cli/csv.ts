/** Rows as CSV (RFC 4180): cells quoted where they need it, lines ended by CR LF. */
export function printCsv(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => `${row.map((cell) => quote(String(cell))).join(',')}\r\n`).join('')
}

const quote = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
