import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../../../arena/store/index.js'
import { runTournament, type Standing } from '../../../../arena/tournament/index.js'
import { createInlineFights } from '../../../../arena/workers/index.js'
import { PRESETS } from '../../../../vm/index.js'
import { createWasmEngine } from '../../../../vm/wasm/engine.js'
import { cli } from '../../../helpers/cli.js'
import { temporaryFolder } from '../../../helpers/folder.js'
import { dwarf, imp, warrior, zoo } from '../../../helpers/warrior.js'

const folder = temporaryFolder('standings')
const hostile = warrior('\u001B[31mred\u202E\u0007' + 'x'.repeat(100), ['NOP.A $0, $0', 'JMP.A $-1, $0'])

beforeAll(async () => {
  const store = openStore(join(folder, 'drq.db'))
  const play = (name: string, now: number, rounds: number) =>
    runTournament({
      name,
      entrants: [...zoo, hostile].map((entry) => ({ name: entry.name, warrior: entry })),
      settings: PRESETS.tiny,
      rounds,
      places: { kind: 'drawn', seed: 1 },
      fights: createInlineFights(createWasmEngine()),
      store,
      now: () => now,
    })
  await play('first cup', 1000, 2)
  await play('second cup', 2000, 3)
  store.close()
})

const run = (...args: string[]) => cli(args, { cwd: folder })

describe('drq standings', () => {
  it('shows the latest tournament, or the one that is named or numbered', async () => {
    expect((await run('standings')).stderr).toBe('second cup (tournament 2): 21 matches of 3 rounds\n')
    expect((await run('standings', 'first cup')).stderr).toBe(
      'first cup (tournament 1): 21 matches of 2 rounds\n',
    )
    expect((await run('standings', '1')).stderr).toMatch(/^first cup/)
  })

  it('prints a table, or all numbers as JSON', async () => {
    const table = (await run('standings')).stdout.trimEnd().split('\n')
    const { stdout, code } = await run('standings', '--json')
    expect(code).toBe(0)
    const { tournament, standings } = JSON.parse(stdout) as { tournament: unknown; standings: Standing[] }
    expect(tournament).toMatchObject({ id: 2, name: 'second cup', status: 'finished', matchesPlayed: 21 })
    expect(table).toHaveLength(1 + standings.length)
    for (const [index, { points, wins, losses, ties }] of standings.entries()) {
      const cells = table[index + 1]!.trim().split(/\s+/)
      expect(cells.slice(-6)).toEqual(
        [points.toFixed(1), standings[index]!.score, wins, losses, ties, cells.at(-1)].map(String),
      )
    }
  })

  it('refuses a tournament or a file that is not there, and makes none', async () => {
    expect(await run('standings', 'third cup')).toMatchObject({ code: 2, stdout: '' })
    const missing = await run('standings', '--db', 'nowhere.db')
    expect(missing.code).toBe(2)
    expect(missing.stderr).toContain('there is no file nowhere.db')
    expect((await run('standings', '--db', 'nowhere.db')).code).toBe(2)
  })
})

describe('drq warriors', () => {
  it('lists every stored warrior with its rounds', async () => {
    const { stdout, code } = await run('warriors', '--json')
    expect(code).toBe(0)
    const list = JSON.parse(stdout) as {
      name: string
      matches: number
      wins: number
      losses: number
      ties: number
    }[]
    expect(list).toHaveLength(zoo.length + 1)
    for (const { matches, wins, losses, ties } of list) {
      expect(matches).toBe(12)
      expect(wins + losses + ties).toBe(6 * 2 + 6 * 3)
    }
    const table = (await run('warriors')).stdout
    expect(table.trimEnd().split('\n')).toHaveLength(zoo.length + 2)
    expect(table).toContain(`${imp.id.slice(0, 12)}  imp `)
  })

  it('shows one by its name or the beginning of its id, with source and results', async () => {
    const byName = await run('warriors', 'dwarf')
    expect(byName.stdout).toContain(dwarf.id)
    expect(byName.stdout).toContain(dwarf.source)
    expect(byName.stdout).toMatch(/ 800 +8000 +2 +one-left +12 /)
    expect((await run('warriors', dwarf.id.slice(0, 8))).stdout).toBe(byName.stdout)
    expect(await run('warriors', 'nobody')).toMatchObject({ code: 2, stdout: '' })
  })

  it('never sends control or direction characters to the terminal', async () => {
    for (const args of [['warriors'], ['warriors', '--json'], ['standings'], ['warriors', hostile.id]]) {
      const { stdout, stderr, code } = await run(...args)
      expect(code).toBe(0)
      expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202E]/)
      expect(stdout).toMatch(/red/)
    }
    for (const line of (await run('standings')).stdout.split('\n')) expect(line.length).toBeLessThan(100)
  })
})
