import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { BattleReport } from '../../../../src/cli/battle/battle-report.js'
import type { DiffReport } from '../../../../src/cli/battle/diff-report.js'
import { cli } from '../../../helpers/cli.js'

const cwd = fileURLToPath(new URL('../../../fixtures/warriors/', import.meta.url))
const diff = (...args: string[]) => cli(['diff', ...args], { cwd })

describe('drq diff', () => {
  it('says that it found no difference, and in how much', async () => {
    const args = ['imp.red', 'dwarf.red', '-r', '5', '-F', '4000', '--cycles', '20000']
    const battle = JSON.parse((await cli(['battle', ...args, '--json'], { cwd })).stdout) as BattleReport
    const steps = battle.rounds.reduce((sum, round) => sum + round.steps, 0)
    expect(await diff(...args)).toEqual({
      code: 0,
      stdout: `no difference: 5 rounds, ${steps.toLocaleString('en')} instructions on reference and wasm\n`,
      stderr: '',
    })
  })

  it('takes any number of warriors, both rules of the end, and the order of the engines', async () => {
    for (const count of [1, 3, 16]) {
      const crowd = Array.from({ length: count }, (_, i) => ['imp.red', 'dwarf.red', 'switcher.red'][i % 3]!)
      for (const stop of ['one-left', 'none-left']) {
        const run = await diff(...crowd, '--preset', 'tiny', '--stop', stop, '--engines', 'wasm,reference')
        expect(run).toMatchObject({ code: 0, stderr: '' })
        expect(run.stdout).toMatch(/^no difference: 1 round, [\d,]+ instructions on wasm and reference\n$/)
      }
    }
  })

  it('gives its answer as JSON', async () => {
    const { code, stdout } = await diff('imp.red', 'dwarf.red', '--preset', 'tiny', '--seed', '3', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(stdout) as DiffReport).toMatchObject({
      settings: { coreSize: 800 },
      engines: ['reference', 'wasm'],
      stop: 'one-left',
      rounds: 1,
      warriors: [{ path: 'imp.red', name: 'Imp' }, { name: 'Dwarf' }],
      difference: null,
    })
  })

  it.each([
    ['reference', 'Two different engines are compared.'],
    ['wasm,wasm', 'Two different engines are compared.'],
    ['wasm,reference,wasm', 'Two different engines are compared.'],
    ['wasm,warp', 'Engines are wasm, webgpu, tensor, reference.'],
    ['wasm,', 'Engines are wasm, webgpu, tensor, reference.'],
  ])('ends with 2 for the engines %s', async (engines, problem) => {
    const { code, stdout, stderr } = await diff('imp.red', 'dwarf.red', '--engines', engines)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(problem)
  })

  it('ends with 2 for a battle that an engine refuses, that does not fit, and without warriors', async () => {
    const crowd = new Array<string>(30).fill('imp.red')
    const refused = await diff(...crowd, '--cycles', '100000000')
    expect(refused).toMatchObject({ code: 2, stdout: '' })
    expect(refused.stderr).toContain('engine wasm cannot run this: 30 warriors for 100000000 cycles')
    expect(await diff(...crowd, '--preset', 'nano')).toMatchObject({ code: 2, stdout: '' })
    expect(await diff('none.red')).toMatchObject({ code: 2, stdout: '' })
  })

  it('stops with 130 when it is interrupted', async () => {
    const stop = new AbortController()
    setTimeout(() => {
      stop.abort()
    }, 100)
    const args = ['diff', 'imp.red', 'imp.red', '-r', '100000', '--preset', 'nano']
    expect(await cli(args, { cwd, signal: stop.signal })).toEqual({
      code: 130,
      stdout: '',
      stderr: 'Interrupted.\n',
    })
  })
})
