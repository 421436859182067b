import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { PAPER_OPTIONS, storedOptions, type BestGiven, type Credit } from '../../../../arena/evolve/index.js'
import { assemble, PRESETS, type MarsSettings } from '../../../../vm/index.js'
import { completion, sendError, sendJson, startChatServer } from '../../../helpers/chat-server.js'
import { cli, type CliOptions } from '../../../helpers/cli.js'
import { temporaryFolder } from '../../../helpers/folder.js'

const SMALL = '--preset nano --generations 2 --iterations 8 --simulations 2 --benchmark 2 --judges 8'.split(
  ' ',
)

/** All that only a proposer that asks a model listens to. */
const MODEL_FLAGS: readonly (readonly [flag: string, ...value: string[]])[] = [
  ['--model', 'm'],
  ['--base-url', 'http://localhost:1/v1'],
  ['--api-key', 'k'],
  ['--temperature', '1'],
  ['--llm-operations', 'new=1'],
  ['--prompt', 'none'],
  ['--repairs', '0'],
  ['--bandit'],
  ['--llm-share', '0.5'],
  ['--llm-concurrency', '8'],
  ['--llm-timeout', '9'],
  ['--llm-patience', '9'],
  ['--max-calls', '9'],
  ['--max-tokens', '9'],
  ['--max-cost', '9'],
  ['--prices', 'p.json'],
  ['--record', 'r.jsonl'],
  ['--replay', 'r.jsonl'],
]

let folder: string
beforeEach(() => {
  folder = temporaryFolder('evolve')
})

function evolve(args: readonly string[], options: CliOptions = {}) {
  return cli(['evolve', '--threads', '0', ...args], { cwd: folder, ...options })
}

interface Credited {
  readonly file: string
  readonly credits: readonly Credit[]
}

interface Report {
  readonly run: {
    readonly id: number
    readonly seed: number
    readonly end: string
    readonly settings: MarsSettings
    readonly options: Readonly<Record<string, unknown>>
  }
  readonly best: Credited | null
  readonly bestGiven: Pick<BestGiven, 'name' | 'gain'> | null
  readonly rounds: readonly {
    readonly earlyStop: boolean
    readonly champion: Credited & { readonly name: string; readonly id: string }
  }[]
  readonly calls: { readonly calls: number; readonly failed: number }
}

async function evolveJson(args: readonly string[], options: CliOptions = {}): Promise<Report> {
  const { code, stdout, stderr } = await evolve([...args, '--json'], options)
  expect(code, stderr).toBe(0)
  return JSON.parse(stdout) as Report
}

