import { describe, expect, it } from 'vitest'
import { fitLine, fitLog } from '../../../arena/statistics/index.js'

describe('a line through points', () => {
  const xs = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5]
  const ys = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68]

  it("agrees with Anscombe's published fit, whose standard error of the slope is 0.1179", () => {
    // Anscombe, "Graphs in statistical analysis", 1973, data set 1.
    const fit = fitLine(xs.map((x, index) => ({ x, y: ys[index]! })))!
    expect(fit.intercept).toBeCloseTo(3.0001, 4)
    expect(fit.slope).toBeCloseTo(0.5001, 4)
    expect(fit.r2).toBeCloseTo(0.6665, 4)
    expect(fit.slopeInterval!.low).toBeCloseTo(0.5001 - 2.2622 * 0.1179, 3)
    expect(fit.slopeInterval!.high).toBeCloseTo(0.5001 + 2.2622 * 0.1179, 3)
  })

  it('fits the same over the logarithm', () => {
    const fit = fitLog(xs.map((x, index) => ({ x: Math.exp(x), y: ys[index]! })))!
    expect(fit.slope).toBeCloseTo(0.5001, 4)
    expect(fitLog([1, 2, 4, 8].map((x) => ({ x, y: 0.5 + 0.1 * Math.log(x) })))).toMatchObject({ points: 4 })
  })

  it('has no interval of two points, no R2 where nothing varies, and no line through one x', () => {
    expect(
      fitLine([
        { x: 1, y: 1 },
        { x: 2, y: 3 },
      ]),
    ).toEqual({ points: 2, intercept: -1, slope: 2, slopeInterval: null, r2: null })
    expect(
      fitLine([
        { x: 1, y: 1 },
        { x: 2, y: 1 },
      ])!.r2,
    ).toBeNull()
    expect(
      fitLine([
        { x: 1, y: 1 },
        { x: 1, y: 3 },
      ]),
    ).toBeNull()
    expect(fitLine([])).toBeNull()
  })
})
