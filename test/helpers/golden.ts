import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { checkLine, type LineResult } from '../../vm/conformance/index.js'
import { createEngine } from '../../arena/engines.js'
import { ENGINE_NAMES } from '../../vm/index.js'

const folder = new URL('../conformance/', import.meta.url)
const manifest = JSON.parse(readFileSync(new URL('MANIFEST.json', folder), 'utf8')) as Record<
  string,
  { lines: number; sha256: string }
>

/** One suite for every engine: all lines of the file must pass, and all of them must be there. */
export function describeGolden(file: string, check: (results: LineResult[]) => void = allPass): void {
  const bytes = readFileSync(new URL(file, folder))
  const { lines, sha256 } = manifest[file]!
  describe.each(ENGINE_NAMES)(`%s engine, ${file}`, (name) => {
    it(`gives pMARS's answer on all ${lines} lines`, { timeout: 300_000 }, async () => {
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
      const engine = await createEngine(name)
      const results: LineResult[] = []
      for (const line of gunzipSync(bytes).toString().trim().split('\n'))
        results.push(await checkLine(JSON.parse(line), engine))
      expect(results).toHaveLength(lines)
      check(results)
    })
  })
}

function allPass(results: LineResult[]): void {
  expect(results.filter(({ status }) => status !== 'passed')).toEqual([])
}
