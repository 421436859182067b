const ESC = '\u001B['
/** A terminal that knows it shows all in between at once. */
const BEGIN = `${ESC}?2026h`
const END = `${ESC}?2026l`
const CUT_LONG_LINES = `${ESC}?7l`
const WRAP_LONG_LINES = `${ESC}?7h`

/**
 * What draws `frame` on a screen of so many rows, from the top left, over whatever stands there. Lines that do not fit
 * above the last row are left out. Nothing in it scrolls, wraps or clears a screen, not even on a window that has become
 * smaller meanwhile.
 */
export function printFrame(frame: string, rows: number): string {
  const lines = frame.split('\n').slice(0, Math.max(1, rows - 1))
  const drawn = lines.map((line, row) => `${moveTo(row)}${line}${ESC}K`)
  const rest = lines.length < rows ? `${moveTo(lines.length)}${ESC}J` : ''
  return BEGIN + CUT_LONG_LINES + drawn.join('') + rest + WRAP_LONG_LINES + END
}

const moveTo = (row: number): string => `${ESC}${row + 1};1H`
