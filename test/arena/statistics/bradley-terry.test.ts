import { describe, expect, it } from 'vitest'
import { type Comparison, fitBradleyTerry } from '../../../arena/statistics/index.js'

/**
 * Eastern Division of the American League, 1987: games that the team of the row won at home against that of the column,
 * and games it lost there. Agresti, Categorical Data Analysis, 2nd edition (2002), table 10.10.
 */
const TEAMS = ['Milwaukee', 'Detroit', 'Toronto', 'New York', 'Boston', 'Cleveland', 'Baltimore']
const HOME = [
  ['-', '4-3', '4-2', '4-3', '6-1', '4-2', '6-0'],
  ['3-3', '-', '4-2', '4-3', '6-0', '6-1', '4-3'],
  ['2-5', '4-3', '-', '2-4', '4-3', '4-2', '6-0'],
  ['3-3', '5-1', '2-5', '-', '4-3', '4-2', '6-1'],
  ['5-1', '2-5', '3-3', '4-2', '-', '5-2', '6-0'],
  ['2-5', '3-3', '3-4', '4-3', '4-2', '-', '2-4'],
  ['2-5', '1-5', '1-6', '2-4', '1-6', '3-4', '-'],
]

const baseball: Comparison[] = []
for (const first of TEAMS.keys())
  for (let second = first + 1; second < TEAMS.length; second++) {
    const [atFirst, atSecond] = [HOME[first]![second]!, HOME[second]![first]!].map((text) =>
      text.split('-').map(Number),
    )
    const wins = atFirst![0]! + atSecond![1]!
    const losses = atFirst![1]! + atSecond![0]!
    baseball.push({ first, second, wins, losses, rounds: wins + losses })
  }

/** All of `count` warriors meet `rounds` times; the earlier one wins `share` of them. */
function ladder(count: number, rounds: number, share: number): Comparison[] {
  const wins = Math.round(rounds * share)
  return Array.from({ length: count }, (_, first) =>
    Array.from({ length: count - 1 - first }, (_, gap) => {
      return { first, second: first + 1 + gap, wins, losses: rounds - wins, rounds }
    }),
  ).flat()
}

describe('a Bradley-Terry fit', () => {
  it('has the published abilities and standard errors of the American League of 1987', () => {
    const { abilities, covariance } = fitBradleyTerry(TEAMS.length, baseball, 0)
    const baltimore = TEAMS.length - 1
    // Table 10.11, column 3: Baltimore is 0.
    const overBaltimore = TEAMS.map((name, i) => [name, (abilities[i]! - abilities[baltimore]!).toFixed(2)])
    expect(Object.fromEntries(overBaltimore)).toEqual({
      Milwaukee: '1.58',
      Detroit: '1.44',
      Toronto: '1.29',
      'New York': '1.25',
      Boston: '1.11',
      Cleveland: '0.68',
      Baltimore: '0.00',
    })
    // The text beside it: standard errors of about 0.3.
    for (let i = 0; i < baltimore; i++) {
      const variance = covariance(i, i) + covariance(baltimore, baltimore) - 2 * covariance(i, baltimore)
      expect(Math.sqrt(variance).toFixed(1)).toBe('0.3')
    }
    expect(abilities.reduce((sum, ability) => sum + ability, 0)).toBeCloseTo(0, 12)
  })

  it('gives each team as many wins as it had, which is where the iteration of Hunter (2004) stands still', () => {
    const { abilities } = fitBradleyTerry(TEAMS.length, baseball, 0)
    const strengths = [...abilities].map(Math.exp)
    for (const team of TEAMS.keys()) {
      const own = baseball.filter(({ first, second }) => first === team || second === team)
      const won = own.reduce((sum, { first, wins, losses }) => sum + (first === team ? wins : losses), 0)
      const share = own.reduce(
        (sum, { first, second, rounds }) => sum + rounds / (strengths[first]! + strengths[second]!),
        0,
      )
      expect(won / share).toBeCloseTo(strengths[team]!, 9)
    }
  })

  it('of two is the log of the odds, with its textbook variance; a tie is half a win', () => {
    const { abilities, covariance } = fitBradleyTerry(
      2,
      [{ first: 0, second: 1, wins: 70, losses: 10, rounds: 100 }],
      0,
    )
    expect(abilities[0]! - abilities[1]!).toBeCloseTo(Math.log(80 / 20), 12)
    // 1 / (n p (1-p)) for the difference, of which each has half.
    expect(covariance(0, 0)).toBeCloseTo(1 / (100 * 0.8 * 0.2) / 4, 12)
    expect(covariance(0, 1)).toBeCloseTo(-covariance(0, 0), 12)
  })

  it('has no solution for an unbeaten warrior without a prior, and a finite one with it', () => {
    const unbeaten = [
      { first: 0, second: 1, wins: 100, losses: 0, rounds: 100 },
      { first: 1, second: 2, wins: 60, losses: 40, rounds: 100 },
    ]
    expect(() => fitBradleyTerry(3, unbeaten, 0)).toThrow(RangeError)
    const { abilities, covariance } = fitBradleyTerry(3, unbeaten, 1)
    expect(abilities[0]!).toBeGreaterThan(abilities[1]!)
    expect(abilities[1]! - abilities[2]!).toBeCloseTo(Math.log(1.5), 1)
    for (const i of [0, 1, 2]) expect(covariance(i, i)).toBeGreaterThan(0)
    // Two warriors in one round: the gradient is 0 where 1 - p(2a) + (1/2 - p(a)) = 0.
    const won = fitBradleyTerry(2, [{ first: 0, second: 1, wins: 1, losses: 0, rounds: 1 }], 1)
    const p = (x: number) => 1 / (1 + Math.exp(-x))
    expect(1 - p(2 * won.abilities[0]!) + 0.5 - p(won.abilities[0]!)).toBeCloseTo(0, 9)
  })

  it('stays finite where warriors never met, and where hundreds won all', () => {
    const apart = [
      { first: 0, second: 1, wins: 30, losses: 10, rounds: 40 },
      { first: 2, second: 3, wins: 10, losses: 30, rounds: 40 },
    ]
    const { abilities } = fitBradleyTerry(5, apart, 1)
    expect(abilities[0]!).toBeCloseTo(abilities[3]!, 9)
    expect(abilities[4]!).toBeCloseTo(0, 9)
    const { abilities: steep, covariance } = fitBradleyTerry(100, ladder(100, 100_000, 1), 1)
    for (let i = 0; i < 100; i++) {
      expect(Number.isFinite(steep[i]!)).toBe(true)
      expect(covariance(i, i)).toBeGreaterThan(0)
      if (i > 0) expect(steep[i]!).toBeLessThan(steep[i - 1]!)
    }
  })
})
