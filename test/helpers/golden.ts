import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { checkLine, type LineResult } from '../../vm/conformance/index.js'
import { createEngine } from '../../arena/engines/index.js'
import type { Engine, EngineName } from '../../vm/index.js'
import { EXTENT } from './extent.js'
import { gathered } from './gathered.js'

const folder = new URL('../conformance/', import.meta.url)
const manifest = JSON.parse(readFileSync(new URL('MANIFEST.json', folder), 'utf8')) as Record<
  string,
  { lines: number; sha256: string }
>

/** Some lines of a file: each `every`-th, of those whose battles end within `mostSteps` instructions where it is said. */
interface Sample {
  readonly every: number
  readonly mostSteps?: number
  /** How many that are. */
  readonly lines: number
}

/** How an engine plays the golden lines. */
export interface Player {
  /** Of which files it plays a sample, unless all lines are asked for. */
  readonly samples?: Readonly<Record<string, Sample>>
  /** The same when few lines are asked for; of a file that is not named here as when most are. */
  readonly few?: Readonly<Record<string, Sample>>
  /** What it may refuse, in its words. */
  readonly refuses?: RegExp
  /** Whether it plays many lines at once, because one alone takes too long. */
  readonly gathers?: boolean
}

const PLAYERS: Partial<Record<EngineName, Player>> = {
  wasm: {
    few: {
      'single.jsonl.gz': { every: 29, lines: 648 },
      'single-edge.jsonl.gz': { every: 11, lines: 275 },
      'rwlimit094-single.jsonl.gz': { every: 11, lines: 128 },
      'battles2-std.jsonl.gz': { every: 13, lines: 216 },
      'battles2-tiny.jsonl.gz': { every: 7, lines: 200 },
      'battles2-nano.jsonl.gz': { every: 3, lines: 234 },
      'battles2-odd.jsonl.gz': { every: 5, lines: 70 },
      'battles2-procs.jsonl.gz': { every: 5, lines: 56 },
      'battles-n.jsonl.gz': { every: 13, lines: 54 },
      'rwlimit094-battles2.jsonl.gz': { every: 5, lines: 70 },
      'pspace.jsonl.gz': { every: 7, lines: 50 },
    },
  },
  reference: {
    few: {
      'single.jsonl.gz': { every: 43, lines: 437 },
      'single-edge.jsonl.gz': { every: 17, lines: 178 },
      'rwlimit094-single.jsonl.gz': { every: 17, lines: 83 },
      'battles2-std.jsonl.gz': { every: 50, lines: 56 },
      'battles2-tiny.jsonl.gz': { every: 19, lines: 74 },
      'battles2-nano.jsonl.gz': { every: 13, lines: 54 },
      'battles2-odd.jsonl.gz': { every: 23, lines: 16 },
      'battles2-procs.jsonl.gz': { every: 17, lines: 17 },
      'battles-n.jsonl.gz': { every: 31, lines: 23 },
      'rwlimit094-battles2.jsonl.gz': { every: 23, lines: 16 },
      'pspace.jsonl.gz': { every: 41, lines: 9 },
      'placement.jsonl.gz': { every: 5, lines: 33 },
    },
  },
  tensor: {
    few: {
      'single.jsonl.gz': { every: 400, mostSteps: 40_000, lines: 47 },
      'single-edge.jsonl.gz': { every: 40, mostSteps: 40_000, lines: 76 },
      'rwlimit094-single.jsonl.gz': { every: 80, mostSteps: 40_000, lines: 18 },
      'battles2-nano.jsonl.gz': { every: 41, mostSteps: 1_000, lines: 13 },
      'battles2-tiny.jsonl.gz': { every: 80, mostSteps: 1_000, lines: 7 },
      'battles2-std.jsonl.gz': { every: 80, mostSteps: 1_000, lines: 8 },
      'battles-n.jsonl.gz': { every: 30, mostSteps: 1_000, lines: 2 },
      'battles2-odd.jsonl.gz': { every: 40, mostSteps: 1_000, lines: 3 },
      'battles2-procs.jsonl.gz': { every: 40, mostSteps: 600, lines: 3 },
      'rwlimit094-battles2.jsonl.gz': { every: 40, mostSteps: 1_000, lines: 4 },
      'placement.jsonl.gz': { every: 5, lines: 33 },
    },
    samples: {
      'single.jsonl.gz': { every: 40, mostSteps: 80_000, lines: 470 },
      'single-edge.jsonl.gz': { every: 4, mostSteps: 80_000, lines: 755 },
      'rwlimit094-single.jsonl.gz': { every: 8, mostSteps: 80_000, lines: 175 },
      'battles-n.jsonl.gz': { every: 5, mostSteps: 2_000, lines: 16 },
      'battles2-odd.jsonl.gz': { every: 6, mostSteps: 2_000, lines: 20 },
      'battles2-procs.jsonl.gz': { every: 8, mostSteps: 2_000, lines: 21 },
      'battles2-std.jsonl.gz': { every: 40, mostSteps: 20_000, lines: 35 },
      'battles2-tiny.jsonl.gz': { every: 32, mostSteps: 10_000_000, lines: 44 },
      'rwlimit094-battles2.jsonl.gz': { every: 12, mostSteps: 2_000, lines: 14 },
    },
    refuses: /^a warrior uses P-space$/,
    gathers: true,
  },
}

/** One suite for every engine: all lines of the file, or those of a sample, must pass and be there. */
export function describeGolden(file: string, check: (results: LineResult[]) => void = allPass): void {
  describe.each(Object.entries(PLAYERS))('%s engine', (name, player) => {
    itPlays(file, player, () => createEngine(name as EngineName), check)
  })
}

/** Plays the lines of a file, or a sample of them, on one engine. */
export function itPlays(
  file: string,
  { samples, few, refuses, gathers = false }: Player,
  makeEngine: () => Promise<Engine>,
  check: (results: LineResult[]) => void = allPass,
): void {
  const bytes = readFileSync(new URL(file, folder))
  const { lines, sha256 } = manifest[file]!
  const sample = { all: undefined, most: samples?.[file], few: few?.[file] ?? samples?.[file] }[EXTENT]
  const some = sample === undefined ? `all ${lines} lines` : `${sample.lines} of ${lines} lines`
  it(`gives pMARS's answer on ${some} of ${file}`, { timeout: 600_000 }, async () => {
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
    const made = await makeEngine()
    const engine = gathers ? gathered(made) : made
    const texts = gunzipSync(bytes).toString().trim().split('\n')
    const chosen = sample === undefined ? texts : choose(texts, sample)
    expect(chosen).toHaveLength(sample?.lines ?? lines)
    const results: LineResult[] = []
    if (gathers)
      results.push(...(await Promise.all(chosen.map((text) => checkLine(JSON.parse(text), engine)))))
    else for (const text of chosen) results.push(await checkLine(JSON.parse(text), engine))
    expect(results).toHaveLength(chosen.length)
    const isRightly = (result: LineResult) =>
      result.status === 'refused' && refuses !== undefined && refuses.test(result.reason)
    check(results.filter((result) => !isRightly(result)))
  })
}

function choose(texts: readonly string[], { every, mostSteps }: Sample): string[] {
  const stepsOf = (text: string) => (JSON.parse(text) as { expected: { steps: number } }).expected.steps
  const possible = mostSteps === undefined ? texts : texts.filter((text) => stepsOf(text) <= mostSteps)
  return possible.filter((_, index) => index % every === 0)
}

function allPass(results: LineResult[]): void {
  expect(results.filter(({ status }) => status !== 'passed')).toEqual([])
}
