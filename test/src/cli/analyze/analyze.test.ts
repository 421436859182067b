import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Analysis, AnalyzedChampion, GenerationSummary } from '../../../../arena/analyze/index.js'
import { FEATURE_NAMES } from '../../../../arena/evolve/index.js'
import { openStore } from '../../../../arena/store/index.js'
import { storeBredRun } from '../../../helpers/bred-run.js'
import { embeddings, sendJson, startChatServer } from '../../../helpers/chat-server.js'
import { cli, type CliOptions } from '../../../helpers/cli.js'
import { beginSmallRun } from '../../../helpers/evolution.js'
import { temporaryFolder } from '../../../helpers/folder.js'
import { dwarf, imp, suicide, waiter, warrior } from '../../../helpers/warrior.js'

const hostile = warrior('=\u001B]0;owned\u0007x', ['JMP.A $0, $1'])

const folder = temporaryFolder('analyze')
beforeAll(async () => {
  const bred = (champions: readonly (typeof imp)[]) =>
    champions.map((one, index) => ({ generation: index + 1, proposal: 0, warrior: one }))
  storeBredRun(join(folder, 'drq.db'), bred([suicide, waiter, dwarf]))
  storeBredRun(join(folder, 'drq.db'), bred([waiter, waiter]))
  storeBredRun(join(folder, 'drq.db'), bred([imp]))
  const store = openStore(join(folder, 'drq.db'))
  beginSmallRun(store)
  for (const [name, members] of [
    ['hill', [suicide, waiter]],
    ['odd', [suicide, hostile]],
    ['one', [waiter]],
  ] as const)
    for (const member of members) {
      store.warriors.save(member, 0)
      store.sets.add(name, { name: `${member.name}.red`, warriorId: member.id }, 0)
    }
  store.close()
  for (const [preset, initial] of [
    ['nano', 'nano'],
    ['tiny', 'tiny'],
  ] as const) {
    const small =
      `--generations 3 --iterations 48 --batch 16 --simulations 2 --benchmark 2 --threads 0`.split(' ')
    const seeds =
      preset === 'nano' ? ['--seeds', '1..2', '--last-k', '8'] : ['--seed', '1', '--last-k', 'all']
    const args = [
      'evolve',
      ...small,
      ...seeds,
      '--preset',
      preset,
      '--initial',
      initial,
      '--db',
      'evolved.db',
    ]
    expect((await cli(args, { cwd: folder })).code).toBe(0)
  }
})

const analyze = (args: readonly string[], options: CliOptions = {}) =>
  cli(['analyze', '--threads', '0', ...args], { cwd: folder, ...options })
/** What it prints as JSON, where a generation is called round. */
interface AnalysisJson extends Omit<Analysis, 'champions' | 'generations'> {
  readonly champions: readonly (Omit<AnalyzedChampion, 'generation'> & { readonly round: number })[]
  readonly rounds: readonly (Omit<GenerationSummary, 'generation'> & { readonly round: number })[]
  readonly opponents: string[]
}
const json = async (...args: string[]) => {
  const { code, stdout, stderr } = await analyze([...args, '--json'])
  expect(stderr).not.toContain('error')
  expect(code).toBe(0)
  return { ...(JSON.parse(stdout) as AnalysisJson), stderr }
}

