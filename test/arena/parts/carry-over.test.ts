import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../arena/random.js'
import {
  carryCode,
  carryOver,
  compositionOf,
  diesAlone,
  drawComposition,
  isComposition,
  layOut,
  PART_TABLE,
  printTypedWarrior,
  type Composition,
} from '../../../arena/parts/index.js'
import { assemble, PRESETS, type Program } from '../../../vm/index.js'

const { '94nop': large, tiny, nano } = PRESETS
const seeds = Array.from({ length: 40 }, (_, seed) => seed)
const partsOf = ({ bodies }: Composition) => bodies.map(({ part }) => part)
const carry = (composition: Composition, from = tiny, to = large) =>
  carryOver(composition, from, to, createRandom(1))

describe('a composition in another core', () => {
  it.each([
    ['nano', 'tiny'],
    ['nano', '94nop'],
    ['tiny', '94nop'],
    ['tiny', '94x'],
    ['94nop', '94x'],
    ['94nop', 'tiny'],
    ['tiny', 'nano'],
  ] as const)('from %s fits on %s, assembles and lives alone', (from, to) => {
    const [before, after] = [PRESETS[from], PRESETS[to]]
    const carried = seeds.flatMap((seed) => {
      const composition = drawComposition(before, createRandom(seed), PART_TABLE)
      const own = composition === null ? null : carryOver(composition, before, after, createRandom(seed))
      return own === null ? [] : [own]
    })
    expect(carried.length).toBeGreaterThan(after.coreSize < before.coreSize ? 2 : 30)
    for (const composition of carried) {
      expect(isComposition(composition, after)).toBe(true)
      const layout = layOut(composition, after, PART_TABLE)
      if (!layout.ok) throw new Error(layout.message)
      expect(diesAlone(composition, layout.value, after, PART_TABLE)).toBe(false)
      const { warrior } = assemble(printTypedWarrior(composition, layout.value, after), { settings: after })
      expect(compositionOf(warrior!, after)).toEqual(composition)
    }
  })

  it('keeps all its bodies where there is more room', () => {
    for (const seed of seeds) {
      const composition = drawComposition(tiny, createRandom(seed), PART_TABLE)!
      const own = carry(composition)
      if (own !== null) expect(partsOf(own)).toEqual(partsOf(composition))
    }
  })

  it('keeps the share of the core of steps and distances, and counts as they are', () => {
    const paper = { part: 'short paper', genes: { far: 300, target: 790 }, distance: 200 }
    const stone = { part: 'short stone', genes: { step: 47, worn: 400 }, distance: null }
    expect(carry({ opening: null, bodies: [paper], blanks: 3 })).toEqual({
      opening: null,
      bodies: [{ part: 'short paper', genes: { far: 3000, target: 7900 }, distance: 2000 }],
      blanks: 3,
    })
    expect(carry({ opening: null, bodies: [stone], blanks: 0 })!.bodies[0]!.genes).toEqual({
      step: 471,
      worn: 4000,
    })
  })

  it('leaves out what does not fit, the last bodies first', () => {
    const paper = { part: 'short paper', genes: { far: 3000, target: 7900 }, distance: null }
    const composition = { opening: null, bodies: [paper, paper, paper, paper], blanks: 5 }
    const own = carry(composition, large, tiny)!
    expect(partsOf(own).length).toBeLessThan(4)
    expect(partsOf(own).length).toBeGreaterThan(0)
    expect(carryOver(composition, large, PRESETS['88'], createRandom(1))).toBeNull()
  })
})

describe('plain code in another core', () => {
  const program = (code: string, settings: typeof large): Program => {
    const { warrior } = assemble(code, { settings })
    return warrior!
  }
  const fieldsOf = ({ instructions }: Pick<Program, 'instructions'>) => instructions.map(({ a, b }) => [a, b])

  it('keeps near fields, and the points of imp rings', () => {
    const imps = program('spl 1, <-3\nmov.i #4, 27\nadd #28, -27\njmp -1, 5\nend 1', nano)
    const own = carryCode(imps, nano, large)!
    expect(fieldsOf(own)).toEqual([
      [1, -3],
      [4, 2667],
      [2668, -2667],
      [-1, 5],
    ])
    expect(own.start).toBe(1)
  })

  it('keeps the share of the core, and what a step has in common with it', () => {
    const bomber = program('add #12, 1\nmov 2, 37\njmp -2', nano)
    expect(fieldsOf(carryCode(bomber, nano, large)!)).toEqual([
      [1204, 1],
      [2, 3701],
      [-2, 0],
    ])
  })

  it('is nothing where it is too long', () => {
    const long = program('for 6\nmov 0, 1\nrof', large)
    expect(carryCode(long, large, nano)).toBeNull()
    expect(carryCode(long, large, tiny)).not.toBeNull()
  })
})
