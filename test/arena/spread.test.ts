import { describe, expect, it } from 'vitest'
import { spread } from '../../arena/spread.js'

describe('a spread of items', () => {
  it('takes them evenly from first to last', () => {
    expect(spread([0, 1, 2, 3, 4, 5, 6, 7], 4)).toEqual([1, 3, 5, 7])
    expect(spread([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 3)).toEqual([1, 5, 8])
    expect(spread([1, 2], 5)).toEqual([1, 2])
    expect(spread([1, 2], 0)).toEqual([])
    expect(spread([1, 2], -3)).toEqual([])
  })
})
