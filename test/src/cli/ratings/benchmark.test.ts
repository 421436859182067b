import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { cli } from '../../../helpers/cli.js'
import { temporaryFolder } from '../../../helpers/folder.js'
import { zoo } from '../../../helpers/warrior.js'

const folder = temporaryFolder('benchmark')
const run = (...args: string[]) => cli(args, { cwd: folder })
beforeAll(() => {
  for (const { name, source } of zoo) writeFileSync(join(folder, `${name}.red`), source)
})

describe('drq benchmark', () => {
  it('scores a warrior against each of a suite: 3 a win and 1 a tie per 100 rounds, and the mean', async () => {
    const rules = ['--preset', 'nano', '-r', '50', '--threads', '0']
    const { code, stdout, stderr } = await run('benchmark', 'dwarf.red', '--suite', '.', ...rules)
    expect(code, stderr).toBe(0)
    const lines = stdout.trimEnd().split('\n')
    expect(lines[0]).toMatch(/^against +%W +%L +%T +score$/)
    const scores = lines.slice(1, 6).map((line) => {
      const [name, win, , tie, score] = line.split(/ +/)
      expect(Number(score)).toBeCloseTo(3 * Number(win) + Number(tie), 6)
      return [name!, Number(score)] as const
    })
    expect(scores.map(([name]) => name)).not.toContain('dwarf.red')
    const mean = scores.reduce((sum, [, score]) => sum + score, 0) / scores.length
    expect(lines.at(-1)).toBe(`dwarf.red scores ${mean.toFixed(1)} against 5 warriors`)
    const battle = await run('battle', 'dwarf.red', 'imp.red', ...rules.slice(0, 4), '--json')
    const { warriors } = JSON.parse(battle.stdout) as { warriors: { score: number }[] }
    expect(new Map(scores).get('imp.red')).toBe(2 * warriors[0]!.score)
  })

  it('ranks several, against the warriors that come with drq where no suite is named', async () => {
    const rules = ['--preset', 'nano', '-r', '10', '--threads', '0']
    const { stdout } = await run('benchmark', 'dwarf.red', 'suicide.red', 'imp.red', ...rules)
    expect(stdout).toMatch(/^# +warrior +%W +%L +%T +score\n/)
    expect(stdout).toMatch(/^3 +suicide\.red +0\.0 +100\.0 +0\.0 +0\.0$/m)
    const again = await run('benchmark', 'dwarf.red', 'suicide.red', 'imp.red', ...rules, '--json')
    expect(again.stderr).toContain('36/36 matches')
    const { suite, warriors } = JSON.parse(again.stdout) as {
      suite: string
      warriors: { name: string; opponents: number; against: unknown[] }[]
    }
    expect([suite, warriors.length]).toEqual(['nano', 3])
    for (const { opponents, against } of warriors) expect([opponents, against.length]).toEqual([12, 12])
  })

  it.each([
    ['no warrior', ['benchmark'], /missing required argument/],
    ['a suite that is not there', ['benchmark', 'imp.red', '--suite', 'nobody'], /nobody is no file/],
    [
      'a preset without warriors',
      ['benchmark', 'imp.red', '--preset', 'lp'],
      /no warriors come with drq for lp/,
    ],
  ])('refuses %s with exit code 2', async (_, args, message) => {
    const { code, stdout, stderr } = await run(...args)
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toMatch(message)
  })
})
