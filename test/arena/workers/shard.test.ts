import { describe, expect, it } from 'vitest'
import { createShardCutter, cutBatch, outcomeLength, type Shard } from '../../../arena/workers/shard.js'
import { PRESETS, type Batch } from '../../../vm/index.js'
import { zoo } from '../../helpers/warrior.js'

function batchOf(matchCount: number, rounds = 1): Batch {
  return {
    settings: PRESETS.tiny,
    programs: zoo,
    matches: Array.from({ length: matchCount }, (_, index) => ({
      warriors: [index % 3, 3 + (index % 2)],
      placement: { kind: 'seed', seed: 1, rounds },
    })),
    stop: 'one-left',
  }
}

/** Sizes of all shards when every match takes `matchMs`. */
function cutAll(batch: Batch, matchMs: number): number[] {
  const cutter = createShardCutter(batch)
  const sizes: number[] = []
  for (let shard = cutter.take(); shard !== null; shard = cutter.take()) {
    expect(shard.matches[0]).toBe(sizes.reduce((sum, size) => sum + size, 0))
    sizes.push(shard.matches.length)
    cutter.measure(shard, shard.matches.length * matchMs)
  }
  return sizes
}

describe('shards', () => {
  it('hold one match until a first one was measured, then grow to about 200 ms', () => {
    const sizes = cutAll(batchOf(2000), 2)
    expect(sizes.slice(0, 2)).toEqual([1, 2])
    expect(sizes.slice(20, -1).every((size) => size > 90 && size <= 100)).toBe(true)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(2000)
  })

  it('at most double, however soon the matches before ended', () => {
    const sizes = cutAll(batchOf(500), 0)
    for (const [index, size] of sizes.entries()) expect(size).toBeLessThanOrEqual(2 ** index)
  })

  it('hold one match each when matches are long', () => {
    expect(cutAll(batchOf(6), 5000)).toEqual([1, 1, 1, 1, 1, 1])
  })

  it('come back match by match when their worker died', () => {
    const cutter = createShardCutter(batchOf(5))
    const shard: Shard = { matches: [0, 1], deaths: 0 }
    cutter.take()
    cutter.retry(shard)
    expect([cutter.take(), cutter.take()]).toEqual([
      { matches: [0], deaths: 1 },
      { matches: [1], deaths: 1 },
    ])
    expect(cutter.take()?.deaths).toBe(0)
  })

  it('take only their own programs along, without source or names', () => {
    const batch = batchOf(6, 4)
    const cut = cutBatch(batch, { matches: [4, 5], deaths: 0 })
    expect(cut.matches.map(({ warriors }) => warriors)).toEqual([
      [0, 1],
      [2, 3],
    ])
    expect(cut.programs.map(({ instructions }) => instructions)).toEqual(
      [1, 3, 2, 4].map((index) => zoo[index]!.instructions),
    )
    expect(Object.keys(cut.programs[0]!)).toEqual(['instructions', 'start', 'pin'])
    expect(outcomeLength(cut.matches[0]!)).toBe(4 * (2 + 2 * 4))
  })
})
