import { expect, it } from 'vitest'
import { addResults } from '../../../arena/evaluate/pair-result.js'
import { summarize } from '../../../arena/evaluate/summary.js'
import { wilsonInterval } from '../../../arena/statistics/index.js'
import type { PairResult } from '../../../arena/evaluate/index.js'

const result = (
  wins: number,
  ties: number,
  losses: number,
  fitness: number,
  opponentFitness: number,
): PairResult => {
  return { wins, ties, losses, fitness, opponentFitness }
}

it('counts opponents beaten by rounds and by fitness, which need not agree', () => {
  const summary = summarize([
    result(10, 0, 0, 2, 0),
    // Wins most rounds, and dies early in the others.
    result(6, 0, 4, 0.9, 1.1),
    null,
    result(0, 10, 0, 1, 1),
    result(4, 0, 6, 1.1, 0.9),
    result(0, 0, 10, 0.1, 0.1 + 1e-12),
  ])
  expect(summary.opponents).toBe(5)
  expect(summary.rounds).toBe(50)
  const { beaten, tied, lost } = summary.byRounds
  expect([beaten.count, tied.count, lost.count]).toEqual([2, 1, 2])
  expect(beaten).toEqual({ count: 2, ...wilsonInterval(2, 5) })
  const byFitness = summary.byFitness
  expect([byFitness.beaten.count, byFitness.tied.count, byFitness.lost.count]).toEqual([2, 2, 1])
  expect(summary.generality).toEqual({ count: 4, ...wilsonInterval(4, 5) })
  expect(summary.points).toBeCloseTo((300 + 180 + 100 + 120 + 0) / 5, 10)
  expect(summary.fitness).toBeCloseTo((2 + 0.9 + 1 + 1.1 + 0.1) / 5, 12)
  expect(summary.hardestFirst).toEqual([5, 3, 4, 1, 0])
})

it('knows nothing of a warrior that met nobody', () => {
  const { opponents, points, pointsReach, generality, hardestFirst } = summarize([null])
  expect({ opponents, hardestFirst }).toEqual({ opponents: 0, hardestFirst: [] })
  expect([points - pointsReach!, points + pointsReach!]).toEqual([0, 300])
  expect([generality.low, generality.high]).toEqual([0, 1])
})

it('adds matches of one pair by their rounds', () => {
  expect(addResults(result(8, 1, 1, 1.6, 0.4), result(10, 10, 10, 1, 1))).toEqual(
    result(18, 11, 11, 1.15, 0.85),
  )
})
