import { describe, expect, it } from 'vitest'
import {
  addScore,
  dealLineUps,
  NO_TOTAL,
  rankEntrants,
  roundRobin,
  type Total,
} from '../../../arena/tournament/index.js'
import { dwarf, imp, waiter } from '../../helpers/warrior.js'
import { compareBytes } from '../../../arena/byte-order.js'
import { enter, enterOnce } from '../../../arena/matches/index.js'

describe('the schedule', () => {
  it('lets every two meet once, the earlier one first', () => {
    expect(roundRobin(4)).toEqual([
      [0, 1],
      [0, 2],
      [0, 3],
      [1, 2],
      [1, 3],
      [2, 3],
    ])
    expect(roundRobin(316)).toHaveLength(49_770)
    expect(roundRobin(1)).toEqual([])
  })

  it('orders entrants by the bytes of their names, not by their letters', () => {
    const names = ['é.red', 'a.red', 'B.red', '\u{1F600}.red', '\uFF21.red', 'a-.red']
    expect(names.toSorted(compareBytes)).toEqual([
      'B.red',
      'a-.red',
      'a.red',
      'é.red',
      '\uFF21.red',
      '\u{1F600}.red',
    ])
  })

  it('enters each code once, under the first of its names', () => {
    const list = enterOnce([
      { name: 'z.red', warrior: imp },
      { name: 'm.red', warrior: dwarf },
      { name: 'a.red', warrior: { ...imp, name: 'copy' } },
    ])
    expect(list.entrants.map(({ name }) => name)).toEqual(['a.red', 'm.red'])
    expect(list.duplicates).toEqual([{ name: 'z.red', of: 'a.red' }])
  })

  it('enters all of them where duplicates play', () => {
    const twins = [
      { name: 'z.red', warrior: imp },
      { name: 'a.red', warrior: { ...imp, name: 'copy' } },
    ]
    expect(enter(twins, 'play')).toEqual({ entrants: twins.toReversed(), duplicates: [] })
    expect(enter(twins, 'skip')).toEqual(enterOnce(twins))
  })
})

describe('line-ups drawn by lot', () => {
  it('are of different entrants, who all play equally often or once more', () => {
    for (const [entrants, size, count] of [
      [7, 3, 50],
      [6, 4, 9],
      [10, 10, 4],
      [5, 4, 101],
    ] as const) {
      const lineUps = dealLineUps(entrants, size, count, 77)
      expect(lineUps).toHaveLength(count)
      const played = new Array<number>(entrants).fill(0)
      for (const lineUp of lineUps) {
        expect(new Set(lineUp).size).toBe(size)
        for (const entrant of lineUp) played[entrant]!++
      }
      expect(Math.max(...played) - Math.min(...played)).toBeLessThanOrEqual(1)
      expect(played.reduce((sum, times) => sum + times, 0)).toBe(size * count)
    }
  })

  it('follow from the seed, the first ones whatever their number, and every place is drawn', () => {
    const many = dealLineUps(9, 4, 300, 5)
    expect(dealLineUps(9, 4, 10, 5)).toEqual(many.slice(0, 10))
    expect(dealLineUps(9, 4, 10, 6)).not.toEqual(many.slice(0, 10))
    for (const place of [0, 1, 2, 3]) expect(new Set(many.map((lineUp) => lineUp[place])).size).toBe(9)
  })

  it('are drawn from seed 0 as well, at which the generator stands still', () => {
    expect(new Set(dealLineUps(9, 3, 30, 0).map(String)).size).toBeGreaterThan(20)
  })

  it('cannot be larger than the number of entrants', () => {
    expect(() => dealLineUps(3, 4, 1, 5)).toThrow(RangeError)
  })
})

describe('standings', () => {
  const entrants = [
    { name: 'c', warriorId: imp.id },
    { name: 'b', warriorId: dwarf.id },
    { name: 'a', warriorId: waiter.id },
  ]
  const rank = (totals: readonly (Total | undefined)[]) => rankEntrants(entrants, totals)

  it('give points per 100 rounds and the share of rounds won', () => {
    const total = addScore(addScore(NO_TOTAL, { wins: 3, ties: 1, losses: 1, score: 10 }), {
      wins: 0,
      ties: 0,
      losses: 5,
      score: 0,
    })
    expect(rank([total])[0]).toEqual({
      rank: 1,
      warriorId: imp.id,
      name: 'c',
      matches: 2,
      rounds: 10,
      wins: 3,
      ties: 1,
      losses: 6,
      score: 10,
      points: 100,
      winShare: 0.3,
    })
  })

  it('compare warriors that have played unequally often by points per round', () => {
    const few = { matches: 1, wins: 2, ties: 0, losses: 0, score: 6 }
    const many = { matches: 4, wins: 6, ties: 0, losses: 2, score: 18 }
    expect(rank([many, few]).map(({ name, points }) => [name, points])).toEqual([
      ['b', 300],
      ['c', 225],
      ['a', 0],
    ])
  })

  it('put more wins first among equal points, then names, and give equal points one rank', () => {
    const oneWin = { matches: 1, wins: 1, ties: 0, losses: 2, score: 3 }
    const threeTies = { matches: 1, wins: 0, ties: 3, losses: 0, score: 3 }
    expect(rank([oneWin, threeTies, threeTies]).map(({ name, rank }) => [name, rank])).toEqual([
      ['c', 1],
      ['a', 1],
      ['b', 1],
    ])
    expect(rank([undefined, oneWin]).map(({ name, rank }) => [name, rank])).toEqual([
      ['b', 1],
      ['a', 2],
      ['c', 2],
    ])
  })
})
