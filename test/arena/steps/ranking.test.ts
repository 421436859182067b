import { describe, expect, it } from 'vitest'
import { goodSteps, rankSteps, rateHalf, rateStep } from '../../../arena/steps/index.js'
import { cpuMsOf } from '../../helpers/cpu-time.js'

const best = rankSteps(rateHalf(8000))

describe('the ranking of steps', () => {
  it.each([
    [1, [3039, 3359]],
    [2, [2234, 3094]],
    [4, [3044, 3364]],
    [5, [2365, 3315]],
    [8, [2376, 2936]],
  ])('has the published optima numbers of a core of 8000 first: modulus %i', (modulus, published) => {
    const first = best.filter((step) => step.modulus === modulus && step.rank === 1)
    expect(first.map(({ step }) => step)).toEqual(published)
  })

  it.each([
    [1, 73],
    [2, 98],
    [4, 76],
    [5, 95],
  ])("has Sieben's published numbers below 100 first by his measure: modulus %i", (modulus, published) => {
    const small = best.filter((step) => step.modulus === modulus && step.step < 100)
    expect(small.sort((x, y) => y.gapSum - x.gapSum)[0]!.step).toBe(published)
  })

  it('counts places among steps of one modulus and gives equals one place', () => {
    const rated = [3044, 3364, 2876, 3039].map((step) => ({ step, ...rateStep(step, 8000) }))
    expect(rankSteps(rated).map(({ step, rank, likes }) => [step, rank, likes])).toEqual([
      [3039, 1, 1],
      [3044, 1, 3],
      [3364, 1, 3],
      [2876, 3, 3],
    ])
  })
})

describe('the good steps of a core', () => {
  it('are some hundred, of all usual moduli, with their mirrors, within a second of the processor', () => {
    let steps: readonly number[] = []
    const ms = cpuMsOf(() => {
      steps = goodSteps(8000)
    })
    expect(ms).toBeLessThan(1000)
    expect(steps.length).toBe(422)
    for (const step of steps) expect(steps).toContain(8000 - step)
    const moduli = new Set(steps.map((step) => rateStep(step, 8000).modulus))
    expect([...moduli].sort((x, y) => x - y)).toEqual([1, 2, 4, 5, 8, 10])
    expect(steps).toEqual(expect.arrayContaining([3039, 3044, 2234, 2365, 2376]))
    expect(steps).not.toContain(1)
  })

  it('are the same list when asked again, and few for small cores', () => {
    expect(goodSteps(8000)).toBe(goodSteps(8000))
    expect(goodSteps(80).length).toBeGreaterThan(8)
    expect(goodSteps(2)).toEqual([1])
    expect(goodSteps(1)).toEqual([])
  })
})
