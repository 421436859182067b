import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitnessOf } from '../../arena/fitness.js'

const all = (deaths: number[], maxCycles: number) => deaths.map((_, i) => fitnessOf(deaths, i, maxCycles))

describe('fitness', () => {
  it('is 1 for everybody when nobody dies', () => {
    expect(all([0, 0], 80_000)).toEqual([1, 1])
    expect(all([0, 0, 0, 0, 0], 80_000)).toEqual([1, 1, 1, 1, 1])
  })

  it('is N for the survivor when all others die in the first cycle', () => {
    expect(all([0, 1, 1, 1], 1000)).toEqual([4, 0, 0, 0])
  })

  it('counts a warrior as dead after the cycle in which it dies', () => {
    // Cycles 1..9 shared by two, the tenth belongs to the first alone: 2/10 * (9/2 + 1) = 1.1 and 2/10 * 9/2 = 0.9.
    expect(all([0, 10], 10)[0]).toBeCloseTo(1.1, 12)
    expect(all([0, 10], 10)[1]).toBeCloseTo(0.9, 12)
  })

  it('adds the shares of three warriors that die one after the other', () => {
    // Alive 2, 5 and 10 cycles of 10: 3/10 * (2/3), 3/10 * (2/3 + 3/2), 3/10 * (2/3 + 3/2 + 5).
    const [first, second, third] = all([3, 6, 0], 10)
    expect(first).toBeCloseTo(0.2, 12)
    expect(second).toBeCloseTo(0.65, 12)
    expect(third).toBeCloseTo(2.15, 12)
  })

  it('is what the survivor had when the round ends because nobody is left', () => {
    // Both die, in cycles 4 and 8 of 10: 2/10 * 3/2 and 2/10 * (3/2 + 4); cycles 8 to 10 go to nobody.
    expect(all([4, 8], 10)[0]).toBeCloseTo(0.3, 12)
    expect(all([4, 8], 10)[1]).toBeCloseTo(1.1, 12)
  })

  it('agrees with the sum over cycles that defines it', () => {
    const deaths = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(deaths, (deaths) => {
        const maxCycles = 30
        const scores = deaths.map(() => 0)
        for (let cycle = 1; cycle <= maxCycles; cycle++) {
          const alive = deaths.map((death) => (death === 0 || cycle < death ? 1 : 0))
          const living = alive.reduce<number>((sum, flag) => sum + flag, 0)
          if (living === 0) break
          for (const [i, flag] of alive.entries()) scores[i]! += ((deaths.length / maxCycles) * flag) / living
        }
        for (const [i, score] of scores.entries())
          expect(fitnessOf(deaths, i, maxCycles)).toBeCloseTo(score, 9)
      }),
    )
  })
})
