import { describe, expect, it } from 'vitest'
import { countTriples, type PairRecord } from '../../../arena/ratings/index.js'

const beats = (winner: number, loser: number): PairRecord => {
  const [first, second] = winner < loser ? [winner, loser] : [loser, winner]
  return { first, second, wins: winner === first ? 1 : 0, losses: winner === first ? 0 : 1, rounds: 1 }
}

/** Everybody meets; who wins follows from a fixed sequence of bits. */
function scrambled(count: number): PairRecord[] {
  let state = 12345
  const bit = () => {
    state = (16807 * state) % 2147483647
    return (state >> 8) & 1
  }
  const records: PairRecord[] = []
  for (let i = 0; i < count; i++)
    for (let j = i + 1; j < count; j++) records.push(bit() === 1 ? beats(i, j) : beats(j, i))
  return records
}

const choose3 = (n: number) => (n * (n - 1) * (n - 2)) / 6

describe('cyclic triples', () => {
  it('are one in scissors, paper, stone and none on a ladder', () => {
    const circle = [beats(0, 1), beats(1, 2), beats(2, 0)]
    expect(countTriples(3, circle)).toEqual({ total: 1, cyclic: 1, involvement: [1, 1, 1] })
    const ladder = [beats(0, 1), beats(1, 2), beats(0, 2)]
    expect(countTriples(3, ladder)).toEqual({ total: 1, cyclic: 0, involvement: [0, 0, 0] })
  })

  it('are as many as the formula of Kendall and Babington Smith (1940) says, where nobody ties', () => {
    for (const count of [3, 32, 33, 64, 101]) {
      const records = scrambled(count)
      const wins = new Array<number>(count).fill(0)
      for (const { first, second, wins: won } of records) wins[won === 1 ? first : second]! += 1
      const transitive = wins.reduce((sum, own) => sum + (own * (own - 1)) / 2, 0)
      const { total, cyclic, involvement } = countTriples(count, records)
      expect(total).toBe(choose3(count))
      expect(cyclic).toBe(choose3(count) - transitive)
      expect(involvement.reduce((sum, own) => sum + own, 0)).toBe(3 * cyclic)
    }
  })

  it('reach the most that is possible, (n^3-n)/24, where everybody beats the next half of the circle', () => {
    const count = 9
    const records = Array.from({ length: count }, (_, i) =>
      Array.from({ length: 4 }, (_, step) => beats(i, (i + 1 + step) % count)),
    ).flat()
    expect(countTriples(count, records).cyclic).toBe((count ** 3 - count) / 24)
    expect(new Set(countTriples(count, records).involvement).size).toBe(1)
  })

  it('need all three pairs, and no tied one', () => {
    const tied = { first: 0, second: 2, wins: 5, losses: 5, rounds: 10 }
    expect(countTriples(3, [beats(0, 1), beats(1, 2)])).toMatchObject({ total: 0, cyclic: 0 })
    expect(countTriples(3, [beats(0, 1), beats(1, 2), tied])).toMatchObject({ total: 1, cyclic: 0 })
  })
})
