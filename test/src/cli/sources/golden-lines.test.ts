import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { readGoldenLines } from '../../../../src/cli/sources/golden-lines.js'
import { temporaryFolder } from '../../../helpers/folder.js'

let folder: string
beforeAll(() => {
  folder = temporaryFolder('cli')
})

async function read(name: string, bytes: string | Uint8Array): Promise<unknown[]> {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  const values: unknown[] = []
  for await (const { number, value } of readGoldenLines(name, path)) values.push([number, value])
  return values
}

describe('readGoldenLines', () => {
  it('reads plain and gzipped lines alike, with and without a newline at the end', async () => {
    const lines = '{"id":"ü"}\n[2]\n'
    const expected = [
      [1, { id: 'ü' }],
      [2, [2]],
    ]
    expect(await read('a.jsonl', lines)).toEqual(expected)
    expect(await read('a.jsonl', lines.trimEnd())).toEqual(expected)
    expect(await read('a.jsonl.gz', gzipSync(lines))).toEqual(expected)
  })

  it('counts empty lines, and puts lines together that lie over many chunks', async () => {
    const long = JSON.stringify('x'.repeat(300_000))
    expect(await read('b.jsonl', `\n${long}\n\n1`)).toEqual([
      [2, 'x'.repeat(300_000)],
      [4, 1],
    ])
  })

  it('takes the ends of lines of Windows', async () => {
    expect(await read('w.jsonl', '1\r\n\r\n"a"\r\n')).toEqual([
      [1, 1],
      [3, 'a'],
    ])
  })

  it('names the line that is no JSON', async () => {
    await expect(read('c.jsonl', '1\n{"a":\n3')).rejects.toThrow('c.jsonl:2: not a line of JSON')
  })

  it('says what is wrong with gzip data that is none, or was cut', async () => {
    await expect(read('d.jsonl.gz', '1\n')).rejects.toThrow('d.jsonl.gz: damaged gzip data')
    const cut = gzipSync(Array.from({ length: 99_999 }, (_, index) => `${Math.sin(index)}\n`).join(''))
    await expect(read('e.jsonl.gz', cut.subarray(0, 300_000))).rejects.toThrow(
      /^e\.jsonl\.gz:\d+: damaged gzip data/,
    )
  })

  it('ends at a line that never ends', async () => {
    const bomb = gzipSync(Buffer.alloc(2 ** 27, 'x'))
    await expect(read('f.jsonl.gz', bomb)).rejects.toThrow(
      'f.jsonl.gz:1: a line of more than 16777216 characters',
    )
  })

  it('names a file that is not there', async () => {
    const lines = readGoldenLines('none.jsonl.gz', join(folder, 'none.jsonl.gz'))
    await expect(lines.next()).rejects.toThrow('none.jsonl.gz: no such file')
  })
})
