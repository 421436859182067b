import { describe, expect, it } from 'vitest'
import {
  PRESETS,
  drawPermutation,
  drawPlacements,
  fixedSeed,
  nextSeed,
  permutationSeed,
  judgePlacement,
} from '../../vm/index.js'
import { ALLOWED, failed } from '../helpers/failed.js'

const settings = PRESETS['94nop']

describe('placement', () => {
  it('draws the minimal standard sequence (Park and Miller 1988: 1043618065 after 10,000 steps from 1)', () => {
    let seed = 1
    for (let step = 0; step < 10_000; step++) seed = nextSeed(seed)
    expect(seed).toBe(1_043_618_065)
  })

  it('puts the second of two warriors where -F says, and rotates the starter', () => {
    const placements = drawPlacements(settings, 2, fixedSeed(4000, settings), 3)
    expect(placements[0]).toEqual({ positions: [0, 4000], first: 0 })
    expect(placements.map(({ first }) => first)).toEqual([0, 1, 0])
  })

  it('repeats one position when the seed is 0', () => {
    const positions = drawPlacements(settings, 2, 0, 5).map((placement) => placement.positions[1])
    expect(positions).toEqual([100, 100, 100, 100, 100])
  })

  it.each([2, 3, 10, 64])('keeps %d warriors apart, around the core as well', (count) => {
    for (const { positions } of drawPlacements(settings, count, 12_345, 200)) {
      const sorted = [...positions, settings.coreSize].sort((x, y) => x - y)
      for (const [i, position] of sorted.slice(1).entries())
        expect(position - sorted[i]!).toBeGreaterThanOrEqual(settings.minSeparation)
    }
  })

  it('permutes: every distance comes with both starters before one repeats', () => {
    const nano = PRESETS.nano
    const rounds = 2 * (nano.coreSize + 1 - 2 * nano.minSeparation)
    const drawn = drawPermutation(nano, permutationSeed(33, nano), 2 * rounds)
    const key = ({ positions, first }: (typeof drawn)[number]) => `${positions[1]}/${first}`
    expect(new Set(drawn.slice(0, rounds).map(key)).size).toBe(rounds)
    expect(new Set(drawn.slice(rounds).map(key)).size).toBe(rounds)
  })

  it('says when the warriors do not fit', () => {
    expect(judgePlacement(settings, 80)).toEqual(ALLOWED)
    expect(judgePlacement(settings, 81)).toEqual(failed('NoRoom', '81 warriors'))
    expect(() => drawPlacements(settings, 81, 1, 1)).toThrow(RangeError)
  })
})
