import { execFile } from 'node:child_process'
import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { assemble, PRESETS } from '../../vm/index.js'
import { byExtent } from '../helpers/extent.js'
import { temporaryFolder } from '../helpers/folder.js'

const MAIN = fileURLToPath(new URL('../../dist/bench/evolution/main.js', import.meta.url))
const BUNDLED = fileURLToPath(new URL('../../warriors/94nop/', import.meta.url))
/** Strangers that are few and quick to fight. */
const STRANGERS = ['garden-gate.red', 'bill-the-lizard.red', 'dormouse.red']

function run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [MAIN, ...args], (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), stdout, stderr })
    })
  })
}

let folder: string
beforeAll(() => {
  folder = temporaryFolder('bench-evolution')
  for (const name of STRANGERS) copyFileSync(join(BUNDLED, name), join(folder, name))
})

describe('the measurement of evolution', () => {
  it(
    'reports the best bundled warrior, the champions and the best of the run',
    { timeout: 120_000 },
    async () => {
      const out = join(folder, 'found.json')
      // A final against the bundled warriors takes half a minute.
      const opponents = byExtent(['--from-scratch'], [])
      const small = [
        'simulations=1',
        'horizon=500',
        'iterations=64',
        'initialProposals=8',
        'generations=2',
      ].flatMap((set) => ['--set', set])
      const { code, stdout, stderr } = await run(
        '--human',
        folder,
        '--minutes',
        '1',
        ...opponents,
        ...small,
        '--out',
        out,
      )
      expect(stderr + String(code)).toMatch(/generation 2, .*the final's best has \d\.\d{3}\n0$/s)
      const lines = stdout.split('\n')
      expect(lines.slice(0, 4).map((line) => line.split(/ {2,}/)[0])).toEqual([
        'warrior',
        expect.stringMatching(/^bundled: \w/),
        expect.stringMatching(/^generation 1(: \w.*)?$/),
        expect.stringMatching(/^generation 2(: \w.*)?$/),
      ])
      expect(lines[4]).toMatch(/^chosen by the final(?: +\d+\.\d% +\d+\.\d% +\d+\.\d){2}$/)
      const { rows } = JSON.parse(readFileSync(out, 'utf8')) as {
        rows: Record<'drawn' | 'fixed', { opponents: number }>[]
      }
      expect(rows.map(({ drawn, fixed }) => [drawn.opponents, fixed.opponents])).toEqual(
        Array<number[]>(4).fill([3, 3]),
      )
      const source = readFileSync(join(folder, 'found.red'), 'utf8')
      expect(assemble(source, { settings: PRESETS['94nop'] }).warrior).not.toBeNull()
    },
  )

  it.each([
    [[], 'no --human folder'],
    [
      ['--human', fileURLToPath(new URL('../../warriors/tiny', import.meta.url))],
      'holds no warrior that assembles',
    ],
    [['--human', 'x', '--minutes', 'soon'], '--minutes soon is no number above 0'],
    [['--humans', 'x'], "Unknown option '--humans'"],
  ])('refuses %j with 2', async (args, message) => {
    const { code, stderr } = await run(...args)
    expect(code).toBe(2)
    expect(stderr).toContain(message)
  })
})
