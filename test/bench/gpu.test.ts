import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { FoundGpus } from '../../arena/gpu/index.js'
import { printReport, type GpuReport } from '../../bench/gpu/tables.js'
import { runProbe } from '../../src/cli/doctor/probe.js'
import { temporaryFolder } from '../helpers/folder.js'

const MAIN = fileURLToPath(new URL('../../dist/bench/gpu/main.js', import.meta.url))
const ICD = '/usr/lib/chromium/vk_swiftshader_icd.json'
const HUMAN = fileURLToPath(new URL('../../warriors/94nop/', import.meta.url))

const folder = temporaryFolder('bench-gpu')

function run(args: readonly string[], icd: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    encoding: 'utf8',
    env: { ...process.env, VK_ICD_FILENAMES: icd },
  })
  return { code: status, stdout, stderr }
}

async function hasAdapter(): Promise<boolean> {
  if (!existsSync(ICD)) return false
  const { found } = await runProbe<FoundGpus>(['adapters'], {
    limitMs: 60_000,
    env: { ...process.env, VK_ICD_FILENAMES: ICD },
    signal: new AbortController().signal,
  })
  return found[0]?.ok === true && found[0].adapters.length > 0
}

describe.skipIf(!(await hasAdapter()))('the measurement of a card, in software', () => {
  it(
    'checks answers, then measures all threads and the shader on each workload',
    { timeout: 300_000 },
    () => {
      const args = [
        '--out',
        folder,
        '--software',
        '--human',
        HUMAN,
        '--date',
        '2030-01-02',
        '--commit',
        'abc1234',
      ]
      const tiny = [
        '--presets',
        'nano',
        '--cycles',
        '20',
        '--seconds',
        '0.05',
        '--variants',
        '1',
        '--threads',
        '1',
      ]
      const { code, stderr } = run([...args, ...tiny], ICD)
      expect(code, stderr).toBe(0)
      const report = JSON.parse(readFileSync(join(folder, 'gpu.json'), 'utf8')) as GpuReport
      expect(report).toMatchObject({
        date: '2030-01-02',
        commit: 'abc1234',
        adapter: { isSoftware: true },
        leftOut: [],
      })
      expect(report.answers).toMatchObject([{ preset: 'nano', difference: null }])
      expect(report.answers[0]!.battles).toBeGreaterThan(100)
      const workloads = ['imp v dwarf', 'bundled 94nop', '94nop', 'bundled tiny', 'bundled nano']
      expect(report.cells.map(({ workload, name }) => `${name}: ${workload}`)).toEqual([
        ...workloads.map((name) => `wasm: ${name}`),
        ...workloads.map((name) => `default: ${name}`),
      ])
      for (const { instructionsPerSecond } of report.cells) expect(instructionsPerSecond).toBeGreaterThan(0)
      expect(readFileSync(join(folder, 'gpu.md'), 'utf8')).toContain('| nano | ')
    },
  )
})

describe('the measurement of a card', () => {
  it('ends with 1 where there is none', () => {
    const { code, stderr } = run(['--out', folder], '/no/such.json')
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(/^error: .*\n$/m) as string })
  })

  it.each([[[]], [['--out', 'x', '--seconds', 'few']], [['--out', 'x', '--presets', 'pond']], [['--fast']]])(
    'answers %j with 2',
    (args) => {
      const { code, stderr } = run(args, ICD)
      expect(code).toBe(2)
      expect(stderr).toMatch(/^error: .*\n+Usage: /)
    },
  )

  it('prints tables that no name of a driver can break', () => {
    const adapter = { name: 'a|b\n`c', description: '<d>', backend: 'vulkan', isSoftware: false }
    const text = printReport({
      ...{ date: '2030-01-02', commit: 'abc1234', adapter, machine: { cpu: 'e', threads: 2, node: 'v20' } },
      answers: [{ preset: 'nano', battles: 3, instructions: 4, difference: 'one | other' }],
      cells: [
        { workload: 'w', name: 'wasm', threads: 2, instructionsPerSecond: 2e8, battles: 5, maxCycles: 800 },
        {
          workload: 'w',
          name: 'default',
          threads: null,
          instructionsPerSecond: 1e9,
          battles: 6,
          maxCycles: 800,
        },
      ],
      leftOut: ['x'],
    })
    expect(text).toContain('# a?b??c, 2030-01-02\n')
    expect(text).toContain('| nano | 3 | 4 | one ? other |')
    expect(text).toContain(
      '| wasm, 2 threads | 200.0 | 1.00 | 5 | 800 |\n| default | 1000 | 5.00 | 6 | 800 |',
    )
    expect(text).toContain('## Not measured\n\n- x')
  })
})
