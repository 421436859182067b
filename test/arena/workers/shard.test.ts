import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createShardCutter, type Shard, type ShardCutter } from '../../../arena/workers/shard.js'
import { EMPTY_CELL, PRESETS, type Batch, type Program } from '../../../vm/index.js'
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

/** Matches of warriors of which no two fit into one tile: as many tiles as warriors, of `each` matches. */
function batchOfTiles(tileCount: number, each: number): Batch {
  const programs = Array.from({ length: tileCount }, (_, program): Program => {
    const instructions = Array.from({ length: 100 }, (_, index) => {
      const number = 100 * program + index
      return { ...EMPTY_CELL, opcode: 1 + (number >> 6), aMode: (number >> 3) & 7, bMode: number & 7 }
    })
    return { instructions, start: 0, pin: null }
  })
  const matches = programs.flatMap((_, program) =>
    Array.from({ length: each }, (): Batch['matches'][number] => {
      return { warriors: [program, program], placement: { kind: 'seed', seed: 1, rounds: 1 } }
    }),
  )
  return { settings: PRESETS.tiny, programs, matches, stop: 'one-left' }
}

function takeAll(cutter: ShardCutter, matchMs: number, lane = 0): Shard[] {
  const shards: Shard[] = []
  for (let shard = cutter.take(lane); shard !== null; shard = cutter.take(lane)) {
    shards.push(shard)
    cutter.measure(shard, shard.matches.length * matchMs)
  }
  return shards
}

/** Sizes of all shards when every match takes `matchMs`. */
function cutAll(batch: Batch, matchMs: number): number[] {
  const shards = takeAll(createShardCutter(batch), matchMs)
  expect(shards.flatMap(({ matches }) => matches)).toEqual([...batch.matches.keys()])
  return shards.map(({ matches }) => matches.length)
}

describe('shards', () => {
  it('begin at half the pace of the batches before', () => {
    const pace = { speed: null }
    takeAll(createShardCutter(batchOf(2000), pace), 2)
    const [first] = takeAll(createShardCutter(batchOf(2000), pace), 2)
    expect(first!.matches.length).toBeGreaterThan(45)
    expect(first!.matches.length).toBeLessThanOrEqual(50)
  })

  it('hold one match until a first one was measured, then grow to about 200 ms', () => {
    const sizes = cutAll(batchOf(2000), 2)
    expect(sizes.slice(0, 2)).toEqual([1, 2])
    const [full, end] = [sizes.slice(14, 28), sizes.slice(28)]
    expect(full.every((size) => size > 90 && size <= 100)).toBe(true)
    expect(end.length).toBeGreaterThan(5)
  })

  it('get smaller towards the end, so that no lane waits long for another', () => {
    const cutter = createShardCutter(batchOf(2000))
    const sizes: number[] = []
    for (let lane = 0; ; lane = 1 - lane) {
      const shard = cutter.take(lane)
      if (shard === null) break
      sizes.push(shard.matches.length)
      cutter.measure(shard, shard.matches.length * 2)
    }
    expect(Math.max(...sizes)).toBeGreaterThan(90)
    expect(sizes.slice(-4)).toEqual([1, 1, 1, 1])
  })

  it('at most double, however soon the matches before ended', () => {
    const sizes = cutAll(batchOf(500), 0)
    for (const [index, size] of sizes.entries()) expect(size).toBeLessThanOrEqual(2 ** index)
  })

  it('hold one match each when matches are long', () => {
    expect(cutAll(batchOf(6), 5000)).toEqual([1, 1, 1, 1, 1, 1])
  })

  it('come back match by match when their worker died, each with its own warriors', () => {
    const cutter = createShardCutter(batchOf(5))
    cutter.take(0)
    cutter.retry({ matches: [0, 1], programs: [0, 1, 2, 3, 4], deaths: 0 })
    expect([cutter.take(0), cutter.take(1)]).toEqual([
      { matches: [0], programs: [0, 3], deaths: 1 },
      { matches: [1], programs: [1, 4], deaths: 1 },
    ])
    expect(cutter.take(0)?.deaths).toBe(0)
  })

  it('hold every match once, whatever lanes take them and how long they last', () => {
    const step = fc.record({ lane: fc.integer({ min: 0, max: 3 }), ms: fc.integer({ min: 0, max: 400 }) })
    const steps = fc.infiniteStream(step)
    const size = fc.integer({ min: 1, max: 30 })
    fc.assert(
      fc.property(size, size, steps, (tiles, each, steps) => {
        const batch = batchOfTiles(tiles, each)
        const cutter = createShardCutter(batch)
        const taken: number[] = []
        for (const { lane, ms } of steps) {
          const shard = cutter.take(lane)
          if (shard === null) break
          expect(shard.matches).not.toEqual([])
          const warriors = shard.matches.flatMap((match) => batch.matches[match]!.warriors)
          expect(new Set(shard.programs)).toEqual(new Set(warriors))
          taken.push(...shard.matches)
          cutter.measure(shard, ms)
        }
        expect(taken.toSorted((x, y) => x - y)).toEqual([...batch.matches.keys()])
      }),
      { numRuns: 50 },
    )
  })
})

