import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { assemble, PRESETS } from '../../vm/index.js'
import { temporaryFolder } from '../helpers/folder.js'

const MAIN = fileURLToPath(new URL('../../dist/bench/evolution/main.js', import.meta.url))
const NANO = fileURLToPath(new URL('../../warriors/nano/', import.meta.url))

function run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [MAIN, ...args], (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), stdout, stderr })
    })
  })
}

interface Saved {
  readonly terms: string
  readonly bestGiven: { readonly name: string }
  readonly runs: readonly {
    readonly variant: string
    readonly seed: number
    readonly chosen: { readonly score: number; readonly beaten: number }
    readonly spent: { readonly rounds: number; readonly evaluations: number; readonly instructions: number }
    readonly gain: { readonly mean: number }
    readonly lastTen: { readonly score: number }
    readonly isChoiceGood: boolean
    readonly rank: { readonly rank: number; readonly of: number } | null
    readonly curve: readonly unknown[]
  }[]
  readonly differences: readonly {
    readonly variant: string
    readonly measure: string
    readonly bySeed: readonly number[]
    readonly estimate: { readonly mean: number }
    readonly better: number
    readonly equal: number
  }[]
}

const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Saved

/** Fights of nano are quick: a measurement takes a second or two. */
const SMALL = [
  ...['--preset', 'nano', '--set', 'simulations=1', '--set', 'iterations=32'],
  ...['--set', 'initialProposals=8', '--set', 'batch=16', '--rounds', '4'],
]

let folder: string
/** Opponents and strangers: two warriors are both. */
let opponents: string
let strangers: string
beforeAll(() => {
  folder = temporaryFolder('bench-evolution')
  opponents = join(folder, 'opponents')
  strangers = join(folder, 'strangers')
  mkdirSync(opponents)
  mkdirSync(strangers)
  const names = readdirSync(NANO).sort()
  for (const name of names.slice(0, 4)) copyFileSync(join(NANO, name), join(opponents, name))
  for (const name of names.slice(2)) copyFileSync(join(NANO, name), join(strangers, name))
})

const given = () => ['--judge', strangers, '--opponents', opponents, '--stock', opponents]

