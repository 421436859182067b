import { expect, it } from 'vitest'
import { parseRange, rangeSize } from '../../../arena/steps/index.js'

it.each([
  ['2..7998', { low: 2, high: 7998, by: 1 }, 7997],
  ['2..7998:4', { low: 2, high: 7998, by: 4 }, 2000],
  [' 2 .. 7999 BY 4 ', { low: 2, high: 7999, by: 4 }, 2000],
  ['-5..-5', { low: -5, high: -5, by: 1 }, 1],
])('the range %s is read', (text, range, size) => {
  expect(parseRange(text)).toEqual({ ok: true, value: range })
  expect(rangeSize(range)).toBe(size)
})

it.each(['', '5', '2..', '2...4', '2..4:', '2..4 by x', '9..2', '2..4:0', '1e3..2', `${'9'.repeat(12)}..1`])(
  'the text "%s" is no range, and the answer says why',
  (text) => {
    expect(parseRange(text)).toEqual({ ok: false, code: 'BadRange', message: expect.any(String) as string })
  },
)
