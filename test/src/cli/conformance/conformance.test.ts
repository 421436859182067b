import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { cli } from '../../../helpers/cli.js'
import { temporaryFolder } from '../../../helpers/folder.js'

const golden = new URL('../../../conformance/', import.meta.url)
const lines = gunzipSync(readFileSync(new URL('pspace.jsonl.gz', golden)))
  .toString()
  .split('\n')
  .slice(0, 6)

let cwd: string
beforeAll(() => {
  cwd = temporaryFolder('cli')
})

async function conformance(text: string, name = 'golden.jsonl', ...args: string[]) {
  writeFileSync(join(cwd, name), name.endsWith('.gz') ? gzipSync(text) : text)
  return cli(['conformance', name, ...args], { cwd })
}

/** A golden line whose first round took one step less. */
function spoil(line: string): string {
  const value = JSON.parse(line) as { rounds: { expected: { steps: number } }[] }
  value.rounds[0]!.expected.steps -= 1
  return JSON.stringify(value)
}

describe('drq conformance', () => {
  it('counts the lines that pass, plain and gzipped', async () => {
    for (const name of ['golden.jsonl', 'golden.jsonl.gz'])
      expect(await conformance(lines.join('\n'), name)).toEqual({
        code: 0,
        stdout: `${name}: 6 passed, 0 failed\n`,
        stderr: '',
      })
  })

  it('shows the first mismatch and ends with 1', async () => {
    const { id } = JSON.parse(lines[2]!) as { id: string }
    const spoilt = lines.map((line, index) => (index === 2 || index === 4 ? spoil(line) : line))
    const { code, stdout, stderr } = await conformance(spoilt.join('\n'))
    expect({ code, stderr }).toEqual({ code: 1, stderr: 'error: 2 lines failed on engine reference\n' })
    expect(stdout).toContain('golden.jsonl: 4 passed, 2 failed\n')
    expect(stdout).toMatch(
      new RegExp(`\n  first mismatch: line 3, ${id}: steps of round 1 is \\d+, pMARS has \\d+`),
    )
  })

  it('gives the counts as JSON', async () => {
    const { code, stdout } = await conformance([lines[0], spoil(lines[1]!)].join('\n'), 'two.jsonl', '--json')
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({
      engine: 'reference',
      files: [
        { path: 'two.jsonl', passed: 1, failed: 1, skipped: 0, refused: 0, firstMismatch: { line: 2 } },
      ],
    })
  })

  it.each([
    ['a line that is no JSON', `${lines[0]}\n{"id":`, 'golden.jsonl:2: not a line of JSON'],
    ['a line of another kind', `${lines[0]}\n{"id":1}`, 'golden.jsonl:2: neither '],
    ['a golden line of the wrong shape', '{"id":1,"spaces":[]}', 'golden.jsonl:1: pspace line: '],
    ['an empty file', '', 'golden.jsonl: no golden line in it'],
  ])('ends with 2 at %s', async (_, text, problem) => {
    const { code, stderr } = await conformance(text)
    expect(code).toBe(2)
    expect(stderr).toContain(`error: ${problem}`)
  })

  it('refuses a table and names a file that is not there', async () => {
    expect(await cli(['conformance', 'human-round-robin.tsv.gz'], { cwd })).toMatchObject({ code: 2 })
    expect((await cli(['conformance', 'none.jsonl.gz'], { cwd })).stderr).toBe(
      'error: none.jsonl.gz: no such file\n',
    )
  })

  it('stops with 130 when it is interrupted', async () => {
    writeFileSync(join(cwd, 'golden.jsonl'), lines.join('\n'))
    const stopped = await cli(['conformance', 'golden.jsonl'], { cwd, signal: AbortSignal.abort() })
    expect(stopped).toEqual({ code: 130, stdout: '', stderr: 'Interrupted.\n' })
  })
})
