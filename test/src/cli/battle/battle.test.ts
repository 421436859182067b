import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeEach, describe, expect, it } from 'vitest'
import type { BattleReport } from '../../../../src/cli/battle/battle-report.js'
import { cli } from '../../../helpers/cli.js'
import { temporaryFolder } from '../../../helpers/folder.js'

const warriors = fileURLToPath(new URL('../../../fixtures/warriors/', import.meta.url))
const battle = (...args: string[]) => cli(['battle', ...args], { cwd: warriors })
const report = async (...args: string[]) =>
  JSON.parse((await battle(...args, '--json')).stdout) as BattleReport

let folder: string
beforeEach(() => {
  folder = temporaryFolder('cli')
})

function write(name: string, source: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, source)
  return path
}

/** What `pmars -b` 0.9.2 (server build) prints for the same arguments. */
describe('drq battle prints what pMARS prints', () => {
  it('for two warriors', async () => {
    expect(await battle('imp.red', 'dwarf.red', '-r', '10', '-F', '4000')).toEqual({
      code: 0,
      stderr: '',
      stdout: 'Imp by A. K. Dewdney scores 9\nDwarf by A. K. Dewdney scores 12\nResults: 0 1 9\n',
    })
  })

  it('for a warrior that learns from its last round', async () => {
    const { stdout } = await battle('dwarf.red', 'switcher.red', '-r', '25', '-F', '4000')
    expect(stdout).toBe(
      'Dwarf by A. K. Dewdney scores 34\nSwitcher by digital-red-queen tests scores 25\nResults: 6 3 16\n',
    )
  })

  it('for three', async () => {
    const { stdout } = await battle('imp.red', 'dwarf.red', 'switcher.red', '-r', '20', '-F', '4000')
    expect(stdout).toBe(
      [
        'Imp by A. K. Dewdney scores 36',
        '  Results: 0 1 16 3',
        'Dwarf by A. K. Dewdney scores 52',
        '  Results: 2 1 16 1',
        'Switcher by digital-red-queen tests scores 40',
        '  Results: 0 2 16 2',
        '',
      ].join('\n'),
    )
  })

  it('for one alone', async () => {
    expect((await battle('imp.red', '-r', '20')).stdout).toBe('Imp by A. K. Dewdney scores 0\n')
  })
})