describe('a lane', () => {
  const tileOf = (shard: Shard | null) => shard?.programs
  const step = (cutter: ShardCutter, lane: number) => {
    const shard = cutter.take(lane)
    // So long that shards have one match each.
    if (shard !== null) cutter.measure(shard, 5000)
    return tileOf(shard)
  }

  it('keeps to its tile, then begins the next', () => {
    const cutter = createShardCutter(batchOfTiles(3, 3))
    const [first, second] = [[], []] as unknown[][]
    for (let turn = 0; turn < 4; turn++) {
      first!.push(step(cutter, 0))
      second!.push(step(cutter, 1))
    }
    expect(first).toEqual([[0], [0], [0], [2]])
    expect(second).toEqual([[1], [1], [1], [2]])
  })

  it('helps with the tile that has most left when no tile is new', () => {
    const cutter = createShardCutter(batchOfTiles(3, 4))
    expect([0, 1, 2].map((lane) => step(cutter, lane))).toEqual([[0], [1], [2]])
    expect([0, 0, 0, 1].map((lane) => step(cutter, lane))).toEqual([[0], [0], [0], [1]])
    // Left: none of the first, two of the second, three of the third.
    expect([0, 0, 0].map((lane) => step(cutter, lane))).toEqual([[2], [2], [2]])
    expect([0, 2, 1].map((lane) => step(cutter, lane))).toEqual([[1], [1], undefined])
  })

  it('takes small tiles together', () => {
    const cutter = createShardCutter(batchOfTiles(50, 2))
    const shards = takeAll(cutter, 1)
    expect(Math.max(...shards.map(({ programs }) => programs.length))).toBeGreaterThan(10)
    expect(shards.flatMap(({ matches }) => matches)).toEqual([...Array(100).keys()])
  })
})

describe('the end of a batch', () => {
  const all = new Set(Array(100).keys())

  it('is taken from while lanes come from the beginning', () => {
    const cutter = createShardCutter(batchOf(10))
    const match = cutter.ahead() / 10
    expect(cutter.takeFromEnd(all, 3.5 * match)).toEqual([9, 8, 7])
    expect(cutter.take(0)?.matches).toEqual([0])
    expect(cutter.takeFromEnd(all, Infinity, 2)).toEqual([6, 5])
    expect(cutter.ahead()).toBe(4 * match)
    expect(cutter.takeFromEnd(all, match / 2)).toEqual([])
    expect(takeAll(cutter, 0).flatMap(({ matches }) => matches)).toEqual([1, 2, 3, 4])
    expect(cutter.takeFromEnd(all, Infinity)).toEqual([])
  })

  it('gives only matches that are eligible', () => {
    const cutter = createShardCutter(batchOf(6))
    expect(cutter.takeFromEnd(new Set([1, 4]), Infinity)).toEqual([4, 1])
    expect(takeAll(cutter, 0).flatMap(({ matches }) => matches)).toEqual([0, 2, 3, 5])
  })

  it('gives lanes back what was taken, in shards with all their warriors', () => {
    const cutter = createShardCutter(batchOfTiles(3, 4))
    const taken = cutter.takeFromEnd(all, Infinity)
    expect([taken.length, cutter.take(0), cutter.ahead()]).toEqual([12, null, 0])
    cutter.giveBack([5, 11, 4])
    const shards = takeAll(cutter, 5000)
    expect(shards.map(({ matches, programs }) => [...matches, ...programs])).toEqual([
      [5, 1],
      [4, 1],
      [11, 2],
    ])
  })

  it('and lanes together hold every match once, also what is given back', () => {
    const step = fc.record({
      lane: fc.integer({ min: 0, max: 2 }),
      most: fc.integer({ min: 0, max: 9 }),
      back: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.infiniteStream(step), (tiles, steps) => {
        const batch = batchOfTiles(tiles, 5)
        const cutter = createShardCutter(batch)
        const eligible = new Set([...batch.matches.keys()].filter((match) => match % 4 > 0))
        const taken: number[] = []
        for (const { lane, most, back } of steps) {
          const share = cutter.takeFromEnd(eligible, Infinity, most)
          expect(share.every((match) => eligible.has(match))).toBe(true)
          if (back) cutter.giveBack(share)
          else taken.push(...share)
          const shard = cutter.take(lane)
          if (shard === null) break
          expect(shard.matches).not.toEqual([])
          for (const match of shard.matches)
            expect(shard.programs).toContain(batch.matches[match]!.warriors[0])
          taken.push(...shard.matches)
          cutter.measure(shard, 100)
        }
        expect(cutter.ahead()).toBe(0)
        expect(taken.toSorted((x, y) => x - y)).toEqual([...batch.matches.keys()])
      }),
      { numRuns: 50 },
    )
  })
})
