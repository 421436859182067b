import { describe, expect, it } from 'vitest'
import { aimOf } from '../../../../arena/evolve/archive/aim.js'
import { createRandom } from '../../../../arena/random.js'
import { PRESETS } from '../../../../vm/index.js'

const settings = PRESETS['94nop']
const axes = [
  { name: 'length', edges: [10] },
  { name: 'opcodes', edges: [3, 5] },
] as const

describe('the aim of a proposal', () => {
  it('is an empty cell, in words', () => {
    const cells = [0, 1].flatMap((firstBin) => [0, 1, 2].map((secondBin) => ({ firstBin, secondBin })))
    const missing = [
      'instructions: less than 10; distinct opcodes: less than 3',
      'instructions: less than 10; distinct opcodes: 3 to less than 5',
      'instructions: less than 10; distinct opcodes: 5 or more',
    ]
    for (const [index, text] of missing.entries())
      expect(aimOf(cells.toSpliced(index, 1), axes, settings, createRandom(1))).toBe(text)
    expect(aimOf(cells, axes, settings, createRandom(1))).toBeUndefined()
  })

  it('is none in an archive of one cell', () => {
    expect(aimOf([], [], settings, createRandom(1))).toBeUndefined()
  })
})
