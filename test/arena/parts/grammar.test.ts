import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../arena/random.js'
import {
  createPartTable,
  diesAlone,
  drawComposition,
  isComposition,
  layOut,
  PART_TABLE,
} from '../../../arena/parts/index.js'
import { body } from '../../../arena/parts/part/index.js'
import { PRESETS } from '../../../vm/index.js'

const seeds = Array.from({ length: 40 }, (_, seed) => seed)

describe('the grammar', () => {
  it.each(['94nop', '94x', 'lp', 'tiny'] as const)('draws compositions that fit on %s', (preset) => {
    const room = PRESETS[preset]
    for (const seed of seeds) {
      const composition = drawComposition(room, createRandom(seed), PART_TABLE)!
      expect(isComposition(composition, room)).toBe(true)
      expect(layOut(composition, room, PART_TABLE).ok).toBe(true)
    }
  })

  it('draws the same with the same generator, and others with others', () => {
    const draw = (seed: number) =>
      JSON.stringify(drawComposition(PRESETS['94nop'], createRandom(seed), PART_TABLE))
    expect(draw(5)).toBe(draw(5))
    expect(new Set(seeds.map(draw)).size).toBe(seeds.length)
  })

  it('leaves bodies where they are loaded more often in a small room', () => {
    const staying = (preset: 'tiny' | '94nop') =>
      seeds
        .flatMap((seed) => drawComposition(PRESETS[preset], createRandom(seed), PART_TABLE)!.bodies)
        .filter(({ distance, part }) => distance === null && PART_TABLE.body(part).isBooted).length
    expect(staying('tiny')).toBeGreaterThan(2 * staying('94nop'))
  })

  it('draws nothing where nothing fits', () => {
    const long = body({
      ...{ name: 'long', kind: 'stone', isBooted: true, domains: () => ({}), processes: () => 1 },
      code: () => 'for 30\nmov 0, 1\nrof',
    })
    expect(drawComposition(PRESETS.tiny, createRandom(1), createPartTable([long], []))).toBeNull()
  })
})

describe('a warrior alone', () => {
  const part = (name: string, code: string, more = {}) =>
    body({
      name,
      kind: 'stone',
      isBooted: false,
      domains: () => ({}),
      processes: () => 1,
      code: () => code,
      ...more,
    })
  const table = createPartTable(
    [part('imp', 'mov 0, 1'), part('dead', 'jmp 1'), part('ending', 'jmp 1', { ends: true })],
    [],
  )
  const dies = (...names: string[]) => {
    const bodies = names.map((name) => ({ part: name, genes: {}, distance: null }))
    const composition = { opening: null, bodies, blanks: 0 }
    const layout = layOut(composition, PRESETS['94nop'], table)
    return layout.ok && diesAlone(composition, layout.value, PRESETS['94nop'], table)
  }

  it('is not worth a fight where all of it dies at once', () => {
    expect([dies('imp'), dies('dead'), dies('dead', 'dead'), dies('dead', 'imp')]).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  it('may die where a part ends on purpose', () => {
    expect([dies('ending'), dies('ending', 'dead')]).toEqual([false, false])
  })
})
