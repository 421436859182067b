import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { checkLine, type LineResult } from '../../vm/conformance/index.js'
import { createEngine } from '../../arena/engines.js'
import type { EngineName } from '../../vm/index.js'
import { gathered } from './gathered.js'

const folder = new URL('../conformance/', import.meta.url)
const manifest = JSON.parse(readFileSync(new URL('MANIFEST.json', folder), 'utf8')) as Record<
  string,
  { lines: number; sha256: string }
>

/** How an engine plays the golden lines. */
interface Player {
  /** Where every n-th line of a file is played: n. */
  readonly samples?: Readonly<Record<string, number>>
  /** What it may refuse, in its words. */
  readonly refuses?: string
  /** Whether it plays many lines at once, because one alone takes too long. */
  readonly gathers?: boolean
}

const PLAYERS: Partial<Record<EngineName, Player>> = {
  wasm: {},
  reference: {},
  tensor: {
    samples: {
      'single.jsonl.gz': 20,
      'single-edge.jsonl.gz': 10,
      'battles-n.jsonl.gz': 20,
      'battles2-std.jsonl.gz': 40,
      'battles2-procs.jsonl.gz': 10,
    },
    refuses: 'a warrior uses P-space',
    gathers: true,
  },
}

/** One suite for every engine: all lines of the file, or those of a sample, must pass and be there. */
export function describeGolden(file: string, check: (results: LineResult[]) => void = allPass): void {
  const bytes = readFileSync(new URL(file, folder))
  const { lines, sha256 } = manifest[file]!
  describe.each(Object.entries(PLAYERS))(`%s engine, ${file}`, (name, { samples, refuses, gathers }) => {
    const every = samples?.[file] ?? 1
    const chosen = every === 1 ? `all ${lines} lines` : `one of ${every} of ${lines} lines`
    it(`gives pMARS's answer on ${chosen}`, { timeout: 600_000 }, async () => {
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
      const made = await createEngine(name as EngineName)
      const engine = gathers === true ? gathered(made) : made
      const texts = gunzipSync(bytes)
        .toString()
        .trim()
        .split('\n')
        .filter((_, index) => index % every === 0)
      const results: LineResult[] = []
      if (gathers === true)
        results.push(...(await Promise.all(texts.map((text) => checkLine(JSON.parse(text), engine)))))
      else for (const text of texts) results.push(await checkLine(JSON.parse(text), engine))
      expect(results).toHaveLength(Math.ceil(lines / every))
      check(results.filter((result) => result.status !== 'refused' || result.reason !== refuses))
    })
  })
}

function allPass(results: LineResult[]): void {
  expect(results.filter(({ status }) => status !== 'passed')).toEqual([])
}
