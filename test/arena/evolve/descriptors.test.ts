import { describe, expect, it } from 'vitest'
import { binOf, cellOf, coveredEdges, SPAWNED_EDGES } from '../../../arena/evolve/index.js'

describe('descriptors', () => {
  it('bins spawned processes at 1, 10, 100, 1000 and 10000, the edge in the upper bin', () => {
    const values = [0, 0.95, 1, 9.95, 10, 99.5, 100, 999, 1000, 9999, 10_000, 1e9]
    expect(values.map((value) => binOf(value, SPAWNED_EDGES))).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5])
  })

  it('bins covered addresses of a core of 8000 at 10, 100, 500, 1000 and 4000', () => {
    expect(coveredEdges(8000)).toEqual([10, 100, 500, 1000, 4000])
    expect(cellOf(0, 1, 8000)).toEqual({ spawnedBin: 0, coveredBin: 0 })
    expect(cellOf(12.5, 3999.95, 8000)).toEqual({ spawnedBin: 2, coveredBin: 4 })
    expect(cellOf(2e4, 4000, 8000)).toEqual({ spawnedBin: 5, coveredBin: 5 })
  })

  it('scales the edges of the coverage to other cores', () => {
    expect(coveredEdges(800)).toEqual([1, 10, 50, 100, 400])
  })
})
