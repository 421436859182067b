import { describe, expect, it } from 'vitest'
import {
  cyclesByK,
  findTrends,
  strengthOf,
  summarizeGenerations,
  type AnalyzedChampion,
} from '../../../arena/analyze/index.js'

describe('the strength of a warrior', () => {
  const pair = (fitness: number, opponentFitness: number) => {
    return { wins: 0, ties: 0, losses: 0, fitness, opponentFitness }
  }

  it('counts opponents beaten or tied by fitness, and leaves itself out', () => {
    expect(strengthOf([pair(1.5, 0.5), pair(1, 1), null, pair(0.5, 0.7)])).toEqual({
      opponents: 3,
      generality: 2 / 3,
      fitness: 1,
      phenotype: [1.5, 1, 1, 0.5],
    })
    expect(() => strengthOf([null])).toThrow(RangeError)
  })

  it('takes sums that differ by rounding for a tie', () => {
    expect(strengthOf([pair(0.1 + 0.2, 0.3 + 1e-15)]).generality).toBe(1)
  })
})

function champion(
  runId: number,
  generation: number,
  generality: number,
  change: Partial<AnalyzedChampion> = {},
): AnalyzedChampion {
  return {
    ...{
      runId,
      generation,
      generality,
      name: 'c',
      warriorId: `${runId} ${generation}`,
      opponents: 2,
      fitness: 1,
    },
    ...{ phenotype: [1, 1], genotype: [0.5], embedding: null, strategy: 'paper' },
    ...change,
  }
}

describe('the champions of several runs', () => {
  const champions = [
    champion(1, 1, 0.2, { phenotype: [0, 1], strategy: 'imp' }),
    champion(2, 1, 0.4, { phenotype: [2, 1], genotype: [0.1], fitness: 2 }),
    champion(1, 2, 0.5),
    champion(2, 2, 0.5, { genotype: [0.9] }),
    champion(1, 3, 0.8),
  ]
  const generations = summarizeGenerations(champions)

  it('are summed up generation by generation', () => {
    expect(generations.map(({ generation, runs }) => [generation, runs])).toEqual([
      [1, 2],
      [2, 2],
      [3, 1],
    ])
    expect(generations[0]!.generality).toBeCloseTo(0.3, 12)
    expect(generations[0]!.fitness).toBe(1.5)
    expect(generations[0]!.strategies).toMatchObject({ imp: 0.5, paper: 0.5, scanner: 0 })
    // Components 0 2 and 1 1: variances 2 and 0, difference 2 and 0.
    expect(generations[0]!.phenotype).toEqual({ variance: 1, distance: Math.sqrt(2) })
    expect(generations[0]!.genotype!.variance).toBeCloseTo(0.08, 12)
    expect(generations[1]!.phenotype).toEqual({ variance: 0, distance: 0 })
  })

  it('have no spread where there is one run, and none of embeddings that nobody asked for', () => {
    expect(generations[2]).toMatchObject({ phenotype: null, genotype: null })
    expect(generations.every(({ embedding }) => embedding === null)).toBe(true)
  })

  it('have a generality that follows the logarithm of the generation, and variances that follow the generation', () => {
    const { generality, meanGenerality, phenotype, embedding } = findTrends(champions, generations)
    expect(generality!.points).toBe(5)
    expect(meanGenerality!.points).toBe(3)
    // x: 0 0 .6931 .6931 1.0986; means .49698 and .48; squares .93290, products .37928: slope .37928 / .93290.
    expect(generality!.slope).toBeCloseTo(0.40656, 4)
    expect(phenotype).toEqual({ points: 2, intercept: 2, slope: -1, slopeInterval: null, r2: null })
    expect(embedding).toBeNull()
  })
})

describe('cycles by K', () => {
  it('are summed over the runs of each K, all last', () => {
    const run = (runId: number, lastK: number | null, triples: number, cyclic: number) => {
      return { runId, lastK, warriors: 4, triples, cyclic }
    }
    expect(cyclesByK([run(1, null, 10, 1), run(2, 3, 4, 1), run(3, 3, 4, 2), run(4, 1, 0, 0)])).toEqual([
      { lastK: 1, runs: 1, triples: 0, cyclic: 0, share: null },
      { lastK: 3, runs: 2, triples: 8, cyclic: 3, share: 0.375 },
      { lastK: null, runs: 1, triples: 10, cyclic: 1, share: 0.1 },
    ])
  })
})
