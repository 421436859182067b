import { describe, expect, it } from 'vitest'
import { estimateScore, evenRounds, nextRounds, pairsToGoOn, Z_95 } from '../../../arena/statistics/index.js'
import { createRandom, type Random } from '../../../arena/random.js'
import type { RoundCounts } from '../../../arena/score.js'

const counts = (wins: number, ties: number, losses: number): RoundCounts => ({ wins, ties, losses })

describe('the score of a warrior', () => {
  it('is the mean over its opponents, whatever rounds each was met in', () => {
    expect(estimateScore([counts(10, 0, 0), counts(0, 0, 90)]).share).toBe(0.5)
    expect(estimateScore([counts(4, 3, 3)]).share).toBeCloseTo(0.5, 12)
    expect(estimateScore([])).toEqual({ share: 0.5, error: 0.5, reach: 0.5 })
  })

  it('has an interval by the variance of each pair, with one more win and loss', () => {
    // 9 wins and 3 losses: mean 3/4, variance 3/16, of 10 rounds.
    expect(estimateScore([counts(8, 0, 2)]).reach).toBeCloseTo(Z_95 * Math.sqrt(3 / 160), 12)
    // 5 wins, 3 ties, 4 losses: mean 1/2, mean square 4/9, variance 7/36.
    expect(estimateScore([counts(4, 3, 3)]).reach).toBeCloseTo(Z_95 * Math.sqrt(7 / 360), 12)
    expect(estimateScore([counts(8, 0, 2), counts(4, 3, 3)]).reach).toBeCloseTo(
      (Z_95 / 2) * Math.sqrt(3 / 160 + 7 / 360),
      12,
    )
  })
})

describe('rounds that are added', () => {
  it('come in matches of a third to a half of what was played, and end at the most', () => {
    const totals = [0]
    while (totals.at(-1)! < 250) totals.push(totals.at(-1)! + nextRounds(totals.at(-1)!, 250))
    expect(totals).toEqual([0, 10, 20, 30, 40, 60, 80, 120, 160, 240, 250])
    expect(nextRounds(250, 250)).toBe(0)
    expect(nextRounds(0, 4)).toBe(4)
  })

  it('go to the pairs that gain the most by a round, and to no more than it takes', () => {
    const pairs = [counts(40, 0, 0), counts(5, 0, 5), counts(9, 0, 1), counts(6, 0, 4)]
    expect(pairsToGoOn(pairs, 0.5, 1000)).toEqual([])
    const now = estimateScore(pairs).reach
    expect(pairsToGoOn(pairs, 0.99 * now, 1000)).toEqual([1])
    expect(pairsToGoOn(pairs, 0.85 * now, 1000)).toEqual([1, 3])
    expect(pairsToGoOn(pairs, 0.001, 1000)).toEqual([1, 3, 2, 0])
  })

  it('go to no pair that has played the most', () => {
    expect(pairsToGoOn([counts(5, 0, 5), counts(9, 0, 11)], 0.001, 20)).toEqual([0])
  })

  it('compare with as many for each pair', () => {
    // Variance 3/16 each: 2 pairs of n rounds reach Z sqrt(3/(32 n)).
    const pairs = [counts(8, 0, 2), counts(2, 0, 8)]
    expect(evenRounds(pairs, 0.1)).toBe(Math.ceil((3 / 32) * (Z_95 / 0.1) ** 2))
    expect(evenRounds(pairs, 0.4)).toBe(10)
  })
})

describe('a score that is known well enough', () => {
  interface Chances {
    readonly win: number
    readonly tie: number
  }

  function playOn(before: RoundCounts, rounds: number, { win, tie }: Chances, random: Random): RoundCounts {
    let { wins, ties, losses } = before
    for (let round = 0; round < rounds; round++) {
      const drawn = random.next() / 2 ** 32
      if (drawn < win) wins++
      else if (drawn < win + tie) ties++
      else losses++
    }
    return { wins, ties, losses }
  }

  const total = ({ wins, ties, losses }: RoundCounts) => wins + ties + losses

  /** Steps as an evaluation takes them, for one warrior. */
  function evaluate(opponents: readonly Chances[], precision: number, random: Random): RoundCounts[] {
    const pairs = opponents.map((chances) => playOn(counts(0, 0, 0), nextRounds(0, 1000), chances, random))
    for (let on = [...pairs.keys()]; on.length > 0;) {
      on = pairsToGoOn(pairs, precision, 1000)
      for (const pair of on)
        pairs[pair] = playOn(pairs[pair]!, nextRounds(total(pairs[pair]!), 1000), opponents[pair]!, random)
    }
    return pairs
  }

  it.each([
    ['any opponents', 0.03, (random: Random) => random.next() / 2 ** 32],
    [
      'opponents that nearly always win or lose',
      0.03,
      (random: Random) => (random.chance(0.5) ? 0.02 : 0.96),
    ],
    ['opponents as strong as it', 0.06, () => 0.5],
  ])('is in its interval at least 93 times of 100 against %s', (_, precision, drawWin) => {
    const random = createRandom(2026)
    const warriors = 1500
    let covered = 0
    for (let warrior = 0; warrior < warriors; warrior++) {
      const opponents = Array.from({ length: 2 + random.below(30) }, (): Chances => {
        const win = drawWin(random)
        return { win, tie: (1 - win) * (random.next() / 2 ** 33) }
      })
      const truth = opponents.reduce((sum, { win, tie }) => sum + win + tie / 3, 0) / opponents.length
      const { share, reach } = estimateScore(evaluate(opponents, precision, random))
      expect(reach).toBeLessThanOrEqual(precision)
      if (Math.abs(share - truth) <= reach) covered++
    }
    expect(covered / warriors).toBeGreaterThanOrEqual(0.93)
  })
})
