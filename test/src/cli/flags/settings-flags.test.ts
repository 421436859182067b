import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { UsageError } from '../../../../src/cli/process/exit.js'
import {
  addSettingsFlags,
  settingsFrom,
  type SettingsOptions,
} from '../../../../src/cli/flags/settings-flags.js'
import { PRESETS } from '../../../../vm/index.js'

function settings(...args: string[]) {
  const command = addSettingsFlags(new Command())
  return settingsFrom(command.parse(args, { from: 'user' }).opts<SettingsOptions>())
}

describe('settings flags', () => {
  it('give the 94nop hill without any', () => {
    expect(settings()).toEqual(PRESETS['94nop'])
  })

  it.each(Object.keys(PRESETS) as (keyof typeof PRESETS)[])(
    'give the hill that --preset %s names',
    (name) => {
      expect(settings('--preset', name)).toEqual(PRESETS[name])
    },
  )

  it('set every single setting', () => {
    const flags =
      '--core-size 100 --cycles 7 --processes 6 --length 5 --distance 8 --pspace 9 --read-limit 50 --write-limit 25'
    expect(settings(...flags.split(' '), '--standard', '88', '--immediate-b', 'reread')).toEqual({
      coreSize: 100,
      maxCycles: 7,
      maxProcesses: 6,
      maxLength: 5,
      minSeparation: 8,
      pSpaceSize: 9,
      readLimit: 50,
      writeLimit: 25,
      standard: '88',
      immediateB: 'reread',
    })
  })

  it('win over the preset, and what follows from the core size follows it', () => {
    expect(settings('--preset', 'tiny', '--core-size', '1600')).toMatchObject({
      coreSize: 1600,
      maxCycles: PRESETS.tiny.maxCycles,
      readLimit: 1600,
      writeLimit: 1600,
      pSpaceSize: 100,
    })
  })

  it('are refused with everything that is wrong with them, by flag', () => {
    const attempt = () =>
      settings('--core-size', '100', '--pspace', '101', '--read-limit', '3', '--length', '200')
    expect(attempt).toThrow(UsageError)
    expect(attempt).toThrow(/--length: [^]*--pspace: [^]*--read-limit: /)
  })
})
