import { describe, expect, it } from 'vitest'
import { ratePattern, rateRange, rateStep } from '../../../arena/steps/index.js'

const NOTHING = { offsets: [], streams: [] }

describe('the steps of a range', () => {
  it('are rated one by one, backwards ones by their way round the core, without 0', () => {
    expect(rateRange({ low: -3, high: 3, by: 3 }, NOTHING, 80)).toEqual({
      ok: true,
      steps: [
        { step: -3, ...rateStep(77, 80) },
        { step: 3, ...rateStep(3, 80) },
      ],
    })
  })

  it('are rated with the bombs that fall beside them', () => {
    const extra = { offsets: [-5], streams: [{ increment: -7, offset: 2 }] }
    const pattern = [
      { increment: 3, offset: 0 },
      { increment: 3, offset: 75 },
      { increment: 73, offset: 2 },
    ]
    expect(rateRange({ low: 3, high: 3, by: 1 }, extra, 80)).toEqual({
      ok: true,
      steps: [{ step: 3, ...ratePattern(pattern, 80) }],
    })
  })

  it('are not rated with a bomb that stays, with too many, or where it takes too long', () => {
    const range = { low: 1, high: 500_000, by: 1 }
    const still = { offsets: [], streams: [{ increment: 80, offset: 1 }] }
    expect(rateRange(range, still, 80)).toMatchObject({ ok: false, code: 'no-step' })
    const many = { offsets: Array.from({ length: 16 }, (_, index) => index + 1), streams: [] }
    expect(rateRange(range, many, 80)).toMatchObject({ ok: false, code: 'too-many-bombs' })
    const long = { offsets: [5], streams: [] }
    expect(rateRange(range, long, 1_000_000)).toMatchObject({ ok: false, code: 'too-many-patterns' })
  })
})
