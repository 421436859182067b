import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { beforeAll, describe, expect, it } from 'vitest'
import type { CliEnvironment } from '../../../../src/cli/process/environment.js'
import { MAX_SOURCE_BYTES, readSourceFiles } from '../../../../src/cli/sources/warrior-files.js'
import { temporaryFolder } from '../../../helpers/folder.js'

let cwd: string
beforeAll(() => {
  cwd = temporaryFolder('cli')
  mkdirSync(join(cwd, 'hill/inner.red'), { recursive: true })
  mkdirSync(join(cwd, 'empty'))
  for (const name of ['b.red', 'B.RED', 'a.rc', 'é.red', 'notes.txt'])
    writeFileSync(join(cwd, 'hill', name), name)
  writeFileSync(join(cwd, 'full.red'), Buffer.alloc(MAX_SOURCE_BYTES))
  writeFileSync(join(cwd, 'huge.red'), Buffer.alloc(MAX_SOURCE_BYTES + 1))
  symlinkSync('loop.red', join(cwd, 'loop.red'))
  symlinkSync('../hill/b.red', join(cwd, 'hill/z-link.red'))
})

async function read(paths: string[], stdin = '') {
  const env = { cwd, stdin: Readable.from([Buffer.from(stdin)]) } as unknown as CliEnvironment
  const { files, problems } = await readSourceFiles(paths, env)
  return { texts: files.map(({ path, bytes }) => [path, Buffer.from(bytes).toString()]), problems }
}

describe('readSourceFiles', () => {
  it('reads the warriors of a folder in byte order, links too, and no other files', async () => {
    expect(await read(['hill'])).toEqual({
      texts: [
        ['hill/B.RED', 'B.RED'],
        ['hill/a.rc', 'a.rc'],
        ['hill/b.red', 'b.red'],
        ['hill/z-link.red', 'b.red'],
        ['hill/é.red', 'é.red'],
      ],
      problems: [],
    })
  })

  it('reads any file that is named, as often as it is named', async () => {
    const { texts } = await read(['hill/notes.txt', 'hill/b.red', 'hill/notes.txt'])
    expect(texts.map(([, text]) => text)).toEqual(['notes.txt', 'b.red', 'notes.txt'])
  })

  it('reads standard input for -, once for any number of them', async () => {
    expect((await read(['-', 'hill/b.red', '-'], 'MOV 0, 1')).texts).toEqual([
      ['-', 'MOV 0, 1'],
      ['hill/b.red', 'b.red'],
      ['-', 'MOV 0, 1'],
    ])
  })

  it('names every path that cannot be used and why', async () => {
    const { texts, problems } = await read(['none.red', 'loop.red', 'empty', '/dev/null', 'hill/b.red'])
    expect(problems).toEqual([
      'none.red: no such file or folder',
      'loop.red: symbolic links that lead in a circle',
      'empty: no .red, .rc or .redcode file in this folder',
      '/dev/null: not a file',
    ])
    expect(texts).toHaveLength(1)
  })

  it('reads a source of 1 MiB and refuses a longer one', async () => {
    const { texts, problems } = await read(['full.red', 'huge.red'])
    expect(texts.map(([path]) => path)).toEqual(['full.red'])
    expect(problems).toEqual(['huge.red: longer than 1 MiB'])
    expect((await read(['-'], 'x'.repeat(MAX_SOURCE_BYTES + 1))).problems).toEqual(['-: longer than 1 MiB'])
  })
})
