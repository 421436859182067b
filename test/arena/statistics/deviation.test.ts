import { describe, expect, it } from 'vitest'
import { spreadOf } from '../../../arena/statistics/deviation.js'

describe('the spread of scores', () => {
  it('is their mean and the standard deviation of the sample', () => {
    expect(spreadOf([2, 4, 4, 4, 5, 5, 7, 9])).toEqual({ mean: 5, deviation: Math.sqrt(32 / 7) })
    expect(spreadOf([3])).toEqual({ mean: 3, deviation: 0 })
  })
})
