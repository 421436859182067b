import { describe, expect, it } from 'vitest'
import {
  addScore,
  compareBytes,
  enterOnce,
  NO_TOTAL,
  rankEntrants,
  roundRobin,
  type Total,
} from '../../../arena/tournament/index.js'
import { dwarf, imp, waiter } from '../../helpers/warrior.js'

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
})

describe('standings', () => {
  const entrants = [
    { name: 'c', warriorId: imp.id },
    { name: 'b', warriorId: dwarf.id },
    { name: 'a', warriorId: waiter.id },
  ]
  const rank = (totals: readonly (Total | undefined)[]) =>
    rankEntrants(
      entrants,
      new Map(
        entrants.flatMap(({ warriorId }, index): [string, Total][] => {
          const total = totals[index]
          return total === undefined ? [] : [[warriorId, total]]
        }),
      ),
    )

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
