import { describe, expect, it } from 'vitest'
import {
  createGeneticProposer,
  evolve,
  indexOfGreatest,
  rankFinalists,
  spread,
} from '../../../arena/evolve/index.js'
import { openStore } from '../../../arena/store/index.js'
import { createInlineFights } from '../../../arena/workers/index.js'
import { createReferenceEngine } from '../../../vm/index.js'
import { beginSmallRun, DWARF, IMP, STONE } from '../../helpers/evolution.js'

describe('the final of a run', () => {
  it('ranks bred champions and the last elites, each code once, by fights with all that the run knows', async () => {
    const store = openStore(':memory:')
    try {
      const fights = createInlineFights(createReferenceEngine())
      const arena = { store, fights, now: () => 0 }
      const runId = beginSmallRun(store, { fitness: 'duel' })
      const proposer = createGeneticProposer({ seeds: [IMP, DWARF, STONE] })
      const champions = await evolve(runId, { ...arena, proposer })
      const run = store.evolution.findRun(runId)!
      const finalists = await rankFinalists(run, champions, arena)
      const ids = finalists.map(({ warrior }) => warrior.id)
      expect(new Set(ids).size).toBe(ids.length)
      for (const { origin, warrior } of champions) if (origin === 'bred') expect(ids).toContain(warrior.id)
      const points = finalists.map(({ fitness }) => fitness)
      expect(points).toEqual(points.toSorted((x, y) => y - x))
      expect(points[0]).toBeGreaterThan(points.at(-1)!)
      expect(await rankFinalists(run, champions, arena)).toEqual(finalists)
    } finally {
      store.close()
    }
  })
})

describe('a spread of items', () => {
  it('takes them evenly from first to last', () => {
    expect(spread([0, 1, 2, 3, 4, 5, 6, 7], 4)).toEqual([1, 3, 5, 7])
    expect(spread([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 3)).toEqual([1, 5, 8])
    expect(spread([1, 2], 5)).toEqual([1, 2])
    expect(spread([1, 2], 0)).toEqual([])
    expect(spread([1, 2], -3)).toEqual([])
  })
})

describe('the index of the greatest', () => {
  it('is the first of equals, and null where there is nothing', () => {
    expect(indexOfGreatest([1, null, 3, 3])).toBe(2)
    expect(indexOfGreatest([null])).toBeNull()
    expect(indexOfGreatest([])).toBeNull()
  })
})