describe('drq battle', () => {
  it('is the same each time, and another one with another seed', async () => {
    const details = async (...args: string[]) =>
      (await battle('imp.red', 'dwarf.red', '-r', '3', '--details', ...args)).stdout
    expect(await details()).toBe(await details('--seed', '1'))
    expect(await details()).not.toBe(await details('--seed', '2'))
  })

  it('says which seed it drew', async () => {
    const drawn = await battle('imp.red', 'dwarf.red', '--details', '--seed', 'random')
    expect(drawn.stderr).toBe('seed 42\n')
    expect(drawn.stdout).toBe((await battle('imp.red', 'dwarf.red', '--details', '--seed', '42')).stdout)
  })

  it('shows each round with --details', async () => {
    const { stdout } = await battle(
      'imp.red',
      'dwarf.red',
      '-r',
      '3',
      '-F',
      '4000',
      '--details',
      '--cycles',
      '20000',
    )
    await expect(stdout).toMatchFileSnapshot('../snapshots/battle-details.txt')
  })

  it('gives all numbers with --json', async () => {
    const { settings, placementSeed, stop, engine, warriors, rounds } = await report(
      ...['imp.red', 'dwarf.red', '-r', '10', '-F', '4000', '--preset', '94nop'],
    )
    expect(settings).toMatchObject({ coreSize: 8000, pSpaceSize: 500, standard: '94' })
    expect({ placementSeed, stop, engine }).toEqual({
      placementSeed: 3900,
      stop: 'one-left',
      engine: 'wasm',
    })
    expect(warriors.map(({ id }) => id)).toEqual([
      expect.stringMatching(/^[0-9a-f]{64}$/),
      expect.any(String),
    ])
    expect(warriors[1]).toMatchObject({
      path: 'dwarf.red',
      name: 'Dwarf',
      author: 'A. K. Dewdney',
      length: 4,
      wins: 1,
      ties: 9,
      losses: 0,
      score: 12,
      results: [1, 9, 0],
    })
    expect(rounds).toHaveLength(10)
    expect(rounds.filter(({ winner }) => winner === 1)).toHaveLength(1)
    expect(rounds[0]!.first).toBe(0)
    expect(rounds[0]!.warriors[1]).toMatchObject({ position: 4000, processes: 1, spawned: 0 })
  })

  it('fights on after a victory with --stop none-left', async () => {
    const corpse = write('corpse.red', 'DAT 0, 0')
    const duel = ['imp.red', corpse, '--cycles', '500']
    expect((await report(...duel)).rounds[0]!.cycles).toBe(1)
    expect((await report(...duel, '--stop', 'none-left')).rounds[0]!.cycles).toBe(500)
  })

  it('lets a file fight itself and takes a folder for its warriors', async () => {
    expect((await report('imp.red', 'imp.red')).warriors.map(({ name }) => name)).toEqual(['Imp', 'Imp'])
    expect((await report('.')).warriors.map(({ name }) => name)).toEqual(['Dwarf', 'Imp', 'Switcher'])
  })

  it('reads standard input for -', async () => {
    const { stdout } = await cli(['battle', '-', 'imp.red'], {
      cwd: warriors,
      stdin: ';name Piped\nMOV 0, 1\n',
    })
    expect(stdout).toMatch(/^Piped by /)
  })

  it('refuses more warriors than fit, in the core and in the rules', async () => {
    const crowd = new Array<string>(65).fill('imp.red')
    expect(await battle(...crowd)).toMatchObject({ code: 2, stdout: '' })
    expect((await battle(...crowd)).stderr).toContain('65 warriors; one core takes 64 at most')
    const { code, stderr } = await battle('--preset', 'nano', ...new Array<string>(17).fill('imp.red'))
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr:
        'error: 17 warriors at least 5 cells apart do not fit into a core of 80\n' +
        'Use a larger --core-size or a smaller --distance.\n',
    })
  })

  it('lists all that is wrong with all files, then ends with 2', async () => {
    const [bad, worse] = [write('bad.red', 'MOV bomb, 1\n'), write('worse.red', 'FOO 1\nMOV 0, (\n')]
    const { code, stdout, stderr } = await battle('imp.red', bad, 'none.red', worse)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('none.red: no such file or folder\n')
    expect(stderr).toContain(`${bad}:1:5: error UndefinedSymbol: `)
    expect(stderr).toContain(`${worse}:1`)
    expect(stderr).toMatch(/error: 3 paths of 4 cannot be used\n$/)
  })

  it('leaves bad files of a folder out, and needs one good one', async () => {
    const bad = write('bad.red', 'JMP )\n')
    expect(await battle(folder)).toMatchObject({ code: 2, stdout: '' })
    expect((await battle(folder)).stderr).toMatch(
      /1 file with errors left out\nerror: there is no warrior to load\n$/,
    )
    write('good.red', ';name Good\n;assert 1\nMOV 0, 1\n')
    const { code, stdout, stderr } = await battle(folder)
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'Good by Anonymous scores 0\n' })
    expect(stderr).toContain(`${bad}:1:`)
  })

  it('shows the control characters of names harmlessly, on stdout and in JSON', async () => {
    const name = '\u001b]0;owned\u0007\u009b2J\u202eevil\u200b'
    const evil = write('evil.red', `;name ${name}\n;author \u001b[31m\u007f\nMOV 0, 1\n`)
    for (const flag of ['--details', '--json']) {
      const { code, stdout, stderr } = await battle(evil, 'imp.red', flag)
      expect(code).toBe(0)
      expect((stdout + stderr).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
    }
    expect((await battle(evil)).stdout).toContain('␛]0;owned␇<U+009B>2J<U+202E>evil<U+200B> by ␛[31m␡')
    expect((await report(evil)).warriors[0]!.name).toBe(name)
  })

  it('stops with 130 when it is interrupted', async () => {
    const stop = new AbortController()
    setTimeout(() => {
      stop.abort()
    }, 100)
    const args = ['battle', 'imp.red', 'imp.red', '-r', '100000']
    expect(await cli(args, { cwd: warriors, signal: stop.signal })).toEqual({
      code: 130,
      stdout: '',
      stderr: 'Interrupted.\n',
    })
  })
})
