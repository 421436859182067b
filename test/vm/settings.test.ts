import { describe, expect, it } from 'vitest'
import {
  PRESETS,
  PRESET_NAMES,
  defaultPSpaceSize,
  resolveSettings,
  settingsProblems,
} from '../../vm/index.js'

describe('settings', () => {
  it('has presets without problems', () => {
    for (const name of PRESET_NAMES) expect(settingsProblems(PRESETS[name]), name).toEqual([])
  })

  it('gives pMARS its P-space sizes: coreSize over its largest divisor up to 16', () => {
    expect([8000, 800, 55_440, 8192, 97, 30].map(defaultPSpaceSize)).toEqual([500, 50, 3465, 512, 97, 2])
  })

  it('lets limits and P-space follow a core size that is given', () => {
    const resolved = resolveSettings({ coreSize: 4000 })
    expect(resolved).toMatchObject({
      ok: true,
      settings: { readLimit: 4000, writeLimit: 4000, pSpaceSize: 250 },
    })
  })

  it('lets lengths follow a core too small for the preset', () => {
    const resolved = resolveSettings({ coreSize: 80 })
    expect(resolved).toMatchObject({ ok: true, settings: { maxLength: 40, minSeparation: 40 } })
  })

  it('takes a length for the separation too, as pMARS does', () => {
    expect(resolveSettings({ maxLength: 50 })).toMatchObject({ ok: true, settings: { minSeparation: 50 } })
    expect(resolveSettings({ minSeparation: 300 })).toMatchObject({ ok: true, settings: { maxLength: 100 } })
  })

  it('collects every problem', () => {
    const resolved = resolveSettings({ maxCycles: 0, maxProcesses: 1.5, readLimit: 3000, pSpaceSize: 8001 })
    expect(resolved.ok || resolved.problems.map(({ setting }) => setting)).toEqual([
      'maxCycles',
      'maxProcesses',
      'pSpaceSize',
      'readLimit',
    ])
  })

  it('refuses a separation below the length', () => {
    const resolved = resolveSettings({ maxLength: 200, minSeparation: 100 })
    expect(resolved).toMatchObject({
      ok: false,
      code: 'BadSettings',
      problems: [{ setting: 'minSeparation' }],
    })
  })

  it.each([0, -1, 2 ** 20 + 1, Number.NaN, 7.5])('refuses a core of %d cells', (coreSize) => {
    expect(resolveSettings({ coreSize })).toMatchObject({
      ok: false,
      code: 'BadSettings',
      problems: [{ setting: 'coreSize' }],
    })
  })
})
