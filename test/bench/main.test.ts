import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { createEngine } from '../../arena/engines/index.js'
import { scoreMatch } from '../../arena/matches/index.js'
import { assemble, fixedSeed, PRESETS, type Warrior } from '../../vm/index.js'
import { temporaryFolder } from '../helpers/folder.js'

const MAIN = fileURLToPath(new URL('../../dist/bench/main.js', import.meta.url))
const WARRIORS = fileURLToPath(new URL('../../warriors/94nop/', import.meta.url))

interface BenchRun {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

function bench(...args: string[]): Promise<BenchRun> {
  return new Promise((resolve) => {
    execFile(process.execPath, [MAIN, ...args], (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), stdout, stderr })
    })
  })
}

let folder: string
beforeAll(() => {
  folder = temporaryFolder('developer-bench')
})

describe('npm run bench', () => {
  it('lists its cases', async () => {
    const { code, stdout } = await bench('--help')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Usage: npm run bench.*\nCases: set-modules, .*, human-round-robin\n$/s)
  })

  it('answers with 2 to what it does not know', async () => {
    expect(await bench('--only', 'warp')).toMatchObject({ code: 2, stdout: '' })
    expect(await bench('--agains', 'x')).toMatchObject({ code: 2, stdout: '' })
  })

  it('ends with 1 at a program that is not there', async () => {
    const { code, stderr } = await bench('--only', 'ten-warriors', '--against', join(folder, 'none'))
    expect(code).toBe(1)
    expect(stderr).toContain('none: no such program')
  })

  it('says what it cannot measure, and prints machine and commit', async () => {
    const { code, stdout } = await bench('--only', 'ten-warriors', '--only', 'set-modules')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^.*, Node v.*, drq \d.*\n\n\| case /)
    expect(stdout).toMatch(/\| two warriors, set modules, plain +\| no --against program +\|.*not measured/)
    expect(stdout).toMatch(
      /\| ten warriors in one core, plain +\| no pMARS given by --against \|.*not measured/,
    )
  })

  it('holds a round robin against a golden table, pair by pair', async () => {
    const names = ['bill-the-lizard.red', 'dormouse.red', 'garden-gate.red']
    const human = join(folder, 'human')
    mkdirSync(human)
    for (const name of names) copyFileSync(join(WARRIORS, name), join(human, name))
    // The same code under two names: each pair of files is one of the table all the same.
    copyFileSync(join(WARRIORS, 'dormouse.red'), join(human, 'dormouse-too.red'))
    const table = await play(human, [names[0]!, 'dormouse-too.red', ...names.slice(1)])
    const golden = join(folder, 'golden.tsv.gz')

    writeFileSync(golden, gzipSync(table.join('\n') + '\n'))
    const right = await bench('--only', 'human-round-robin', '--human', human, '--golden', golden)
    expect(right.code, right.stderr).toBe(0)
    expect(right.stdout).toContain('4 warriors, 6 pairs in ')
    expect(right.stdout).toContain('all as in golden.tsv.gz')
    expect(right.stdout).toMatch(/the same by drq tournament, stored .* all pairs equal, \d+\.\d\d s/)

    writeFileSync(golden, gzipSync(table.slice(0, -1).join('\n')))
    const short = await bench('--only', 'human-round-robin', '--human', human, '--golden', golden)
    expect(short).toMatchObject({ code: 1, stdout: '' })
    expect(short.stderr).toContain('human round robin: 6 pairs, golden: 5\n')

    writeFileSync(golden, gzipSync(table.with(4, table[4]!.replace(/\d+$/, '11')).join('\n')))
    const wrong = await bench('--only', 'human-round-robin', '--human', human, '--golden', golden)
    expect(wrong).toMatchObject({ code: 1, stdout: '' })
    expect(wrong.stderr).toContain(`error: human round robin: ${table[4]}, golden: `)
  })
})

/** The table by the reference engine: ten rounds a pair, -F 4000. Names in byte order. */
async function play(human: string, names: readonly string[]): Promise<string[]> {
  const settings = PRESETS['94nop']
  const load = (name: string): Warrior => {
    const source = readFileSync(join(human, name), 'latin1')
    return assemble(source, { settings, rounds: 10, warriors: 2 }).warrior!
  }
  const programs = names.map(load)
  const pairs = names.flatMap((_, first) => names.slice(first + 1).map((__, gap) => [first, first + 1 + gap]))
  const placement = { kind: 'seed', seed: fixedSeed(4000, settings), rounds: 10 } as const
  const matches = pairs.map((warriors) => ({ warriors, placement }))
  const engine = await createEngine('reference')
  const outcomes = await engine.run({ settings, programs, matches, stop: 'one-left' })
  const rows = outcomes.map((outcome, index) => {
    const [first, second] = scoreMatch(outcome)
    return [...pairs[index]!.map((at) => names[at]), first!.wins, second!.wins, first!.ties].join('\t')
  })
  return ['first\tsecond\twins_first\twins_second\tties', ...rows]
}
