import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { beforeAll, describe, expect, it } from 'vitest'
import type { CliEnvironment } from '../../../../src/cli/process/environment.js'
import { readWarriorSources } from '../../../../src/cli/sources/warrior-sources.js'
import { tgzOf, zipOf } from '../../../helpers/archives.js'
import { temporaryFolder } from '../../../helpers/folder.js'

let cwd: string
const write = (path: string, data: string | Uint8Array) => {
  writeFileSync(join(cwd, path), data)
}
beforeAll(() => {
  cwd = temporaryFolder('sources')
  for (const folder of ['hill/deep/deeper', 'hill/.git', 'empty/inner', 'encodings'])
    mkdirSync(join(cwd, folder), { recursive: true })
  for (const path of [
    'hill/b.red',
    'hill/deep/a.rc',
    'hill/deep/deeper/B.RED',
    'hill/.git/x.red',
    'hill/notes.txt',
  ])
    write(path, path)
  symlinkSync('..', join(cwd, 'hill/up'))
  symlinkSync('..', join(cwd, 'hill/up.red'))
  symlinkSync('b.red', join(cwd, 'hill/z-link.red'))
  write('hill/more.tgz', 'x')
  write('encodings/crlf.red', ';name é\r\nmov 0, 1\r\n')
  write('encodings/bom.red', '\uFEFF;name é\nmov 0, 1\n')
  write('encodings/cr.red', ';name é\rmov 0, 1\r')
  write('encodings/latin1.red', Buffer.from(';name é\nmov 0, 1\n', 'latin1'))
  write(
    'hill.zip',
    zipOf([
      { name: 'sub/a.red', data: 'mov 0, 1' },
      { name: '../b.red', data: 'x' },
    ]),
  )
  write('two.red', 'heading\n;redcode\nmov 0, 1\n;redcode\njmp 0\n')
  write('two.tar.gz', tgzOf([{ name: 'two.red', data: ';redcode\nmov 0, 1\n;redcode\njmp 0\n' }]))
  write('many.red', ';redcode\nmov 0, 1\n'.repeat(1001))
})

async function read(paths: string[], stdin = '') {
  const env = { cwd, stdin: Readable.from([Buffer.from(stdin)]) } as unknown as CliEnvironment
  const found: unknown[] = []
  for await (const one of readWarriorSources(paths, env))
    found.push('problem' in one ? `${one.path}: ${one.problem}` : [one.path, one.name, one.source])
  return found
}

describe('readWarriorSources', () => {
  it('reads folders within folders in byte order, but neither hidden ones nor links to folders', async () => {
    expect(await read(['hill'])).toEqual([
      ['hill/b.red', 'b.red', 'hill/b.red'],
      ['hill/deep/a.rc', 'a.rc', 'hill/deep/a.rc'],
      ['hill/deep/deeper/B.RED', 'B.RED', 'hill/deep/deeper/B.RED'],
      'hill/more.tgz: an archive in a folder; name it itself to read it',
      'hill/up.red: not a file',
      ['hill/z-link.red', 'z-link.red', 'hill/b.red'],
    ])
  })

  it('goes 16 folders deep', async () => {
    const folder = Array.from({ length: 17 }, () => 'd').join('/')
    mkdirSync(join(cwd, folder), { recursive: true })
    write('d/top.red', 'top')
    write(join(folder, 'x.red'), 'x')
    expect(await read(['d'])).toEqual([
      `${folder}: more than 16 folders within each other`,
      ['d/top.red', 'top.red', 'top'],
    ])
  })

  it('reads archives, and says what it refuses of them', async () => {
    expect(await read(['hill.zip'])).toEqual([
      ['hill.zip/sub/a.red', 'a.red', 'mov 0, 1'],
      'hill.zip: ../b.red: a path that leads out of the archive',
    ])
  })

  it('numbers the warriors of one file', async () => {
    expect(await read(['two.red', 'two.tar.gz'])).toEqual([
      ['two.red', 'two.red', 'heading\n;redcode\nmov 0, 1\n'],
      ['two.red#2', 'two.red#2', ';redcode\njmp 0\n'],
      ['two.tar.gz/two.red', 'two.red', ';redcode\nmov 0, 1\n'],
      ['two.tar.gz/two.red#2', 'two.red#2', ';redcode\njmp 0\n'],
    ])
    const many = await read(['many.red'])
    expect(many).toHaveLength(1001)
    expect(many[1000]).toBe('many.red: more than 1000 warriors in one file; the rest is left out')
  })

  it('reads UTF-8 with and without a mark, Latin-1, and every kind of line end', async () => {
    const sources = (await read(['encodings'])) as string[][]
    expect(sources.map(([, name, source]) => [name, source!.replaceAll('\r\n', '\n')])).toEqual(
      ['bom.red', 'cr.red', 'crlf.red', 'latin1.red'].map((name) => [name, ';name é\nmov 0, 1\n']),
    )
  })

  it('reads standard input and goes on after what cannot be read', async () => {
    expect(await read(['none.red', 'empty', '/dev/null', '-'], 'jmp 0')).toEqual([
      'none.red: no such file or folder',
      'empty: no .red, .rc or .redcode file in this folder',
      '/dev/null: not a file',
      ['-', 'stdin.red', 'jmp 0'],
    ])
  })
})
