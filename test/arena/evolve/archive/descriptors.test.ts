import { describe, expect, it } from 'vitest'
import {
  binOf,
  coveredEdges,
  createGrid,
  SPAWNED_EDGES,
  type DescriptorName,
} from '../../../../arena/evolve/index.js'
import { COMPOSITION_KINDS } from '../../../../arena/parts/index.js'
import { PRESETS, type Warrior } from '../../../../vm/index.js'
import { composed, typedWarrior } from '../../../helpers/typed.js'
import { dwarf, warrior } from '../../../helpers/warrior.js'

const imp = warrior('Imp', ['MOV.I $0, $1'])
const paper = warrior('Paper', ['SPL.B $1, $0', 'SPL.B @0, >1430', 'MOV.I }-1, >-1', 'JMP.B $-2, $0'])
const settings = PRESETS['94nop']
const own = (name: DescriptorName) => ({ name, edges: null })

describe('descriptors', () => {
  it('bins spawned processes at 1, 10, 100, 1000 and 10000, the edge in the upper bin', () => {
    const values = [0, 0.95, 1, 9.95, 10, 99.5, 100, 999, 1000, 9999, 10_000, 1e9]
    expect(values.map((value) => binOf(value, SPAWNED_EDGES))).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5])
  })

  it('bins covered addresses of a core of 8000 at 10, 100, 500, 1000 and 4000', () => {
    const { shape, cellOf } = createGrid([own('spawned'), own('covered')], settings)
    expect(shape).toEqual([6, 6])
    expect(coveredEdges(8000)).toEqual([10, 100, 500, 1000, 4000])
    expect(cellOf({ program: imp, spawned: 0, covered: 1 })).toEqual({ firstBin: 0, secondBin: 0 })
    expect(cellOf({ program: imp, spawned: 12.5, covered: 3999.95 })).toEqual({ firstBin: 2, secondBin: 4 })
    expect(cellOf({ program: imp, spawned: 2e4, covered: 4000 })).toEqual({ firstBin: 5, secondBin: 5 })
  })

  it('scales the edges of the coverage to other cores', () => {
    expect(coveredEdges(800)).toEqual([1, 10, 50, 100, 400])
  })

  it('tells warriors apart by length, opcodes, share of writes and strategy', () => {
    const binsOf = (name: DescriptorName) =>
      [imp, paper].map((program) =>
        createGrid([own(name)], settings).cellOf({ program, spawned: 0, covered: 0 }),
      )
    expect(binsOf('length').map(({ firstBin }) => firstBin)).toEqual([0, 0])
    expect(binsOf('opcodes').map(({ firstBin }) => firstBin)).toEqual([0, 1])
    expect(binsOf('writes').map(({ firstBin }) => firstBin)).toEqual([5, 1])
    expect(binsOf('strategy').map(({ firstBin }) => firstBin)).toEqual([1, 5])
  })

  it('tells compositions apart by the kinds of their bodies, and estimates that of plain code', () => {
    const { shape, cellOf } = createGrid([own('composition')], settings)
    expect(shape).toEqual([COMPOSITION_KINDS.length, 1])
    const kindOf = (program: Warrior) =>
      COMPOSITION_KINDS[cellOf({ program, spawned: 0, covered: 0 }).firstBin]
    expect([imp, paper, dwarf].map(kindOf)).toEqual(['imp', 'paper', 'stone'])
    const typed = typedWarrior(composed('stone', 'imp pump'))
    expect(kindOf(typed)).toBe('stone+imp')
    expect(kindOf(typedWarrior(composed('imp pump', 'bombing paper')))).toBe('paper+imp')
    expect(kindOf(typedWarrior(composed('imp pump', 'imp pump')))).toBe('imp')
    // A source may say anything.
    expect(kindOf({ ...imp, source: typed.source })).toBe('imp')
  })

  it('takes bins from the user, one axis or none', () => {
    const length = createGrid([{ name: 'length', edges: [1, 3] }], settings)
    expect(length.shape).toEqual([3, 1])
    expect(length.cellOf({ program: paper, spawned: 0, covered: 0 })).toEqual({ firstBin: 2, secondBin: 0 })
    expect(createGrid([], settings).shape).toEqual([1, 1])
    expect(createGrid([], settings).cellOf({ program: paper, spawned: 9, covered: 9 })).toEqual({
      firstBin: 0,
      secondBin: 0,
    })
  })
})
