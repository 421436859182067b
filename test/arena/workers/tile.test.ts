import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutTiles } from '../../../arena/workers/tile.js'
import { roundRobin } from '../../../arena/tournament/index.js'
import { EMPTY_CELL, MOST_HANDLERS, packOperation, type Batch, type Program } from '../../../vm/index.js'
import { zoo } from '../../helpers/warrior.js'

/** A program of these operations, of 0 .. 1000: opcode, modifier and modes do not matter here. */
function programOf(operations: readonly number[]): Program {
  const instructions = operations.map((number) => {
    return { ...EMPTY_CELL, opcode: 1 + (number >> 6), aMode: (number >> 3) & 7, bMode: number & 7 }
  })
  return { instructions, start: 0, pin: null }
}

const range = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index)

function matchesOf(lineUps: readonly (readonly number[])[]): Batch['matches'] {
  return lineUps.map((warriors) => ({ warriors, placement: { kind: 'seed', seed: 1, rounds: 1 } }))
}

/** Different operations of programs and the empty cell. */
function countOperations(programs: readonly Program[]): number {
  const cells = [EMPTY_CELL, ...programs.flatMap(({ instructions }) => instructions)]
  return new Set(cells.map((cell) => packOperation(cell.opcode, cell.modifier, cell.aMode, cell.bMode))).size
}

const randomBatch = fc
  .array(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 100 }), {
    minLength: 1,
    maxLength: 12,
  })
  .chain((programs) =>
    fc.record({
      programs: fc.constant(programs.map(programOf)),
      matches: fc
        .array(fc.array(fc.integer({ min: 0, max: programs.length - 1 }), { minLength: 1, maxLength: 5 }), {
          maxLength: 60,
        })
        .map(matchesOf),
    }),
  )

describe('tiles', () => {
  it('hold every match once, name its warriors, and fit into one module unless they are a single match', () => {
    fc.assert(
      fc.property(randomBatch, ({ programs, matches }) => {
        const tiles = cutTiles({ programs, matches })
        const played = tiles.flatMap((tile) => tile.matches)
        expect(played.toSorted((x, y) => x - y)).toEqual([...matches.keys()])
        for (const tile of tiles) {
          const warriors = new Set(tile.matches.flatMap((match) => matches[match]!.warriors))
          expect(new Set(tile.programs)).toEqual(warriors)
          expect(tile.programs).toHaveLength(warriors.size)
          const count = countOperations(tile.programs.map((index) => programs[index]!))
          const isOneMatch = tile.matches.every(
            (match) => countOperations(matches[match]!.warriors.map((i) => programs[i]!)) === count,
          )
          if (!isOneMatch) expect(count).toBeLessThanOrEqual(MOST_HANDLERS)
        }
      }),
    )
  })

  it('are one, in the order of the matches, where all warriors fit together', () => {
    const matches = matchesOf(roundRobin(zoo.length))
    expect(cutTiles({ programs: zoo, matches })).toEqual([
      { matches: [...matches.keys()], programs: [...zoo.keys()] },
    ])
  })

  it('let each block of a round robin meet each block once', () => {
    // Ten operations each, all different: nine warriors make a block of 91 with the empty cell, two blocks 181.
    const programs = range(0, 45).map((index) => programOf(range(10 * index, 10)))
    const tiles = cutTiles({ programs, matches: matchesOf(roundRobin(programs.length)) })
    // Five blocks meet in ten pairs; a block's own matches go with its first pair.
    expect(tiles.length).toBeLessThanOrEqual(15)
    for (const { programs } of tiles) expect(programs.length).toBeLessThanOrEqual(18)
  })

  it('are large where warriors have much in common', () => {
    // 90 operations of all and ten of each: blocks of four, 15 of them, though two times 91 are nearly a tile.
    const programs = range(0, 60).map((index) => programOf([...range(900, 90), ...range(10 * index, 10)]))
    const tiles = cutTiles({ programs, matches: matchesOf(roundRobin(60)) })
    expect(tiles.length).toBeLessThanOrEqual((15 * 16) / 2)
  })

  it('keep matches of many warriors with those of the same lowest blocks', () => {
    const programs = range(0, 30).map((index) => programOf(range(40 * index, 40)))
    const lineUps = [
      [0, 1, 2],
      [29, 28, 27],
      [2, 1, 3],
      [27, 29, 28],
    ]
    const tiles = cutTiles({ programs, matches: matchesOf(lineUps) })
    expect(tiles.map(({ matches }) => matches)).toEqual([
      [0, 2],
      [1, 3],
    ])
  })

  it('leave a program that is not there to the engine', () => {
    expect(cutTiles({ programs: zoo, matches: matchesOf([[0, 99]]) })).toEqual([
      { matches: [0], programs: [0, 99] },
    ])
  })
})
