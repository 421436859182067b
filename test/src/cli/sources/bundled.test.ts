import { describe, expect, it } from 'vitest'
import { bundledHill, bundledOpponents, bundledWarriors } from '../../../../src/cli/sources/bundled.js'

describe('the warriors that come with drq', () => {
  it.each(['94nop', 'tiny', 'nano'] as const)(
    'of %s hold the hill of duels, and that those of one core',
    async (preset) => {
      const [all, hill, few] = await Promise.all([
        bundledWarriors(preset),
        bundledHill(preset),
        bundledOpponents(preset),
      ])
      expect(hill.filter((path) => !all.includes(path))).toEqual([])
      expect(few.filter((path) => !hill.includes(path))).toEqual([])
      expect(few).toHaveLength(3)
    },
  )

  it('leave on 94nop those out of the hill that say nothing to a strong warrior', async () => {
    const hill = (await bundledHill('94nop')).map((path) => path.replaceAll('\\', '/'))
    expect(hill.some((path) => path.endsWith('/94nop/mock-turtle.red'))).toBe(false)
    expect(hill.some((path) => path.endsWith('/94nop/red-king.red'))).toBe(true)
  })

  it('are none for a preset without a folder', async () => {
    expect(await bundledHill('icws')).toEqual([])
  })
})