describe('drq evolve', () => {
  it('prints the champions, tells on stderr how it goes and writes their files', async () => {
    const { code, stdout, stderr } = await evolve(SMALL)
    expect(code).toBe(0)
    const lines = stdout.split('\n')
    expect(lines[0]).toMatch(/^generation {2}champion +fitness +of +judged +cells +beaten +or tied +score$/)
    expect(lines[1]).toMatch(/^ +1 {2}\S.* \d\.\d{3} +3 +\d\.\d{3} +\d+ +\d+% +\d+% +\d+\.\d$/)
    expect(lines[2]).toMatch(/^ +2 {2}\S.* \d\.\d{3} +3 +\d\.\d{3} +\d+ /)
    expect(stdout).toContain('Run 1, seed 1. Champion: ')
    expect(stderr).toMatch(
      /^Run 1 evolves 2 generations against 9 warriors on 1 thread: everything is kept in drq\.db, champions in champions\/\.\nThen come a final that names the best and a benchmark of the champions\. Stop it at any time: it can go on\.\n/,
    )
    expect(stderr).toMatch(/\nDigital Red Queen, run 1, seed 1, genetic proposer\ngeneration 1 against /)
    expect(stderr).toMatch(
      /generation 2 won by .*, fitness \d\.\d{3} of 3, judged \d\.\d{3}, \d+ cells filled\n/,
    )
    const best = 'champions/red-queen-s1-best.red'
    expect(stderr).toContain(`\nWhat can come next:\n  drq evaluate ${best} --preset nano `)
    expect(stderr).toMatch(/\n {2}drq lineage 1 +where the champions come from\n$/)
    expect(readdirSync(join(folder, 'champions'))).toEqual([
      'red-queen-s1-best.red',
      'red-queen-s1-r1.red',
      'red-queen-s1-r2.red',
    ])
  })

  it("says in the best's file against whom it has its points", async () => {
    const read = async (args: readonly string[]) => {
      const { best } = await evolveJson([...SMALL, '--generations', '1', ...args])
      return readFileSync(join(folder, best!.file), 'utf8')
    }
    expect(await read([])).toMatch(
      /^;strategy \d\.\d{3} points a fight \(3 a win, 1 a tie\) against 8 judges that no selection met\.$/m,
    )
    expect(await read(['--judges', '0', '--seed', '2'])).toMatch(
      /^;strategy \d\.\d{3} points a fight \(3 a win, 1 a tie\) against all that the run knows\.$/m,
    )
  })

  it('shows the best of what the run was given beside what it bred, and credits whose code this carries', async () => {
    const { stdout, stderr } = await evolve(SMALL)
    expect(stdout).toMatch(/^ +given {2}\S.* - +- +- +\d+% +\d+% +\d+\.\d$/m)
    expect(stdout).toContain('share of 9 warriors it wins')
    expect(stdout).toContain('\none against one, of the 8 others where it is one of them; score: ')
    expect(stdout).toMatch(
      /^Best of the run: .*\nBest of what it was given: \S.*, \d\.\d{3} points a fight\.\nGain over it .*: -?\d\.\d{3} points a fight \(95 %: -?\d\.\d{3} to -?\d\.\d{3}\)/m,
    )
    expect(stderr).toMatch(
      /\n {2}drq evaluate champions\/red-queen-s1-best\.red nano --against FOLDER --preset nano /,
    )
    const report = await evolveJson(['--resume', '1', '--benchmark', '2'])
    const { bestGiven, best, rounds } = report
    expect(bestGiven).toMatchObject({ author: 'Digital Red Queen', benchmark: { opponents: 8 } })
    expect(bestGiven!.gain!.interval!.low).toBeLessThan(bestGiven!.gain!.mean)
    expect(stdout).toContain(`given: ${bestGiven!.name}, `)
    for (const { file, credits } of [best!, ...rounds.map(({ champion }) => champion)]) {
      const lines = readFileSync(join(folder, file), 'utf8').match(/^;strategy carries .*$/gm) ?? []
      expect(lines).toEqual(
        credits.map(({ name, author, instructions, length }) => {
          return `;strategy carries ${instructions} of ${length} instructions of ${name} by ${author}`
        }),
      )
    }
  })

  it('says where nothing bred reaches the best of what the run was given', async () => {
    writeFileSync(join(folder, 'dead.red'), ';name Dead\nDAT 0, 0\n')
    const plan =
      '--preset nano --generations 1 --iterations 0 --initial-proposals 1 --simulations 1 --benchmark 0'
    const { code, stdout } = await evolve([...plan.split(' '), '--stock', 'dead.red'])
    expect(code).toBe(0)
    expect(stdout).toMatch(
      /\nBest of what it was given: .*\nGain over it against warriors that no selection met: .*\nGain over it .*\nNothing that the run bred reaches it\.\n$/,
    )
  })

  it('crowns what it was given only with --given-champions, as the paper does', async () => {
    writeFileSync(join(folder, 'dead.red'), ';name Dead\nDAT 0, 0\n')
    const plan =
      '--preset nano --generations 1 --iterations 0 --initial-proposals 1 --simulations 1 --benchmark 0 --stock dead.red nano'
    const given = await evolveJson([...plan.split(' '), '--given-champions'])
    expect(given.run.options['givenChampions']).toBe(true)
    expect(given.rounds[0]!.champion.name).not.toContain('Red Queen r1')
    const bred = await evolveJson(plan.split(' '))
    expect(bred.run.options['givenChampions']).toBe(false)
    expect(bred.rounds[0]!.champion.name).toContain('Red Queen r1')
  })

  it("writes files that assemble without a word to the champions' code", async () => {
    const { rounds } = await evolveJson(SMALL)
    for (const { champion } of rounds) {
      const { warrior, diagnostics } = assemble(readFileSync(join(folder, champion.file), 'utf8'), {
        settings: PRESETS.nano,
      })
      expect(diagnostics).toEqual([])
      expect(warrior).toMatchObject({ id: champion.id, name: champion.name })
    }
  })

  it('gives the same for the same seed, in one file or another, and never touches an older file', async () => {
    const seeded = [...SMALL, '--seed', '5']
    const first = await evolveJson([...seeded, '--db', 'a.db'])
    const texts = first.rounds.map(({ champion }) => readFileSync(join(folder, champion.file), 'utf8'))
    const second = await evolveJson([...seeded, '--db', 'b.db'])
    const again = await evolveJson([...seeded, '--db', 'a.db'])
    expect(second).toEqual(first)
    expect(again.run.id).toBe(2)
    expect(again.rounds.map(({ champion }) => champion.id)).toEqual(
      first.rounds.map(({ champion }) => champion.id),
    )
    expect(first.rounds.map(({ champion }) => readFileSync(join(folder, champion.file), 'utf8'))).toEqual(
      texts,
    )
  })

  it('names files as the user named their folder', async () => {
    const inside = await evolveJson([...SMALL, '--out', './bred'])
    expect(inside.rounds.map(({ champion }) => champion.file)).toEqual([
      join('bred', 'red-queen-s1-r1.red'),
      join('bred', 'red-queen-s1-r2.red'),
    ])
    expect(inside.best!.file).toBe(join('bred', 'red-queen-s1-best.red'))
    const outside = join(folder, 'elsewhere')
    const { stdout } = await evolve(['--resume', '1', '--benchmark', '0', '--out', outside])
    expect(stdout).toContain(`Champion: ${join(outside, 'red-queen-s1-r2.red')}\n`)
  })

  it('says why a run ended', async () => {
    expect((await evolveJson(SMALL)).run.end).toBe('finished')
    const early = await evolveJson([...SMALL, '--early-stop', '0'])
    expect(early.run.end).toBe('early-stop')
    expect(early.rounds.map(({ earlyStop }) => earlyStop)).toEqual([true, true])
  })

  it('begins a new run with the next seed when it is called again', async () => {
    const runs = [await evolveJson(SMALL), await evolveJson(SMALL)]
    expect(runs.map(({ run }) => [run.id, run.seed])).toEqual([
      [1, 1],
      [2, 2],
    ])
    expect(readdirSync(join(folder, 'champions'))).toHaveLength(6)
  })

  it('ends with 130 when interrupted, says how to go on, and goes on to the same end', async () => {
    const args = [...SMALL, '--seed', '3']
    const whole = await evolveJson([...args, '--db', 'whole.db'])
    const controller = new AbortController()
    controller.abort()
    const broken = await evolve([...args, '--db', 'it s.db'], { signal: controller.signal })
    expect(broken.code).toBe(130)
    expect(broken.stdout).toBe('')
    expect(broken.stderr).toContain(
      "Interrupted. Go on with: drq evolve --resume 1 --benchmark 2 --threads 0 --db 'it s.db'\n",
    )
    const resumed = await evolveJson(['--resume', '--db', 'it s.db', '--benchmark', '2'])
    expect(resumed).toEqual(whole)
  })

  it('prints a finished run again, and lengthens it with --generations', async () => {
    const whole = await evolveJson(SMALL)
    expect(await evolveJson(['--resume', '1', '--benchmark', '2'])).toEqual(whole)
    const longer = await evolveJson(['--resume', '1', '--generations', '3', '--benchmark', '2'])
    expect(longer.rounds).toHaveLength(3)
    expect(longer.rounds.slice(0, 2)).toEqual(whole.rounds)
  })

  it('takes --rounds, the former name of --generations', async () => {
    const whole = await evolveJson(SMALL)
    const longer = await evolveJson(['--resume', '1', '--rounds', '3', '--benchmark', '2'])
    expect(longer.rounds).toHaveLength(3)
    expect(longer.rounds.slice(0, 2)).toEqual(whole.rounds)
  })

  it('mentions a run that is not finished when a new one begins', async () => {
    const controller = new AbortController()
    controller.abort()
    await evolve(SMALL, { signal: controller.signal })
    const { stderr } = await evolve(SMALL)
    expect(stderr).toContain(
      'Run 1 is not finished. Go on with it: drq evolve --resume 1 --benchmark 2 --threads 0\n',
    )
  })

  it('evolves from scratch and against given opponents', async () => {
    const { code, stderr } = await evolve([
      ...SMALL,
      '--from-scratch',
      '--initial',
      join(import.meta.dirname, '../../../../warriors/nano/pinprick.red'),
    ])
    expect(code).toBe(0)
    expect(stderr).toContain('generation 1 against Pinprick\n')
    const alone = await evolve([...SMALL, '--from-scratch'])
    expect(alone.stderr).toContain('generation 1 against Random 1, Random 2, Random 3, Random 4\n')
  })

  it('names a warrior in a line by 48 characters of its name', async () => {
    writeFileSync(join(folder, 'long.red'), `;name ${'x'.repeat(7000)}\nMOV 0, 1\n`)
    const { stderr } = await evolve([...SMALL, '--initial', 'long.red', '--benchmark', '0'])
    expect(stderr).toContain(`generation 1 against ${'x'.repeat(47)}…\n`)
  })

  it.each([13, 20, 55])('evolves in a core of %i cells, for which no parts are written', async (cells) => {
    const { code, stderr } = await evolve([...SMALL, '--from-scratch', '--core-size', `${cells}`])
    expect({ code, bug: stderr.includes('bug') }).toEqual({ code: 0, bug: false })
  })

  it("takes the paper's options and what is given beside them", async () => {
    const { run, best } = await evolveJson([
      ...[
        '--preset',
        'paper',
        '--generations',
        '1',
        '--iterations',
        '2',
        '--cycles',
        '2000',
        '--initial-proposals',
        '1',
      ],
      ...['--descriptors', 'length,strategy', '--bins', 'length=5,50', '--benchmark', '0'],
    ])
    expect(run.settings).toMatchObject({ coreSize: 8000, maxCycles: 2000 })
    expect(run.options).toEqual({
      ...storedOptions(PAPER_OPTIONS),
      rounds: 1,
      iterations: 2,
      initialProposals: 1,
      axes: [
        { name: 'length', edges: [5, 50] },
        { name: 'strategy', edges: null },
      ],
    })
    expect(best).toBeNull()
  })

  it('ends after --minutes with the champions so far, and can go on', async () => {
    let time = 0
    // Each look at the clock takes five milliseconds.
    const { run, rounds, best } = await evolveJson([...SMALL, '--generations', '10000', '--minutes', '0.3'], {
      now: () => (time += 5),
    })
    expect(run.end).toBe('minutes')
    expect(best).not.toBeNull()
    expect(rounds.length).toBeLessThan(10_000)
    const more = await evolveJson([
      '--resume',
      '1',
      '--generations',
      String(rounds.length + 1),
      '--benchmark',
      '2',
    ])
    // The benchmark may have been cut.
    const won = (from: typeof rounds) => from.map(({ champion }) => champion)
    expect(won(more.rounds).slice(0, -1)).toEqual(won(rounds))
  })

  it('bounds npm start by time where nothing else does, and says how to go on from there', async () => {
    let time = 0
    const npm = { env: { npm_lifecycle_event: 'start' }, now: () => (time += 50) }
    const first = await evolve(['--preset', 'nano', '--simulations', '2', '--db', 'a.db'], npm)
    expect(first.stderr).toMatch(
      /^Run 1 evolves 8 generations against 9 warriors on 1 thread, for 2\.5 minutes at most: /,
    )
    expect(first.stdout).toContain('Best of the run: ')
    expect(first.stderr).toMatch(
      /\nTime is up\..*\nWhat can come next:\n {2}npm start -- --resume 1 .* of 8\n/,
    )
    const bounded = await evolve([...SMALL, '--db', 'b.db'], npm)
    expect(bounded.stderr).toMatch(/^Run 1 evolves 2 generations against 9 warriors on 1 thread: /)
    expect(bounded.stderr).toContain('\n  npx drq evaluate champions/red-queen-s1-best')
  })

  it('meets a hill that comes with drq where --initial names it', async () => {
    const { stderr } = await evolve([
      ...SMALL,
      '--generations',
      '1',
      '--initial',
      'nano',
      '--fitness',
      'duel',
    ])
    expect(stderr).toContain('generation 1 against ')
    expect(stderr).toContain('and 6 more')
  })

  it('meets a set of the store where --initial names it', async () => {
    const pinprick = join(import.meta.dirname, '../../../../warriors/nano/pinprick.red')
    expect(
      (await cli(['warriors', 'add', pinprick, '--set', 'sharp', '--preset', 'nano'], { cwd: folder })).code,
    ).toBe(0)
    const { stderr } = await evolve([...SMALL, '--generations', '1', '--initial', 'sharp'])
    expect(stderr).toContain('generation 1 against Pinprick\n')
  })

  it.each([
    [['--resume', '--db', 'none.db'], 'there is no file none.db'],
    [['--resume', '7', '--db', 'none.db'], 'there is no file none.db'],
    [['--preset', 'nano', '--proposer', 'llm'], 'the llm proposer needs a model'],
    [['--preset', 'nano', '--proposer', 'llm', '--model', 'm'], 'the llm proposer needs a key'],
    [
      ['--proposer', 'llm', '--model', 'm', '--base-url', 'ftp://x'],
      '--base-url ftp://x is no http or https address',
    ],
    [
      ['--preset', 'nano', '--proposer', 'llm', '--model', 'm', '--base-url', 'http://me:pw@x'],
      'holds a user or a password',
    ],
    [['--preset', 'nano', '--generations', '40', '--fitness', 'core', '--last-k', 'all'], 'do not fit'],
    [
      ['--preset', 'nano', '--generations', '2', '--rounds', '3'],
      '--rounds is the former name of --generations, and both are given',
    ],
    [['--preset', 'icws'], 'drq brings no warriors for these settings'],
    [['--preset', 'nano', '--descriptors', 'length,height'], 'Descriptors are spawned, covered'],
    [['--preset', 'nano', '--bins', 'length=5,5'], 'rising numbers'],
    [['--preset', 'nano', '--bins', 'length=5,6'], 'the archive has no such descriptor'],
    [['--preset', 'nano', '--bins', 'composition=1,2'], 'The bins of composition are its classes.'],
    [['--preset', 'nano', '--horizon', '5000'], 'horizon is 5000; a fight has 800 cycles'],
    [['--preset', 'nano', '--early-stop', '1.5'], 'must be a number from 0 to 1'],
    [['--preset', 'nano', '--initial', 'nobody.red'], 'nobody.red is no file, no folder and no set'],
  ])('refuses %j with 2', async (args, message) => {
    const { code, stdout, stderr } = await evolve(args)
    expect(stderr).toContain(message)
    expect(code).toBe(2)
    expect(stdout).toBe('')
  })

  it('refuses flags of language models without a proposer that asks one, and leaves no database behind', async () => {
    for (const [flag, ...value] of MODEL_FLAGS) {
      const { code, stderr } = await evolve([...SMALL, flag, ...value])
      expect(stderr).toContain(
        `error: ${flag} would change nothing: the genetic proposer asks no language model`,
      )
      expect(stderr).toContain('Add --proposer llm or --proposer mixed, or leave it out.')
      expect(code).toBe(2)
    }
    const both = await evolve(['--model', 'foo', '--max-cost', '1'])
    expect(both.stderr).toContain('--model, --max-cost would change nothing')
    expect(readdirSync(folder)).toEqual([])
  })

  it('refuses them for a stored run that asks no model as well', async () => {
    await evolve(SMALL)
    const { code, stderr } = await evolve(['--resume', '1', '--max-cost', '1'])
    expect(stderr).toContain(
      '--max-cost would change nothing: the genetic proposer of run 1 asks no language model',
    )
    expect(code).toBe(2)
  })

  it.each([
    [['--proposer', 'llm', '--llm-share', '0.3'], '--llm-share', 'leaves all to language models'],
    [['--proposer', 'llm', '--stock', 'nano', '--no-adaptive'], '--no-adaptive, --stock', 'leaves all to'],
    [['--fitness', 'core', '--full-share', '0.5'], '--full-share', 'nobody fights one against one'],
    [['--horizon', 'full', '--full-share', '0.5'], '--full-share', 'all fights have the full length'],
    [['--archive', 'population', '--novelty', '1'], '--novelty', 'a population has no cells'],
    [['--islands', '1', '--migration', '9'], '--migration', 'there is one island'],
    [['--archive', 'population', '--pressure', '9'], '--pressure', 'a population has no cells'],
    [
      ['--descriptors', 'length', '--bins', 'length=5', '--novelty', '1'],
      '--descriptors, --bins, --novelty',
      'a population has no cells',
    ],
    [['--archive', 'grid', '--no-niches'], '--no-niches', 'kinds have places of their own only in a'],
    [['--fitness', 'core', '--no-accumulate'], '--no-accumulate', 'evaluations add up only where all'],
    [['--fitness', 'mixed', '--confirmations', '2'], '--confirmations', 'evaluations add up only where'],
    [
      ['--fitness', 'core', '--panel', '9', '--judges', '2'],
      '--panel, --judges',
      'opponents are chosen, weighted',
    ],
    [['--fitness', 'mixed', '--weighting', 'nash'], '--weighting', 'opponents are chosen, weighted'],
    [['--no-accumulate', '--no-warm-start'], '--no-accumulate', 'no elite goes on into the next'],
    [['--no-accumulate', '--restart', '1'], '--no-accumulate', 'no elite goes on into the next'],
    [['--no-parts', '--tuning', '8', '--no-inherit'], '--tuning, --no-inherit', 'no warriors of typed parts'],
    [['--proposer', 'llm', '--tuning', '8', '--no-inherit'], '--tuning, --no-inherit', 'leaves all to'],
  ])('refuses %j, where a flag would change nothing', async (args, names, reason) => {
    const model = args.includes('llm') ? ['--model', 'm', '--base-url', 'http://localhost:1/v1'] : []
    const { code, stderr } = await evolve(['--preset', 'nano', ...model, ...args])
    expect(stderr).toContain(`error: ${names} would change nothing: `)
    expect(stderr).toContain(reason)
    expect(code).toBe(2)
  })

  it('breeds nothing that uses P-space where the hill takes no such warrior', async () => {
    const small =
      '--preset tiny --length 60 --distance 60 --generations 1 --iterations 200 --simulations 1 --benchmark 0 --finalists 0'.split(
        ' ',
      )
    const learners = async (args: readonly string[], db: string) => {
      await evolveJson([...small, ...args, '--db', db])
      const { stdout } = await cli(['export', '1', '--db', db, '--out', `${db}-data`], { cwd: folder })
      expect(stdout).toContain('warriors')
      const text = readFileSync(join(folder, `${db}-data`, 'warriors.jsonl'), 'utf8')
      return text.split('\n').filter((line) => line.includes('LDP')).length
    }
    expect(await learners([], 'with.db')).toBeGreaterThan(0)
    expect(await learners(['--no-p-space'], 'without.db')).toBe(0)
  })

  it('says where the best uses P-space', async () => {
    const learner = ['LDP.AB #1, $3', 'ADD.AB #1, $2', 'STP.AB $1, #1', 'JMP.B $0, $0', 'DAT.F #0, #0']
    writeFileSync(join(folder, 'learner.red'), `;assert 1\n${learner.join('\n')}\n`)
    const plan = '--preset tiny --generations 1 --iterations 0 --simulations 1 --benchmark 0 --no-warm-start'
    const { stdout } = await evolve([...plan.split(' '), '--no-parts', '--stock', 'learner.red'])
    expect(stdout).toMatch(/^Best of the run: .*\nIt uses P-space, which hills such as 94nop do not take/m)
    expect((await evolve(SMALL)).stdout).not.toContain('P-space')
  })

  it('refuses to change a run that goes on', async () => {
    await evolve(SMALL)
    const { code, stderr } = await evolve(['--resume', '--iterations', '9', '--seed', '4'])
    expect(code).toBe(2)
    expect(stderr).toContain('--iterations, --seed cannot be changed in a run that goes on')
  })

  it('evolves with a language model and shows its key nowhere', async () => {
    const key = 'sk-secret-4711'
    let isDown = true
    const server = await startChatServer((response, _, index) => {
      if (isDown) sendError(response, 401, `Incorrect API key provided: ${key}`)
      else sendJson(response, 200, completion(`\`\`\`\nMOV 0, 1\nADD #${index}, 3\n\`\`\``))
    })
    try {
      const args = [
        '--proposer',
        'llm',
        '--model',
        'tiny-model',
        '--base-url',
        server.baseUrl,
        '--api-key',
        key,
      ]
      const refused = await evolve([...SMALL, ...args])
      expect(refused.code).toBe(1)
      expect(refused.stderr).toContain(
        'error: the language model cannot be used: 401 Incorrect API key provided: [key]\n',
      )
      expect(refused.stderr).toContain('The run can go on: drq evolve --resume 1 --benchmark 2 --threads 0\n')
      isDown = false
      const resumed = await evolve(['--resume', '--api-key', key, '--json'])
      expect(resumed.code).toBe(0)
      // Eight are asked side by side: some may have been refused before the first refusal stopped the run.
      const { calls, failed } = (JSON.parse(resumed.stdout) as Report).calls
      expect(calls - failed).toBe(32)
      expect(failed).toBeGreaterThan(0)
      expect(failed).toBeLessThanOrEqual(8)
      for (const { stdout, stderr } of [refused, resumed]) expect(stdout + stderr).not.toContain(key)
      expect(readFileSync(join(folder, 'drq.db')).includes(key)).toBe(false)
    } finally {
      await server.close()
    }
  })
})
