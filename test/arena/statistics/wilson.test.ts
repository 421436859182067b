import { describe, expect, it } from 'vitest'
import { wilsonInterval } from '../../../arena/statistics/index.js'

describe('the Wilson interval', () => {
  it('agrees with published values', () => {
    // Newcombe, "Two-sided confidence intervals for the single proportion", 1998, table I, method 3.
    const published = [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const
    for (const [successes, trials, low, high] of published) {
      const interval = wilsonInterval(successes, trials)
      expect(interval.share).toBe(successes / trials)
      expect(interval.low).toBeCloseTo(low, 4)
      expect(interval.high).toBeCloseTo(high, 4)
    }
  })

  it('knows nothing of no trials and takes no more successes than trials', () => {
    expect(wilsonInterval(0, 0)).toEqual({ share: 0, low: 0, high: 1 })
    expect(() => wilsonInterval(3, 2)).toThrow(RangeError)
  })
})
