import { describe, expect, it } from 'vitest'
import {
  drawComposition,
  isComposition,
  layOut,
  PART_TABLE,
  structureOf,
  varyConstants,
  type Composition,
} from '../../../arena/parts/index.js'
import { createRandom } from '../../../arena/random.js'
import { PRESETS } from '../../../vm/index.js'

const seeds = Array.from({ length: 60 }, (_, index) => index)

function variantsIn(settings = PRESETS['94nop']): { before: Composition; after: Composition }[] {
  return seeds.flatMap((seed) => {
    const random = createRandom(seed)
    const before = drawComposition(settings, random, PART_TABLE)!
    const after = varyConstants(before, settings, random, PART_TABLE)
    return after === null ? [] : [{ before, after }]
  })
}

describe.each(['94nop', 'nano'] as const)('other constants on %s', (preset) => {
  const settings = PRESETS[preset]

  it('leave the parts and their order as they are, are possible, and make other code', () => {
    const variants = variantsIn(settings)
    expect(variants.length).toBeGreaterThan(0.5 * seeds.length)
    for (const { before, after } of variants) {
      expect(structureOf(after)).toBe(structureOf(before))
      expect(after.blanks).toBe(before.blanks)
      expect(isComposition(after, settings)).toBe(true)
      expect(layOut(after, settings, PART_TABLE)).not.toEqual(layOut(before, settings, PART_TABLE))
    }
  })
})

describe('a structure', () => {
  it('is the parts in their order, whatever their constants', () => {
    const part = (name: string, genes = {}) => ({ part: name, genes, distance: null })
    const of = (...bodies: readonly ReturnType<typeof part>[]) =>
      structureOf({ opening: null, bodies, blanks: 0 })
    expect(of(part('stone', { step: 3 }))).toBe(of(part('stone', { step: 7 })))
    expect(of(part('stone'), part('imp pump'))).not.toBe(of(part('imp pump'), part('stone')))
    expect(structureOf({ opening: part('quick scan'), bodies: [part('silk')], blanks: 0 })).not.toBe(
      of(part('quick scan'), part('silk')),
    )
  })
})
