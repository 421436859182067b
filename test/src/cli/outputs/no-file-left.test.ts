import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { cli } from '../../../helpers/cli.js'
import { temporaryFolder } from '../../../helpers/folder.js'
import { zoo } from '../../../helpers/warrior.js'

let folder: string
beforeEach(() => {
  folder = temporaryFolder('empty')
  writeFileSync(join(folder, 'imp.red'), zoo[0]!.source)
  writeFileSync(join(folder, 'bad.red'), 'MOOV 0, 1\n')
})

const llm = ['--proposer', 'llm', '--model', 'm', '--base-url', 'http://127.0.0.1:1/v1', '--generations', '1']

it.each([
  ['tournament imp.red nobody.red'],
  ['tournament imp.red'],
  ['tournament --set nobody'],
  ['tournament imp.red --line-ups nobody.jsonl'],
  ['tournament imp.red 94nop --check nobody.tsv'],
  ['evaluate nobody.red'],
  ['evaluate imp.red --against nobody'],
  ['ladder nobody.red'],
  ['benchmark nobody.red'],
  ['benchmark imp.red --suite nobody'],
  ['hill create pub --from nobody.red'],
  ['hill create pub --from bad.red'],
  ['optimize nobody.red'],
  ['optimize imp.red --against nobody'],
  ['optimize --resume'],
  ['evolve --initial nobody.red'],
  ['evolve --initial bad.red --seeds 1,2'],
  ['evolve --stock nobody/'],
  [`evolve ${llm.join(' ')} --replay nobody.jsonl`],
  [`evolve ${llm.join(' ')} --replay bad.red`],
  [`evolve ${llm.join(' ')} --replay 7`],
  ['evolve --out new.db'],
  ['evolve --out new.db/champions'],
  ['evolve --out new.db-journal'],
  ['evolve --seeds 1,2 --out new.db-wal'],
  ['optimize imp.red --out new.db'],
  [`evolve ${llm.join(' ')} --record nowhere/replies.jsonl`],
  ['duel --models genetic,m --base-url http://127.0.0.1:1/v1 --initial nobody.red'],
  ['warriors add nobody.red'],
  ['warriors add bad.red'],
])('drq %s fails and leaves no file behind', async (line) => {
  const before = readdirSync(folder)
  const { code, stderr } = await cli([...line.split(' '), '--db', 'new.db'], { cwd: folder })
  expect(code, stderr).toBe(2)
  expect(readdirSync(folder)).toEqual(before)
})

it('an empty file that was there stays empty', async () => {
  writeFileSync(join(folder, 'new.db'), '')
  for (const args of [['tournament', 'nobody.red'], ['standings'], ['warriors', 'rm', 'nobody']]) {
    const { code } = await cli([...args, '--db', 'new.db'], { cwd: folder })
    expect(code).toBe(2)
    expect(readdirSync(folder).filter((name) => name.startsWith('new'))).toEqual(['new.db'])
  }
})

it('a file is made where there is something to store, and what was read before it counts', async () => {
  const run = (...args: string[]) => cli([...args, '--db', 'new.db'], { cwd: folder })
  const created = await run(
    'hill',
    'create',
    'pub',
    '--preset',
    'nano',
    '--from',
    'imp.red',
    '--threads',
    '0',
  )
  expect(created.code, created.stderr).toBe(0)
  expect((await run('hill', 'show', 'pub')).stdout).toMatch(/^1 /m)
})

it('a folder that is not there is no bug', async () => {
  const { code, stderr } = await cli(['warriors', 'add', 'imp.red', '--db', 'nowhere/new.db'], {
    cwd: folder,
  })
  expect(code).toBe(1)
  expect(stderr).toMatch(/^error: .*nowhere.new\.db cannot be made: ENOENT/)
})
