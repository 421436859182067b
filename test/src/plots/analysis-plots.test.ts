import { describe, expect, it } from 'vitest'
import { cyclesByK, findTrends, summarizeGenerations, type Analysis } from '../../../arena/analyze/index.js'
import { analysisPlots, createDraw } from '../../../src/plots/index.js'

function analysisOf(runs: number, triples: number): Analysis {
  const champions = Array.from({ length: 3 * runs }, (_, index) => {
    const generation = 1 + (index % 3)
    const vectors = { phenotype: [index, 1], genotype: [index / 9], embedding: null }
    const generality = 0.5 + 0.1 * Math.log(generation)
    return {
      ...{ runId: 1 + Math.floor(index / 3), generation, generality, ...vectors },
      ...{ name: 'c', warriorId: String(index), opponents: 2, fitness: 1, strategy: 'paper' as const },
    }
  })
  const generations = summarizeGenerations(champions)
  const cycles = [{ runId: 1, lastK: 8, warriors: 3, triples, cyclic: 0 }]
  const trends = findTrends(champions, generations)
  return { champions, generations, trends, cycles, byK: cyclesByK(cycles), probe: null, unplayed: 0 }
}

const namesOf = (analysis: Analysis) => analysisPlots(analysis).map(({ name }) => name)

describe('the plots of an analysis', () => {
  it('are those it has data for', () => {
    expect(namesOf(analysisOf(2, 1))).toEqual(['generality', 'variance', 'strategies', 'cycles'])
    expect(namesOf(analysisOf(1, 0))).toEqual(['generality', 'strategies'])
  })

  it('are the same each time, with the fit in words and its points where they belong', async () => {
    const draw = await createDraw()
    const { specification } = analysisPlots(analysisOf(2, 1))[0]!
    const [one, two] = [await draw(specification), await draw(specification)]
    expect(two).toEqual(one)
    expect(one.svg).toContain('generality = 0.5 + 0.1 ln generation, R² = 1.000')
    // The scale goes from 0 at the bottom, 300, to 1 at the top: 0.5 lies in the middle, at the left edge.
    expect(one.svg).toMatch(
      /aria-label="generation: 1; opponents beaten or tied: 50\.000000%"[^>]*transform="translate\(0,150\)"/,
    )
  })
})
