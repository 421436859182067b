import { describe, expect, it } from 'vitest'
import { printFrame } from '../../../../src/ui/terminal/frame.js'

/** What stands on a screen of so many rows after `bytes`, if it was full of dots before. */
function show(bytes: string, rows: number, columns = 8): string[] {
  const screen = Array.from({ length: rows }, () => '.'.repeat(columns))
  let [row, column] = [0, 0]
  for (const [token] of bytes.matchAll(/\u001B\[[?\d;]*[A-Za-z]|[^]/g)) {
    const move = /^\u001B\[(\d+);(\d+)H$/.exec(token)
    if (move !== null) [row, column] = [Math.min(Number(move[1]), rows) - 1, Number(move[2]) - 1]
    else if (token.endsWith('[K')) screen[row] = screen[row]!.slice(0, column)
    else if (token.endsWith('[J')) screen.fill('', row)
    else if (token.startsWith('\u001B')) expect(token).toMatch(/^\u001B\[\?(2026|7)[hl]$/)
    else {
      screen[row] = screen[row]!.slice(0, column) + token + screen[row]!.slice(column + 1)
      column = Math.min(column + 1, columns - 1)
    }
  }
  return screen
}

describe('printFrame', () => {
  it('draws each line at its place, over what stood there', () => {
    expect(show(printFrame('one\n\nthree', 5), 5)).toEqual(['one', '', 'three', '', ''])
  })

  it('leaves out what does not fit above the last row', () => {
    expect(show(printFrame('one\ntwo\nthree', 3), 3)).toEqual(['one', 'two', ''])
    expect(show(printFrame('one\ntwo', 1), 1)).toEqual(['one'])
  })

  it('neither scrolls nor wraps on a window that has become smaller', () => {
    const bytes = printFrame('a line of many words\n2\n3\n4', 24)
    expect(show(bytes, 3, 6)).toEqual(['a lin', '2', ''])
    expect(bytes).not.toMatch(/[\n\r]/)
    expect(bytes).toMatch(/^\u001B\[\?2026h\u001B\[\?7l[^]*\u001B\[\?7h\u001B\[\?2026l$/)
  })
})
