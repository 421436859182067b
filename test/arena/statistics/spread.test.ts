import { describe, expect, it } from 'vitest'
import { meanDistance, meanVariance } from '../../../arena/statistics/index.js'

describe('the spread of vectors', () => {
  // Components 1 2 3 and 0 0 6: variances 1 and 12. Differences 1 0, 1 6, 2 6.
  const vectors = [
    [1, 0],
    [2, 0],
    [3, 6],
  ]

  it('is the mean of the variances of the components', () => {
    expect(meanVariance(vectors)).toBe(6.5)
    expect(meanVariance([vectors[0]!, vectors[0]!])).toBe(0)
    expect(() => meanVariance([[1]])).toThrow(RangeError)
  })

  it('is the mean distance of every two', () => {
    expect(meanDistance(vectors)).toBeCloseTo((Math.sqrt(0.5) + Math.sqrt(18.5) + Math.sqrt(20)) / 3, 12)
    expect(() => meanDistance([[1]])).toThrow(RangeError)
  })
})
