import { describe, expect, it } from 'vitest'
import { countGroups, rateWarriors, recordPairs } from '../../../arena/ratings/index.js'
import type { StoredPair } from '../../../arena/store/index.js'

const pair = (
  firstId: string,
  secondId: string,
  firstWins: number,
  secondWins: number,
  rounds: number,
  seed = 1,
): StoredPair => {
  return { firstId, secondId, seed, rounds, firstWins, secondWins }
}

describe('records of pairs', () => {
  it('put matches of both orders together and take only the longest of those that begin alike', () => {
    const results = [
      pair('b', 'a', 30, 50, 100),
      pair('b', 'a', 3, 5, 10),
      pair('a', 'b', 7, 2, 10),
      pair('a', 'b', 1, 1, 10, 2),
      pair('a', 'b', 5, 5, 20, 2),
      pair('a', 'a', 5, 5, 20, 2),
      pair('c', 'c', 5, 5, 20, 2),
    ]
    expect(recordPairs(results)).toEqual({
      warriorIds: ['a', 'b'],
      records: [{ first: 0, second: 1, wins: 50 + 7 + 5, losses: 30 + 2 + 5, rounds: 130 }],
    })
  })
})

describe('ratings', () => {
  const warriors = ['a', 'b', 'c'].map((name) => ({ warriorId: name, name }))

  it('are 1500 in the mean and 400 apart at odds of 10 to 1', () => {
    const records = [{ first: 0, second: 1, wins: 1_000_000, losses: 100_000, rounds: 1_100_000 }]
    const [strong, weak] = rateWarriors(warriors.slice(0, 2), records)
    expect(strong!.rating).toBeCloseTo(1700, 2)
    expect(weak!.rating).toBeCloseTo(1300, 2)
    expect(strong!.low).toBeLessThan(strong!.rating)
    expect(strong!.high - strong!.rating).toBeCloseTo(strong!.rating - strong!.low, 9)
  })

  it('stand beside points, win rate and counts', () => {
    const records = [
      { first: 0, second: 1, wins: 50, losses: 30, rounds: 100 },
      { first: 0, second: 2, wins: 80, losses: 10, rounds: 100 },
      { first: 1, second: 2, wins: 60, losses: 20, rounds: 100 },
    ]
    expect(rateWarriors(warriors, records)[0]).toMatchObject({
      ...{ rank: 1, name: 'a', opponents: 2, rounds: 200, wins: 130, ties: 30, losses: 40 },
      ...{ points: (100 * (3 * 130 + 30)) / 200, winShare: 0.65 },
    })
    expect(rateWarriors(warriors, records).map(({ name }) => name)).toEqual(['a', 'b', 'c'])
  })

  it('share a rank when they are equal', () => {
    const records = [{ first: 0, second: 1, wins: 5, losses: 5, rounds: 10 }]
    expect(rateWarriors(warriors.slice(0, 2), records).map(({ rank, rating }) => [rank, rating])).toEqual([
      [1, 1500],
      [1, 1500],
    ])
  })

  it('compare within groups that met', () => {
    const met = (first: number, second: number) => ({ first, second, wins: 0, losses: 0, rounds: 1 })
    expect(countGroups(5, [met(0, 1), met(3, 4), met(1, 4)])).toBe(2)
    expect(countGroups(3, [])).toBe(3)
  })
})
