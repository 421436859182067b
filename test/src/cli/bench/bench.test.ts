import { chmodSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { SpeedReport } from '../../../../src/cli/bench/speed-report.js'
import { PRESETS } from '../../../../vm/index.js'
import { findGpus } from '../../../../arena/gpu/index.js'
import { cli } from '../../../helpers/cli.js'
import { drq } from '../../../helpers/drq.js'
import { temporaryFolder } from '../../../helpers/folder.js'
import { COUNTED_SOFTWARE_ENV, HAS_SOFTWARE_GPU } from '../../../helpers/software-gpu.js'

/** Of this process, which has no software in its environment. */
const found = await findGpus()
const hasGpu = found.ok && found.adapters.length > 0

let cwd: string
beforeAll(() => {
  cwd = temporaryFolder('bench')
})

/** A program that does what the lines of shell say; a wrong one, since there is no small right one. */
function program(name: string, ...lines: string[]): string {
  writeFileSync(join(cwd, name), ['#!/bin/sh', ...lines, ''].join('\n'))
  chmodSync(join(cwd, name), 0o755)
  return `./${name}`
}

const SHORT = ['bench', '--preset', 'nano', '--seconds', '0.05']
const bench = (...args: string[]) => cli([...SHORT, ...args], { cwd, cpuCount: 2 })

async function report(...args: string[]): Promise<SpeedReport> {
  const { code, stdout, stderr } = await bench(...args, '--json')
  expect(code, stderr).toBe(0)
  return JSON.parse(stdout) as SpeedReport
}

describe('drq bench', () => {
  it('prints a row for wasm and reference on one thread and on all, the machine, and on stderr how it goes', async () => {
    const { code, stdout, stderr } = await bench()
    expect(code, stderr).toBe(0)
    const lines = stdout.trimEnd().split('\n')
    expect(lines[0]).toMatch(/^engine +threads +battles\/s +M instr\/s +ratio$/)
    const rows = ['wasm', 'reference'].flatMap((name) => [`${name} 1`, `${name} 2`])
    const cells = lines.slice(1, 1 + rows.length).map((line) => line.split(/ +/))
    expect(cells.map(([name, threads]) => `${name} ${threads}`)).toEqual(rows)
    for (const numbers of cells)
      for (const number of numbers.slice(2)) expect(Number(number)).toBeGreaterThan(0)
    expect(cells[0]!.at(-1)).toBe('1.00')
    expect(lines.at(-2)).toMatch(/^16 pairs, core 80, \d+ instructions a battle; all answers are equal$/)
    expect(lines.at(-1)).toMatch(/, \d+ cores?, .*Node v\d.*, drq \d+\.\d+\.\d+/)
    expect(stderr).toMatch(/^check wasm on 1 thread\ncheck wasm on 2 threads\n(check .*\n)+turn 1 of \d\n/)
  })

  it('gives all numbers as JSON', async () => {
    const { settings, pairs, instructionsPerBattle, rows, machine } = await report('--engine', 'wasm')
    expect(settings).toEqual(PRESETS.nano)
    expect(pairs).toBe(16)
    expect(machine.cores).toBe(2)
    expect(rows).toHaveLength(2)
    for (const { name, instructionsPerSecond, battlesPerSecond, samples, ratios } of rows) {
      expect(name).toBe('wasm')
      expect(instructionsPerSecond / battlesPerSecond).toBeCloseTo(instructionsPerBattle, 3)
      expect(samples).toBeGreaterThanOrEqual(1)
      expect(ratios).toHaveLength(1)
      const { to, low, median, high } = ratios[0]!
      expect(to).toBe('wasm')
      expect(low).toBeLessThanOrEqual(median)
      expect(median).toBeLessThanOrEqual(high)
    }
  })

  it('measures the engines and the threads that are asked for', async () => {
    const rowsOf = async (...args: string[]) =>
      (await report(...args)).rows.map(({ name, threads }) => `${name} ${threads}`)
    expect(await rowsOf('--engine', 'reference,wasm', '--threads', '1')).toEqual(['reference 1', 'wasm 1'])
    expect(await rowsOf('--engine', 'wasm', '--threads', '3')).toEqual(['wasm 1', 'wasm 3'])
  })

  it.skipIf(hasGpu)('leaves out what this machine does not have, in one line each', async () => {
    const { code, stdout, stderr } = await bench('--engine', 'auto,wasm,webgpu', '--threads', '1', '--json')
    expect(code, stderr).toBe(0)
    const { rows } = JSON.parse(stdout) as SpeedReport
    expect(rows.map(({ name }) => name)).toEqual(['wasm'])
    for (const name of ['auto', 'webgpu'])
      expect(
        stderr.split('\n').filter((line) => line.startsWith(`engine ${name} does not take part: `)),
      ).toHaveLength(1)
  })

  it.skipIf(hasGpu).each(['auto', 'webgpu'])(
    'ends with 2 when only %s is asked for and there is no GPU',
    async (name) => {
      const { code, stdout, stderr } = await bench('--engine', name)
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
      expect(stderr).toMatch(/^error: \S/)
    },
  )

  it.skipIf(!HAS_SOFTWARE_GPU)('measures the GPU by itself and with all threads, a row each', async () => {
    const args = [...SHORT, '--engine', 'wasm,webgpu,auto', '--threads', '2', '--json']
    const env = { ...COUNTED_SOFTWARE_ENV, XDG_CACHE_HOME: join(cwd, 'cache') }
    const { code, stdout, stderr } = await drq(args, { cwd, env })
    expect(code, stderr).toBe(0)
    const { rows } = JSON.parse(stdout) as SpeedReport
    expect(rows.map(({ name, threads }) => `${name} ${threads}`)).toEqual([
      'wasm 1',
      'wasm 2',
      'webgpu 1',
      'auto 2',
    ])
  })

  it('takes single settings', async () => {
    const { settings } = await report('--engine', 'wasm', '--threads', '1', '--cycles', '500')
    expect(settings).toEqual({ ...PRESETS.nano, maxCycles: 500 })
  })

  it.each([
    [
      'an unknown engine',
      ['--engine', 'wasm,warp'],
      'It must be some of auto, wasm, webgpu, tensor, reference',
    ],
    ['no engine', ['--engine', ''], 'It must be some of auto, wasm, webgpu, tensor, reference'],
    ['no threads', ['--threads', '0'], 'from 1 to 256'],
    ['no time', ['--seconds', '0'], 'from 0.01'],
    ['a preset without warriors', ['--preset', '94x'], 'no warriors come with drq for 94x'],
    ['settings that cannot be', ['--distance', '60'], 'do not fit into a core of 80'],
    ['settings of no pMARS', ['--read-limit', '40', '--against', 'x'], 'knows no read and write limits'],
    ['a program that is not there', ['--against', 'nothing'], 'nothing: no such program'],
    ['a folder', ['--against', '.'], ': not a program'],
  ])('ends with 2 at %s', async (_, args, problem) => {
    const { code, stdout, stderr } = await bench(...args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(problem)
  })

  it('ends with 2 at a program that is no simulator', async () => {
    for (const [lines, problem] of [
      [['printf "\\033[31mhello\\n"'], "it prints no results as pMARS -k does, but '␛[31mhello'"],
      [['exit 3'], 'it ends with exit code 3'],
      [['sleep 20'], 'no answer within 3 s'],
    ] as const) {
      const { code, stderr } = await bench('--against', program('wrong', ...lines))
      expect(code).toBe(2)
      expect(stderr).toContain(`error: ${join(cwd, 'wrong')}: ${problem}\n`)
    }
  })

  it('ends with 1 at a program that answers otherwise, and says what differs', async () => {
    const args = ['--threads', '1', '--engine', 'wasm', '--against', program('liar', 'echo 0 1', 'echo 0 1')]
    const { code, stdout, stderr } = await bench(...args)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(
      /\nerror: liar answers wrong: [\w-]+\.red v [\w-]+\.red, 2 rounds: results 0 1, 0 1, expected \d \d, \d \d\n$/,
    )
  })

  it('calls a program without a shell', async () => {
    const name = 'a; touch owned'
    program(name, `echo "$@" > ${join(cwd, 'arguments')}`, 'exit 1')
    expect((await bench('--against', `./${name}`)).code).toBe(2)
    await expect(bench('--against', './$(touch owned)')).resolves.toMatchObject({ code: 2 })
    expect(() => rmSync(join(cwd, 'owned'))).toThrow('ENOENT')
  })

  it('stops with 130 when it is interrupted: while it measures, and while a program hangs', async () => {
    const interrupted = async (...args: string[]) => {
      // Either would go on for a minute or so, which is more than a test may take.
      const { code, stdout, stderr } = await cli([...SHORT, ...args], {
        cwd,
        signal: AbortSignal.timeout(700),
      })
      expect({ code, stdout }).toEqual({ code: 130, stdout: '' })
      expect(stderr).toMatch(/Interrupted\.\n$/)
    }
    await interrupted('--seconds', '600')
    await interrupted('--against', program('hang', 'exec sleep 600'))
  })

  it.skipIf(process.env['DRQ_PMARS'] === undefined)(
    'measures the program that DRQ_PMARS names beside the engines',
    async () => {
      const { rows } = await report('--engine', 'wasm', '--against', process.env['DRQ_PMARS']!)
      expect(rows.map(({ threads }) => threads)).toEqual([1, 2, 1])
      const [ours, , theirs] = rows
      expect(theirs!.ratios).toMatchObject([{ to: theirs!.name, low: 1, median: 1, high: 1 }])
      expect(theirs!.instructionsPerSecond).toBeGreaterThan(1e6)
      expect(ours!.ratios[0]!.median).toBeGreaterThan(0)
    },
  )
})
