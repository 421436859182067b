import { describe, expect, it } from 'vitest'
import { inheritConstants, partsOf, type Composition } from '../../../arena/parts/index.js'
import { createRandom } from '../../../arena/random.js'

const part = (name: string, step: number) => ({ part: name, genes: { step } })
const stone = { ...part('stone', 3), distance: 900 }
const pump = { ...part('imp pump', 5), distance: null }
const composition: Composition = { opening: part('quick scan', 1), bodies: [stone, pump], blanks: 4 }
const lent = { step: 99 }
const random = createRandom(1)
const runs = Array.from({ length: 400 })

describe('new parts', () => {
  it('inherit the constants that are lent three times of four, each for itself, and stay where they are', () => {
    const shares = [0, 0, 0]
    for (const _ of runs) {
      const child = inheritConstants(composition, [], () => lent, random)
      expect(child.bodies.map(({ distance }) => distance)).toEqual([900, null])
      expect(child.blanks).toBe(4)
      for (const [index, { part, genes }] of partsOf(child).entries()) {
        expect(part).toBe(partsOf(composition)[index]!.part)
        if (genes === lent) shares[index]! += 1 / runs.length
        else expect(genes).toBe(partsOf(composition)[index]!.genes)
      }
    }
    for (const share of shares) expect(Math.abs(share - 0.75)).toBeLessThan(0.08)
  })

  it('are those that no parent has: what is known keeps its constants', () => {
    const asked: string[] = []
    const lend = (name: string) => {
      asked.push(name)
      return null
    }
    const parent = { opening: null, bodies: [stone], blanks: 0 }
    for (const _ of runs) expect(inheritConstants(composition, [parent], lend, random)).toEqual(composition)
    expect(new Set(asked)).toEqual(new Set(['quick scan', 'imp pump']))
  })
})