describe('drq analyze', () => {
  it('measures generality where it is known: the suicide loses to all, the waiter beats it', async () => {
    const { champions, trends, rounds, opponents } = await json('1', '2', '--against', 'hill', '-r', '4')
    expect(opponents).toEqual(['suicide.red', 'waiter.red'])
    expect(
      champions.map(({ runId, round, generality, phenotype }) => [runId, round, generality, phenotype]),
    ).toEqual([
      // Against itself a fight is a tie, and does not count.
      [1, 1, 0, [1, 0]],
      [1, 2, 1, [2, 1]],
      [1, 3, expect.any(Number), [2, expect.any(Number)]],
      [2, 1, 1, [2, 1]],
      [2, 2, 1, [2, 1]],
    ])
    expect(rounds.map(({ runs, generality }) => [runs, generality]).slice(0, 2)).toEqual([
      [2, 0.5],
      [2, 1],
    ])
    // Phenotypes 1 0 and 2 1: variances 0.5 each.
    expect(rounds[0]!.phenotype!.variance).toBe(0.5)
    expect(rounds[1]!.phenotype).toEqual({ variance: 0, distance: 0 })
    expect(trends.phenotype).toMatchObject({ points: 2, slope: -0.5 })
    expect(rounds[2]!.phenotype).toBeNull()
  })

  it('prints tables, and plays nothing the second time', async () => {
    const first = await analyze(['1..2', '--db', 'evolved.db'])
    expect(first.code).toBe(0)
    expect(first.stderr).toMatch(
      /^analysis of 2 runs: 9 opponents, 20 rounds a pair, core 80\n0\/\d+ matches\n/,
    )
    expect(first.stdout).toMatch(
      /^2 runs \(1, 2\), 6 champions against 9 warriors, 20 rounds a pair\n\ngeneration  runs  generality/,
    )
    for (const line of [
      /^ +3 +2 +\d+\.\d% +\d\.\d{3} +0\.\d{5} +\d\.\d{3} +0\.\d{5} +\d\.\d{3} {2}\w/m,
      /^generality = -?[\d.]+ [+-] [\d.e-]+ ln\(generation\), 95% of the slope \S+ \.\. \S+(, R2 \d\.\d{3})?$/m,
      /^variance of the phenotype = .* generation, 95%/m,
      /^K {2}runs {2}triples {2}a > b > c > a +share\n8 +2 +\d +\d +\d+\.\d%$/m,
      /^no probe: it needs 20 warriors of 2 runs or more/m,
    ])
      expect(first.stdout).toMatch(line)
    const again = await analyze(['1..2', '--db', 'evolved.db'])
    expect(again.stdout).toBe(first.stdout)
    const [, total] = /0\/(\d+) matches/.exec(first.stderr)!
    expect(again.stderr).toMatch(new RegExp(`\\n${total}/${total} matches  first .*\\n$`))
    expect(again.stderr).not.toContain('\n0/')
  })

  it('counts cycles for each K, and teaches a probe by elites and other warriors', async () => {
    const args = ['1..2', '--db', 'evolved.db', '--elites', '24', '--probe', 'nano', '-r', '2']
    const { byK, probe, champions } = await json(...args)
    // Each run has one triple where its three generations have three champions.
    const ids = [1, 2].map(
      (run) => new Set(champions.flatMap((one) => (one.runId === run ? [one.warriorId] : []))),
    )
    const triples = ids.filter(({ size }) => size === 3).length
    expect(triples).toBeGreaterThan(0)
    expect(byK).toMatchObject([{ lastK: 8, runs: 2, triples }])
    const known = new Set(champions.map(({ warriorId }) => warriorId)).size
    expect(probe!.warriors).toBeGreaterThanOrEqual(known + 24)
    expect(probe!.folds).toBe(5)
    expect(probe!.r2.mean).toBeLessThanOrEqual(0)
    expect(probe!.r2.ridge).toEqual(expect.any(Number))
    expect(probe!.r2.network).toEqual(expect.any(Number))
    expect((await json(...args)).probe).toEqual(probe)
  })

  it('writes tables and plots', async () => {
    const { code, stderr } = await analyze([
      '1',
      '2',
      '--against',
      'odd',
      '-r',
      '2',
      '--csv',
      'out/csv',
      '--plots',
      'out/plots',
    ])
    expect(code).toBe(0)
    expect(stderr).toContain(join('out/plots', 'generality.svg'))
    const text = (name: string) => readFileSync(join(folder, 'out', name), 'utf8')
    const champions = text('csv/champions.csv').trim().split('\n')
    expect(champions[0]).toBe('run,round,name,warriorId,strategy,generality,fitness,opponents')
    expect(champions).toHaveLength(1 + 5)
    expect(text('csv/phenotypes.csv')).toContain(`,'=␛]0;owned␇x.red,`)
    expect(text('csv/genotypes.csv').trim().split('\n')).toHaveLength(1 + 5 * FEATURE_NAMES.length)
    expect(text('csv/cycles.csv')).toMatch(/^run,K,warriors,triples,cyclic\n1,all,3,1,[01]\n2,all,1,0,0\n$/)
    expect(text('csv/rounds.csv')).toMatch(/^round,runs,generality,fitness,share of other,/)
    for (const name of ['generality', 'variance', 'strategies', 'cycles']) {
      expect(text(`plots/${name}.svg`)).toMatch(/^<svg .*<\/svg>$/s)
      const png = readFileSync(join(folder, 'out/plots', `${name}.png`))
      expect(png.subarray(0, 8)).toEqual(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))
      expect(png.readUInt32BE(16)).toBeGreaterThan(800)
    }
    expect(text('plots/generality.svg')).toContain('Generality of the champions')
  })

  it('takes text embeddings for another genotype, scaled to length 1', async () => {
    const server = await startChatServer((response, { body }) => {
      sendJson(response, 200, embeddings(body.input!.map((_, index) => (index === 0 ? [0, 3] : [4, 0]))))
    })
    const asked = ['--embeddings', 'some-model', '--base-url', server.baseUrl]
    const { rounds, trends } = await json('1', '2', '--against', 'hill', '-r', '4', ...asked).finally(() =>
      server.close(),
    )
    // The suicide is asked for first. 0 1 and 1 0: variances 0.5 each.
    expect(rounds[0]!.embedding).toEqual({ variance: 0.5, distance: 1 })
    expect(rounds[1]!.embedding).toEqual({ variance: 0, distance: 0 })
    expect(trends.embedding).toMatchObject({ slope: -0.5 })
    expect(server.requests[0]!.body).toMatchObject({
      model: 'some-model',
      input: [suicide.source, waiter.source, dwarf.source],
    })
  })

  it('ends with 130 when stopped, and prints the command that goes on', async () => {
    const { code, stdout, stderr } = await analyze(['1', '--against', 'hill', '--seed', '5'], {
      signal: AbortSignal.abort(),
    })
    expect({ code, stdout }).toEqual({ code: 130, stdout: '' })
    expect(stderr).toContain('Go on with: drq analyze --threads 0 1 --against hill --seed 5\n')
  })

  it.each([
    [['9'], 'drq.db holds no run 9'],
    [['3', '--against', 'hill'], 'run 3 has 1 finished generation; an analysis needs 2'],
    [['1', '1'], 'run 1 is named twice'],
    [['1..2', '2'], 'run 2 is named twice'],
    [['x'], 'It must be like 3, 1..10 or 1,4,7.'],
    [['0..2'], 'It must be like 3, 1..10 or 1,4,7.'],
    [[], "missing required argument 'runs'"],
    [['1', '--db', 'none.db'], 'there is no file none.db'],
    [['2..3', '--db', 'evolved.db'], 'runs 2 and 3 have different settings of the core'],
    [['4', '--against', 'hill'], 'run 4 has 0 finished generations'],
    [['1', '4'], 'run 4 has 0 finished generations'],
    [['1'], 'generality needs 2 different opponents; there is 1'],
    [['1', '--against', 'one'], 'generality needs 2 different opponents; there is 1'],
    [['1', '--against', 'nobody'], 'nobody is no file, no folder and no set'],
    [['1', '--embeddings', 'm'], '--embeddings needs a key'],
    [['1', '--embeddings', 'm', '--base-url', 'ftp://x'], '--base-url ftp://x is no http or https address'],
  ])('refuses %j with 2', async (args, message) => {
    const { code, stdout, stderr } = await analyze(args)
    expect(stderr).toContain(message)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(existsSync(join(folder, 'none.db'))).toBe(false)
  })
})
