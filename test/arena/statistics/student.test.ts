import { describe, expect, it } from 'vitest'
import { studentInterval, studentQuantile } from '../../../arena/statistics/index.js'

describe("Student's t", () => {
  it('has the quantiles of the published tables', () => {
    // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2.
    const table = [
      [0.975, 1, 12.706],
      [0.975, 2, 4.303],
      [0.975, 3, 3.182],
      [0.975, 4, 2.776],
      [0.975, 9, 2.262],
      [0.975, 30, 2.042],
      [0.975, 100, 1.984],
      [0.9, 5, 1.476],
      [0.95, 10, 1.812],
      [0.999, 4, 7.173],
    ] as const
    for (const [probability, degrees, quantile] of table)
      expect(studentQuantile(probability, degrees)).toBeCloseTo(quantile, 3)
    expect(studentQuantile(0.5, 7)).toBeCloseTo(0, 12)
  })

  it('gives the mean and its interval, none of a single value', () => {
    // Mean 4, squares 4 + 1 + 0 + 1 + 4 = 10: standard error sqrt(10 / 4 / 5), and 2.776445 of them.
    const { mean, interval } = studentInterval([2, 3, 4, 5, 6])
    expect(mean).toBe(4)
    expect(interval!.low).toBeCloseTo(4 - 1.963243, 5)
    expect(interval!.high).toBeCloseTo(4 + 1.963243, 5)
    expect(studentInterval([0.7])).toEqual({ mean: 0.7, interval: null })
  })

  it('takes no empty sample, and no probability or freedom that has no quantile', () => {
    expect(() => studentInterval([])).toThrow(RangeError)
    expect(() => studentQuantile(1, 4)).toThrow(RangeError)
    expect(() => studentQuantile(0.975, 0)).toThrow(RangeError)
  })
})
