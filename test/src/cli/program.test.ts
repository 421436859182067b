import { describe, expect, it } from 'vitest'
import { PACKAGE_VERSION } from '../../../src/cli/process/package-root.js'
import { cli } from '../../helpers/cli.js'

const COMMANDS = [
  'battle',
  'tournament',
  'evaluate',
  'ladder',
  'hill',
  'hill create',
  'hill challenge',
  'hill show',
  'benchmark',
  'ratings',
  'evolve',
  'contest',
  'lineage',
  'analyze',
  'export',
  'optimize',
  'step',
  'standings',
  'warriors',
  'warriors add',
  'warriors list',
  'warriors show',
  'warriors rm',
  'warriors lint',
  'warriors export',
  'bench',
  'conformance',
  'diff',
  'asm',
  'doctor',
]

/** Reviewed text: `npx vitest run -u` writes it anew. */
const snapshot = (name: string) => `snapshots/${name}.txt`

describe('drq', () => {
  it('prints its help and ends with 0', async () => {
    const { code, stdout, stderr } = await cli(['--help'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    await expect(stdout).toMatchFileSnapshot(snapshot('help'))
  })

  it.each(COMMANDS)('prints the help of %s', async (command) => {
    const { code, stdout, stderr } = await cli([...command.split(' '), '--help'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    await expect(stdout).toMatchFileSnapshot(snapshot(`help-${command.replace(' ', '-')}`))
  })

  it.each([
    ['duel', '--help'],
    ['help', 'duel'],
    ['help', 'contest'],
  ])('prints the help of contest for %s %s', async (...args) => {
    const { stdout } = await cli(['contest', '--help'])
    expect(await cli(args)).toEqual({ code: 0, stdout, stderr: '' })
  })

  it('prints the help of a command below a command for drq help', async () => {
    const { stdout } = await cli(['hill', 'show', '--help'])
    expect(stdout).toMatch(/^Usage: drq hill show /)
    expect(await cli(['help', 'hill', 'show'])).toEqual({ code: 0, stdout, stderr: '' })
  })

  it.each([['nonsense'], ['hill', 'nonsense']])('has no help for %s %s', async (...words) => {
    const { code, stdout, stderr } = await cli(['help', ...words])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^error: unknown command 'nonsense'\n/)
  })

  it('prints the version of the package', async () => {
    expect(PACKAGE_VERSION).toMatch(/^\d+\.\d+\.\d+/)
    expect(await cli(['--version'])).toEqual({ code: 0, stdout: `${PACKAGE_VERSION}\n`, stderr: '' })
  })

  it('answers what nobody can run with 2, on stderr, with a suggestion where one is near', async () => {
    const typos = [
      [],
      ['batle'],
      ['tournement', 'x'],
      ['xyzzy'],
      ['battle'],
      ['battle', '--presett', 'nano', 'x'],
      ['battle', '--preset', 'nanno', 'x'],
      ['battle', '-r', '1e3', 'x'],
      ['battle', '-r', '', 'x'],
      ['battle', '--core-size', '10abc', 'x'],
      ['battle', '--core-size', '-1', 'x'],
      ['battle', '--seed', '1', '--fixed', '4000', 'x'],
      ['battle', '--seed', '99999999999', 'x'],
      ['battle', '--fixed', '99', 'x'],
      ['battle', '--core-size', '100', '--length', '101', '--pspace', '101', '--write-limit', '3', 'x'],
      ['battle', '--engine', 'warp', 'x'],
      ['battle', '--stop', 'never', 'x'],
      ['diff'],
      ['diff', '--engines', 'reference', 'x'],
      ['diff', '--engines', 'wasm,wasm', 'x'],
      ['diff', '--engines', 'wasm,reference,wasm', 'x'],
      ['diff', '--engines', 'wasm,warp', 'x'],
      ['bench', '--engine', 'wasm,warp'],
      ['bench', '--seconds', '0'],
      ['bench', '--threads', '0'],
      ['bench', '--preset', '94x'],
      ['lineage', '0'],
      ['export', '1'],
      ['export', '--out', 'x', '--margin', 'some'],
      ['warriors', 'add'],
      ['warriors', 'add', 'x', '--set', 'a/b'],
      ['warriors', 'add', 'x', '--set', '94nop'],
      ['warriors', 'rm', '--all'],
      ['warriors', 'export', '--set', 'x'],
      ['warriors', 'lits', 'x'],
      ['asm'],
      ['conformance', 'x.tsv.gz'],
      ['\u001b[31mbattle\u202e'],
    ]
    let text = ''
    for (const args of typos) {
      const { code, stdout, stderr } = await cli(args)
      expect({ args, code, stdout }).toEqual({ args, code: 2, stdout: '' })
      expect(stderr).not.toMatch(/[\u001b\u202e]/)
      text += `$ ${['drq', ...args].map((arg) => (/^[\w.-]+$/.test(arg) ? arg : JSON.stringify(arg))).join(' ')}\n`
      text += `${args.length === 0 ? '(help)\n' : stderr}\n`
    }
    await expect(text).toMatchFileSnapshot(snapshot('typos'))
  })
})
