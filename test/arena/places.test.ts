import { describe, expect, it } from 'vitest'
import { placementSeedOf, type Places } from '../../arena/places.js'

describe('drawn places', () => {
  const drawn: Places = { kind: 'drawn', seed: 1 }

  it('are other ones for another seed, other warriors, another order of them, and another batch', () => {
    const states = [
      placementSeedOf(drawn, ['a', 'b']),
      placementSeedOf({ ...drawn, seed: 2 }, ['a', 'b']),
      placementSeedOf(drawn, ['b', 'a']),
      placementSeedOf(drawn, ['a', 'c']),
      placementSeedOf(drawn, ['a', 'b', 'c']),
      placementSeedOf(drawn, ['a', 'b'], 1),
    ]
    expect(new Set(states).size).toBe(states.length)
    expect(placementSeedOf(drawn, ['a', 'b'])).toBe(states[0])
  })

  // From another implementation (Python's hashlib). What is stored rests on them: other numbers need another kind.
  it('are these', () => {
    expect(placementSeedOf(drawn, ['a', 'b'])).toBe(2126818123)
    expect(placementSeedOf({ kind: 'drawn', seed: 2 ** 53 - 1 }, ['a'], 3)).toBe(2130500945)
  })

  it('never begin with 0, where the generator stands still, nor beyond its states', () => {
    for (let seed = 0; seed < 10_000; seed++) {
      const state = placementSeedOf({ kind: 'drawn', seed }, ['a', 'b'])
      expect(state).toBeGreaterThanOrEqual(1)
      expect(state).toBeLessThanOrEqual(2 ** 31 - 2)
    }
  })

  it('begin anywhere: the first positions of many pairs are spread evenly', () => {
    const [distances, pairs, bins] = [7801, 20_000, 20]
    const counts = new Array<number>(bins).fill(0)
    for (let pair = 0; pair < pairs; pair++)
      counts[Math.floor(((placementSeedOf(drawn, ['a', `${pair}`]) % distances) * bins) / distances)]!++
    const expected = pairs / bins
    const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
    // The 99.9 % quantile of 19 degrees of freedom.
    expect(chiSquare).toBeLessThan(43.8)
  })
})

describe('shared places', () => {
  const shared: Places = { kind: 'shared', seed: 3900 }

  it('are the same state for all, as with -F of pMARS', () => {
    expect(placementSeedOf(shared, ['a', 'b'])).toBe(3900)
    expect(placementSeedOf(shared, ['c'])).toBe(3900)
  })

  it('have no second batch', () => {
    expect(() => placementSeedOf(shared, ['a', 'b'], 1)).toThrow('batch is 1')
  })
})
