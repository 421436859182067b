import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../../../arena/store/index.js'
import { storeBredRun } from '../../../helpers/bred-run.js'
import { cli } from '../../../helpers/cli.js'
import { beginSmallRun, DWARF, STONE } from '../../../helpers/evolution.js'
import { temporaryFolder } from '../../../helpers/folder.js'
import { warrior } from '../../../helpers/warrior.js'

const numbered = (step: number) => warrior(`w${step}`, [`ADD.AB #${step}, $1`])
const [a, b, c] = [numbered(1), numbered(2), numbered(3)] as const
const hostile = warrior('\u001B]0;owned\u0007\u202E\u009B31m' + 'x'.repeat(200), ['NOP.A $0, $0'])

const folder = temporaryFolder('lineage')
beforeAll(() => {
  const call = { prompt: 'p', reply: 'r', model: 'evil\u001B[2Jmodel' }
  storeBredRun(join(folder, 'drq.db'), [
    { generation: 1, proposal: 0, warrior: a, parents: [DWARF], operator: 'seed + tweak', fitness: 1.5 },
    { generation: 1, proposal: 1, warrior: b, parents: [a, STONE], operator: 'concat', fitness: 1.75 },
    {
      generation: 2,
      proposal: 4,
      warrior: c,
      parents: [b, hostile],
      operator: 'llm mutate',
      fitness: 1,
      call,
    },
    { generation: 3, proposal: 1, warrior: b, operator: 'past champion', fitness: 1.25 },
  ])
  const store = openStore(join(folder, 'new.db'))
  beginSmallRun(store)
  store.close()
  openStore(join(folder, 'empty.db')).close()
})

const lineage = (...args: string[]) => cli(['lineage', ...args], { cwd: folder })

describe('drq lineage', () => {
  it("shows each champion's ancestors as a tree, those of an unfinished run too", async () => {
    const { code, stdout, stderr } = await lineage('1', '--generation', '1')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toBe(
      [
        'Run 1, seed 7, not finished: 1 champion',
        '',
        'Generation 1: Red Queen r1 seed 7, fitness 1.750 of 2',
        'carries 1 of 1 instructions of Dwarf by test',
        'r1 #1  concat, genetic, fitness 1.750',
        '├─ r1 #0  seed + tweak, genetic, fitness 1.500',
        '│  └─ Dwarf (opponent)',
        '└─ Stone (stock)',
        '',
      ].join('\n'),
    )
  })

  it('shows an ancestor once, and says where', async () => {
    const { stdout } = await lineage()
    const credit = 'carries 1 of 1 instructions of Dwarf by test'
    expect(stdout).toContain(
      `fitness 1.250 of 4\n${credit}\nr1 #1  concat, genetic, fitness 1.750, see generation 1\n`,
    )
    expect(stdout.match(/r1 #0/g)).toHaveLength(1)
  })

  it('says that there are older ancestors', async () => {
    const { stdout } = await lineage('--generation', '1', '--depth', '1')
    expect(stdout).toContain('\n├─ r1 #0  seed + tweak, genetic, fitness 1.500\n│  └─ …\n└─ Stone (stock)\n')
    expect(stdout).toContain('\n… older ancestors: --depth shows more\n')
  })

  it('lets no name and no model reach the terminal as a command', async () => {
    const { stdout } = await lineage('--generation', '2')
    expect(stdout).toContain('r2 #4  llm mutate, evil␛[2Jmodel, fitness 1.000\n')
    expect(stdout).toMatch(/└─ ␛\]0;owned␇<U\+202E><U\+009B>31mx+… \(from outside\)\n/)
    for (const text of [stdout, (await lineage('--json')).stdout])
      expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/)
  })

  it('prints the same as a graph in JSON', async () => {
    const { champions, ancestors } = JSON.parse((await lineage('--json')).stdout) as {
      champions: { round: number; warriorId: string; credits: { name: string }[] }[]
      ancestors: { warriorId: string; name: string; parents: string[] }[]
    }
    expect(champions.map(({ round, warriorId }) => [round, warriorId])).toEqual([
      [1, b.id],
      [2, c.id],
      [3, b.id],
    ])
    const credit = { warriorId: DWARF.id, name: 'Dwarf', author: 'test', instructions: 1, length: 1 }
    for (const { credits } of champions) expect(credits).toEqual([credit])
    expect(ancestors.find(({ warriorId }) => warriorId === c.id)).toMatchObject({
      name: 'r2 #4',
      origin: 'bred',
      birth: { round: 2, proposal: 4, operator: 'llm mutate', proposer: 'evil\u001B[2Jmodel', fitness: 1 },
      parents: [b.id, hostile.id],
      depth: 0,
    })
    expect(ancestors.find(({ warriorId }) => warriorId === hostile.id)!.name).toBe(hostile.name)
  })

  it('takes --round, the former name of --generation', async () => {
    expect((await lineage('--round', '2')).stdout).toBe((await lineage('--generation', '2')).stdout)
  })

  it('shows a run that has no champion yet', async () => {
    const { code, stdout } = await lineage('--db', 'new.db')
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'Run 1, seed 7, not finished: no champion yet\n' })
  })

  it.each([
    [['7'], 'drq.db holds no run 7'],
    [['--db', 'empty.db'], 'empty.db holds no run\n'],
    [['--db', 'none.db'], 'there is no file none.db'],
    [['--generation', '9'], 'run 1 has no champion of generation 9'],
    [['--depth', '-1'], 'must be a whole number from 0 to 1000'],
    [['first'], 'must be a whole number of at least 1'],
  ])('refuses %j with 2', async (args, message) => {
    const { code, stdout, stderr } = await lineage(...args)
    expect(stderr).toContain(message)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  })
})
