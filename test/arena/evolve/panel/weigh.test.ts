import { describe, expect, it } from 'vitest'
import { weighOpponents } from '../../../../arena/evolve/panel/weigh.js'

/** Rock, paper, scissors, and an opponent that everybody beats. */
const known = {
  opponents: [0, 1, 2, 3],
  points: [
    [1, 3, 0, 3],
    [0, 1, 3, 3],
    [3, 0, 1, 3],
  ],
  champions: 1,
}

describe('the weights of opponents', () => {
  it('are 1 where all count alike', () => {
    expect(weighOpponents(known, 'even')).toEqual([1, 1, 1, 1])
  })

  it('are what the last champions lose to them, 0.25 at least', () => {
    const weights = weighOpponents(known, 'weakness')
    expect(weights[1]).toBeCloseTo((4 * 3) / 5)
    expect(weights[2]).toBeCloseTo((4 * 2) / 5)
    expect([weights[0], weights[3]]).toEqual([0.25, 0.25])
  })

  it('are before the first champion by what all warriors lose', () => {
    const weights = weighOpponents({ ...known, champions: 0 }, 'weakness')
    expect(weights[0]).toBeCloseTo(weights[1]!)
    expect(weights[3]).toBe(0.25)
  })

  it('are by regret where others have points that the champions have not', () => {
    const weights = weighOpponents(known, 'regret')
    expect(weights[1]).toBeCloseTo((4 * 3) / 5)
    expect(weights[2]).toBeCloseTo((4 * 2) / 5)
    expect([weights[0], weights[3]]).toEqual([0.25, 0.25])
  })

  it('are as nash the mix that is hardest to meet', () => {
    const weights = weighOpponents(known, 'nash')
    for (const weight of weights.slice(0, 3)) expect(weight).toBeCloseTo(4 / 3, 1)
    expect(weights[3]).toBe(0.25)
  })

  it('are as recursive greater for who does better against who does well', () => {
    const points = [
      [1, 2, 3],
      [0, 1, 3],
      [0, 0, 1],
    ]
    const [strong, middle, weak] = weighOpponents({ opponents: [0, 1, 2], points, champions: 0 }, 'recursive')
    expect(strong).toBeGreaterThan(middle!)
    expect(middle).toBeGreaterThan(weak!)
  })

  it('are 1 where nobody loses anything', () => {
    const all = { opponents: [0, 1], points: [[3, 3]], champions: 1 }
    for (const weighting of ['weakness', 'regret', 'recursive'] as const)
      expect(weighOpponents(all, weighting)).toEqual([1, 1])
  })
})
