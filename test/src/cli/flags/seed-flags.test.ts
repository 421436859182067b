import { describe, expect, it } from 'vitest'
import type { CliEnvironment } from '../../../../src/cli/process/environment.js'
import { UsageError } from '../../../../src/cli/process/exit.js'
import { parseSeed, placesFrom } from '../../../../src/cli/flags/seed-flags.js'
import { drawPlacements, PRESETS } from '../../../../vm/index.js'

const nop = PRESETS['94nop']
const silent = { randomSeed: () => 42, stderr: { write: () => true } } as unknown as CliEnvironment

describe('parseSeed', () => {
  it('takes 0 to 2^31-2, and random', () => {
    expect(['0', '2147483646', 'random'].map(parseSeed)).toEqual([0, 2147483646, 'random'])
    for (const text of ['-1', '2147483647', 'Random', '1e3', ''])
      expect(() => parseSeed(text)).toThrow('from 0 to 2147483646, or random')
  })
})

describe('placesFrom', () => {
  it('is seed 1 without a flag', () => {
    expect(placesFrom({}, nop, silent)).toEqual({ kind: 'drawn', seed: 1 })
  })

  it('draws a random seed and says which, so that it can be given again', () => {
    let said = ''
    const env = {
      ...silent,
      stderr: { write: (text: string) => (said += text) },
    } as unknown as CliEnvironment
    expect(placesFrom({ seed: 'random' }, nop, env)).toEqual({ kind: 'drawn', seed: 42 })
    expect(said).toBe('seed 42\n')
  })

  it('puts the second warrior where --fixed says', () => {
    for (const fixed of [100, 4000, 7900]) {
      const { kind, seed } = placesFrom({ fixed }, nop, silent)
      expect(kind).toBe('shared')
      expect(drawPlacements(nop, 2, seed, 1)[0]!.positions).toEqual([0, fixed])
    }
  })

  it('takes a --fixed beyond the core as pMARS does, and none below the least distance', () => {
    const { seed } = placesFrom({ fixed: 2 ** 30 }, nop, silent)
    expect(seed).toBe(2 ** 30 - 100)
    expect(() => placesFrom({ fixed: 99 }, nop, silent)).toThrow(UsageError)
  })
})
