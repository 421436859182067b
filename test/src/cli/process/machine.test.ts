import { describe, expect, it } from 'vitest'
import { describeMachine, printHostMachine } from '../../../../src/cli/process/machine.js'
import { PACKAGE_VERSION } from '../../../../src/cli/process/package-root.js'

const machine = {
  cpu: 'Some CPU @ 2 GHz',
  cores: 2,
  platform: 'linux x64',
  node: 'v20.20.2',
  version: '0.1.0',
  commit: '1234abc-dirty',
}

describe('describeMachine', () => {
  it('knows this machine, this version and, in a checkout, its commit', async () => {
    const { cpu, cores, node, version, commit } = await describeMachine(3)
    expect({ cores, node, version }).toEqual({ cores: 3, node: process.version, version: PACKAGE_VERSION })
    expect(cpu).not.toBe('')
    if (commit !== null) expect(commit).toMatch(/^[0-9a-f]{7,}(-dirty)?$/)
  })
})

describe('printMachine', () => {
  it('is one line', () => {
    expect(printHostMachine(machine)).toBe(
      'Some CPU @ 2 GHz, 2 cores, linux x64, Node v20.20.2, drq 0.1.0 (1234abc-dirty)',
    )
    expect(printHostMachine({ ...machine, cores: 1, commit: null })).toBe(
      'Some CPU @ 2 GHz, 1 core, linux x64, Node v20.20.2, drq 0.1.0',
    )
  })
})