describe('the measurement of evolution', () => {
  it('shows the chosen warrior beside the best given, its last champions and those on the way', async () => {
    const out = join(folder, 'found.json')
    const sets = ['--set', 'generations=3', '--curve', '2', '--rank']
    const { code, stdout, stderr } = await run(...given(), ...SMALL, ...sets, '--out', out)
    expect(stderr + String(code)).toMatch(/champion of generation 3, .*seed 1: chosen .* points\n0$/s)
    const lines = stdout.split('\n')
    expect(lines[0]).toMatch(/, Node v.*, drq \d/)
    expect(lines[1]).toMatch(
      /^nano, all generations, seeds 1; 4 opponents of .*; 8 judges of .* \(2 left out: .*\), 4 rounds/,
    )
    expect(lines[3]).toMatch(/^run +seed +beaten +or tied +score +gain over the best given +last ten +rank/)
    expect(lines[4]).toMatch(/^best given: [-a-z]+\.red( +\d+\.\d%){2} +\d+\.\d$/)
    expect(lines[5]).toMatch(
      /^simulations=1 .* 1( +\d+\.\d%){2} +\d+\.\d +[-+]\d+\.\d \(.*\) +\d+\.\d +\d of 9 +3 /,
    )
    expect(lines[7]).toMatch(/^minutes +CPU +evaluations +rounds +champion of generation +beaten/)
    expect(lines[9]).toMatch(/^ +0\.\d\d +0\.\d\d +\d+ +\d+ +3( +\d+\.\d%){2} +\d+\.\d$/)
    expect(stdout).toMatch(
      /last ten champions in [01] of 1 runs\..*beyond chance.*The best judges: [-a-z]+\.red \d/s,
    )
    const { runs, bestGiven } = read(out)
    expect(lines[4]).toContain(bestGiven.name)
    expect(runs).toHaveLength(1)
    const [{ chosen, lastTen, isChoiceGood }] = runs as [Saved['runs'][number]]
    expect(isChoiceGood).toBe(chosen.score >= lastTen.score)
    const source = readFileSync(join(folder, 'found.red'), 'utf8')
    expect(assemble(source, { settings: PRESETS['nano'] }).warrior).not.toBeNull()
  })

  it('compares variants seed by seed, on the same fights however many threads there are', async () => {
    const measured = async (threads: string, ...more: string[]) => {
      const out = join(folder, `pairs-${threads}-${more.length}.json`)
      const plan = ['--fights', '4000', '--seeds', '4..5', '--against', 'parts=false', '--threads', threads]
      const { code, stdout, stderr } = await run(...given(), ...SMALL, ...plan, '--out', out, ...more)
      expect(code, stderr).toBe(0)
      return { stdout, saved: read(out) }
    }
    const { stdout, saved } = await measured('1', '--against', '{"islands": 1, "archive": "grid"}')
    expect(saved.runs.map(({ variant, seed }) => [variant, seed])).toEqual(
      [4, 5].flatMap((seed) => [
        ['plain', seed],
        ['parts=false', seed],
        ['{"islands": 1, "archive": "grid"}', seed],
      ]),
    )
    const score = (variant: string, seed: number) =>
      saved.runs.find((one) => one.variant === variant && one.seed === seed)!.chosen.score
    const [first] = saved.differences
    expect(first).toMatchObject({ variant: 'parts=false', measure: 'score' })
    expect(first!.bySeed).toEqual([4, 5].map((seed) => score('parts=false', seed) - score('plain', seed)))
    expect(first!.estimate.mean).toBeCloseTo((first!.bySeed[0]! + first!.bySeed[1]!) / 2)
    expect(stdout).toMatch(/^difference of +in +by seed +mean \(95 %\) +better$/m)
    expect(stdout).toMatch(/^parts=false +score +[-+]\d+\.\d [-+]\d+\.\d +[-+]\d+\.\d \(.*\) +\d of 2/m)
    for (const { spent } of saved.runs) {
      expect(spent.rounds).toBeGreaterThan(3000)
      expect(spent.rounds).toBeLessThan(6000)
    }

    const { saved: again } = await measured('2')
    const numbers = ({ runs }: Saved) =>
      runs
        .filter(({ variant }) => !variant.startsWith('{'))
        .map(({ seed, chosen, spent: { rounds, evaluations, instructions } }) => {
          return { seed, chosen, rounds, evaluations, instructions }
        })
    expect(numbers(again)).toEqual(numbers(saved))
  })

  it('begins on smaller cores, and ends by instructions as well', async () => {
    const out = join(folder, 'curriculum.json')
    const plan = ['--preset', 'tiny', '--instructions', '0.005', '--against', 'curriculum=["nano"]']
    const judges = ['--judge', fileURLToPath(new URL('../../warriors/tiny/', import.meta.url))]
    const few = ['--from-scratch', '--set', 'lastK=1', '--set', 'judges=2', '--out', out]
    const { code, stderr } = await run(...judges, ...SMALL.slice(2), ...plan, ...few)
    expect(code, stderr).toBe(0)
    const [plain, staged] = read(out).runs
    for (const { spent } of [plain!, staged!]) {
      expect(spent.instructions).toBeGreaterThan(4e6)
      expect(spent.instructions).toBeLessThan(9e6)
    }
    expect(staged!.spent.rounds).toBeGreaterThan(plain!.spent.rounds)
  })

  it('refuses judges that the run knows', async () => {
    const known = join(folder, 'known')
    mkdirSync(known)
    copyFileSync(join(NANO, 'rocking-horse-fly.red'), join(known, 'rocking-horse-fly.red'))
    const { code, stderr } = await run('--judge', known, '--preset', 'nano')
    expect(stderr).toContain('holds no stranger that assembles for nano')
    expect(code).toBe(2)
  })

  it('keeps the fights of the judges where it is told to', async () => {
    const store = join(folder, 'judges.db')
    const plan = [...given(), ...SMALL, '--set', 'generations=1', '--store', store]
    const [first, second] = [await run(...plan), await run(...plan)]
    expect([first.code, second.code]).toEqual([0, 0])
    const strengths = ({ stdout }: { stdout: string }) => stdout.match(/\d+\.\d% +\d+\.\d% +\d+\.\d/g)
    expect(strengths(second)).toEqual(strengths(first))
  })

  it('has nobody given where a run is from scratch, and takes the former name of --judge', async () => {
    const plan = ['--from-scratch', '--set', 'generations=1', '--set', 'lastK=1', '--curve', '0']
    const { code, stdout, stderr } = await run('--human', strangers, ...SMALL, ...plan)
    expect(code, stderr).toBe(0)
    expect(stdout).toMatch(/from scratch; 4 opponents, stock 0; 10 judges of .* \(0 left out/)
  })

  it.each([
    [[], 'no --judge folder'],
    [['--judge', NANO, '--fights', '100', '--minutes', '1'], '--minutes and --fights are two ends of a run'],
    [['--judge', NANO, '--preset', 'micro'], '--preset micro is none of 88, 94nop, '],
    [['--judge', NANO, '--minutes', 'soon'], '--minutes soon is no number above 0'],
    [['--judge', NANO, '--rounds', '1.5'], '--rounds 1.5 is no whole number'],
    [['--judge', NANO, '--set', 'part=1'], 'a run has no option part'],
    [['--judge', NANO, '--set', 'curriculum=["micro"]'], 'curriculum is a list of presets: 88, '],
    [['--judge', NANO, '--set', 'axes=[{"name":"length"}]'], 'axes is a list such as [{"name":"length",'],
    [['--judge', NANO, '--against', 'archive=grid'], `a name stands in quotes, archive='"grid"'`],
    [['--judge', NANO, '--set', 'batch=0'], 'batch is 0'],
    [['--humans', 'x'], "Unknown option '--humans'"],
  ])('refuses %j with 2', async (args, message) => {
    const { code, stderr } = await run(...args)
    expect(stderr).toContain(message)
    expect(code).toBe(2)
  })
})
