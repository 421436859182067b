import { describe, expect, it } from 'vitest'
import { barsOf, distinctBest, passes, ratingStages } from '../../../arena/optimize/stages.js'
import type { CandidateRecord } from '../../../arena/optimize/index.js'

function record(candidate: number, ...scores: number[]): CandidateRecord {
  const stages = scores.map((score) => ({ score, error: 4, beaten: 0, tied: 0, opponents: 9 }))
  return {
    candidate,
    origin: 'climb',
    parent: null,
    values: [candidate],
    problem: null,
    stages,
    report: null,
  }
}

describe('the stages', () => {
  it('go from few rounds against few opponents to all', () => {
    expect(ratingStages(34, 50).map(({ opponents, rounds }) => [opponents, rounds])).toEqual([
      [9, 5],
      [17, 10],
      [34, 50],
    ])
    expect(ratingStages(1, 1).map(({ opponents, rounds }) => [opponents, rounds])).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
    ])
  })

  it('ask for what the three best scored in the mean, and never for less than before', () => {
    expect(barsOf([], 2)).toEqual([-Infinity, -Infinity])
    const records = [record(0, 100, 100), record(1, 90), record(2, 130, 110), record(3, 70, 120)]
    expect(barsOf(records.slice(0, 2), 2)).toEqual([100, 100])
    expect(barsOf(records.slice(0, 3), 2)).toEqual([115, 105])
    // The mean in stage 1 falls to 100; its bar stays.
    expect(barsOf(records, 2)).toEqual([115, 110])
    expect(barsOf([...records, record(4, 150, 150)], 2)).toEqual([350 / 3, 380 / 3])
  })

  it('let pass what is above the bar, or within the mercy of a stage', () => {
    const stage = { opponents: 9, rounds: 5, mercy: 0.5 }
    const score = record(0, 100).stages[0]!
    expect(passes(score, stage, 101.9)).toBe(true)
    expect(passes(score, stage, 102)).toBe(false)
    expect(passes(score, { ...stage, mercy: 0 }, 100)).toBe(false)
    expect(passes(score, { ...stage, mercy: 0 }, -Infinity)).toBe(true)
  })

  it('know candidates that scored the same in every round as one', () => {
    const records = [record(0, 100, 100), record(1, 90), record(2, 80, 120), record(3, 70, 120)]
    expect(distinctBest(records, 2).map(({ candidate }) => candidate)).toEqual([2, 0])
  })
})
