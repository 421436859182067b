import { describe, expect, it } from 'vitest'
import { geometricMean, quantile, quartilesOf } from '../../../arena/statistics/index.js'

describe('quartilesOf', () => {
  it('gives the middle and the quartiles, in whatever order the sample came', () => {
    expect(quartilesOf([5, 1, 4, 2, 3])).toEqual({ low: 2, median: 3, high: 4 })
  })

  it('goes between two values where the sample has none', () => {
    expect(quartilesOf([2, 1])).toEqual({ low: 1.25, median: 1.5, high: 1.75 })
  })

  it('is one value for one value', () => {
    expect(quartilesOf([7])).toEqual({ low: 7, median: 7, high: 7 })
  })

  it('refuses an empty sample', () => {
    expect(() => quantile([], 0.5)).toThrow(RangeError)
  })
})

describe('geometricMean', () => {
  it('of twice as fast and half as fast is as fast', () => {
    expect(geometricMean([2, 0.5])).toBeCloseTo(1, 12)
    expect(geometricMean([2, 4, 8])).toBeCloseTo(4, 12)
  })
})
