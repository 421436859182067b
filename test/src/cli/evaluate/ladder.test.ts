import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { cli } from '../../../helpers/cli.js'
import { temporaryFolder } from '../../../helpers/folder.js'
import { suicide, warrior, zoo } from '../../../helpers/warrior.js'

interface LadderJson {
  readonly ladder: { readonly tournamentId: number; readonly rounds: number }
  readonly rungs: readonly { readonly name: string; readonly points: number }[]
  readonly climbs: readonly {
    readonly name: string
    readonly reached: number
    readonly of: number
    readonly stoppedBy: string | null
    readonly fights: readonly { readonly member: string; readonly wins: number; readonly losses: number }[]
  }[]
}

const folder = temporaryFolder('ladder')
const rules = ['--preset', 'nano', '--threads', '0', '-r', '6']
const run = (args: readonly string[]) => cli(['ladder', ...args, ...rules], { cwd: folder })
beforeAll(() => {
  mkdirSync(join(folder, 'zoo'))
  for (const { name, source } of zoo) writeFileSync(join(folder, 'zoo', `${name}.red`), source)
  writeFileSync(join(folder, 'bad.red'), suicide.source)
  writeFileSync(join(folder, 'new.red'), 'SPL.B #0, <-3\nMOV.I <-4, $-1\nJMP.A $-1, $0')
})

it('prints the rung that each warrior reached, the highest first', async () => {
  const { code, stdout, stderr } = await run([
    'zoo',
    'new.red',
    '--against',
    'zoo',
    '--db',
    'a.db',
    '--details',
  ])
  expect(code, stderr).toBe(0)
  await expect(stdout).toMatchFileSnapshot('../snapshots/ladder.txt')
  expect(stderr).toContain('ladder zoo: the order of 6 rungs, 6 rounds a match\n')
})

it('gives all fights as JSON, and plays the round robin of the set once', async () => {
  const args = ['new.red', 'bad.red', '--against', 'zoo', '--db', 'json.db', '--json']
  const first = await run(args)
  expect(first.code, first.stderr).toBe(0)
  const { rungs, climbs, ladder } = JSON.parse(first.stdout) as LadderJson
  const points = rungs.map((rung) => rung.points)
  expect(points).toEqual(points.toSorted((x, y) => x - y))
  expect(climbs.map(({ name, of }) => [name, of])).toEqual([
    ['new.red', 6],
    ['bad.red', 5],
  ])
  for (const { reached, fights, stoppedBy } of climbs) {
    expect(fights.slice(0, reached).every(({ wins, losses }) => wins > losses)).toBe(true)
    expect(fights[reached]?.member ?? null).toBe(stoppedBy)
  }
  expect(first.stderr).toContain('15/15 matches')
  const again = await run(args)
  expect(again.stdout).toBe(first.stdout)
  expect(again.stderr).not.toContain('15/15 matches')
  const { stdout } = await cli(['standings', '--db', 'json.db', '--json'], { cwd: folder })
  const shown = JSON.parse(stdout) as { tournament: { id: number }; standings: { name: string }[] }
  expect(shown.tournament.id).toBe(ladder.tournamentId)
  expect(shown.standings.map(({ name }) => name)).toEqual(rungs.map(({ name }) => name).reverse())
})

it.each([
  ['no warrior', [], /missing required argument/],
  ['a file that is not there', ['nobody.red', '--against', 'zoo'], /nobody\.red is no file/],
  ['a set that is not there', ['new.red', '--against', 'nobodies'], /nobodies is no file/],
])('refuses %s with exit code 2', async (_, args, message) => {
  const { code, stdout, stderr } = await run([...args, '--db', 'bad.db'])
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toMatch(message)
})

it('that is interrupted ends with 130 and prints the command that goes on', async () => {
  const args = ['ladder', 'new.red', '--against', 'zoo', '--db', 'cut.db', ...rules]
  const { code, stderr } = await cli(args, { cwd: folder, signal: AbortSignal.abort() })
  expect(code).toBe(130)
  expect(stderr).toContain(`Go on with: drq ${args.join(' ')}\n`)
})

it('lets nothing in a name reach the terminal', async () => {
  const { source } = warrior('\u001B[2J', ['DAT.F #1, #1'])
  writeFileSync(join(folder, '\u001B[2J.red'), source)
  const { code, stdout, stderr } = await run([
    '\u001B[2J.red',
    '--against',
    'zoo',
    '--db',
    'esc.db',
    '--details',
  ])
  expect(code, stderr).toBe(0)
  expect(stdout + stderr).not.toContain('\u001B')
})
