import { describe, expect, it } from 'vitest'
import { ratePattern, rateStep } from '../../../arena/steps/index.js'
import { rateSlowly } from '../../helpers/slow-steps.js'

describe('the rating of a step', () => {
  it('is that of a walk done by hand', () => {
    // 0, then 2 (gap 2, half a cell off), 4 (1, a half), 1 (1, 0), 3 (1, 0); free: 4, 2, 1, 1, 0.
    expect(rateStep(2, 5)).toEqual({ modulus: 1, cells: 5, gapSum: 5, midpointSum: 1, freeSpaceSum: 8 })
    // 0, then 6 (gap 2, 2 off), 4 (2, 1), 2 (2, 0); free: 7, 5, 3, 1.
    expect(rateStep(6, 8)).toEqual({ modulus: 2, cells: 4, gapSum: 6, midpointSum: 3, freeSpaceSum: 16 })
    expect(rateStep(1, 2)).toEqual({ modulus: 1, cells: 2, gapSum: 1, midpointSum: 0, freeSpaceSum: 1 })
  })

  it('is, for every step of every small core, what looking at all cells gives', () => {
    for (let coreSize = 2; coreSize <= 48; coreSize++)
      for (let step = 1; step < coreSize; step++) {
        const { modulus, ...rating } = rateStep(step, coreSize)
        expect({ coreSize, step, ...rating }).toEqual({
          coreSize,
          step,
          ...rateSlowly([{ increment: step, offset: 0 }], coreSize),
        })
        expect(rating.cells).toBe(coreSize / modulus)
      }
  })

  it('is the same for a pattern of this step alone, in large cores too', () => {
    for (const step of [1, 3999, 4000, 3044, 3359, 73, 7999, 5000])
      expect(ratePattern([{ increment: step, offset: 0 }], 8000)).toEqual(rateStep(step, 8000))
  })

  it.each([0, 8000, -4, 2.5, NaN])('refuses a step of %s', (step) => {
    expect(() => rateStep(step, 8000)).toThrow(/step is .*from 1 to 7999/)
  })
})

describe('the rating of a pattern', () => {
  it('is that of two bombs a loop done by hand', () => {
    // Loops: 0 and 1, 4 and 5; then 0 again. 1 (gap 1, 7 up: 3 off), 4 (3, 4 up: half), 5 (1, 3 up: 1).
    // Free: 7, 6, 3, 2.
    const streams = [
      { increment: 4, offset: 0 },
      { increment: 4, offset: 1 },
    ]
    expect(ratePattern(streams, 8)).toEqual({
      modulus: 4,
      cells: 4,
      gapSum: 5,
      midpointSum: 4,
      freeSpaceSum: 18,
    })
  })

  it('is what looking at all cells gives, with increments of their own and cells hit twice', () => {
    for (const coreSize of [7, 12, 30, 40])
      for (let increment = 1; increment < coreSize; increment += 2)
        for (const other of [1, 3, Math.floor(coreSize / 2)])
          for (const offset of [0, 1, 5]) {
            const streams = [
              { increment, offset: 0 },
              { increment: other, offset },
              { increment, offset: coreSize - 1 },
            ]
            const { modulus: _, ...rating } = ratePattern(streams, coreSize)
            expect(rating).toEqual(rateSlowly(streams, coreSize))
          }
  })

  it('refuses no stream and an offset outside the core', () => {
    expect(() => ratePattern([], 80)).toThrow(RangeError)
    expect(() => ratePattern([{ increment: 3, offset: 80 }], 80)).toThrow(/offset is 80/)
  })
})
