import type { Command } from 'commander'
import type { BenchmarkResult, Champion } from '../../../arena/evolve/index.js'
import type { Store, StoredRun } from '../../../arena/store/index.js'
import type { Fights } from '../../../arena/workers/index.js'
import type { CliEnvironment } from '../environment.js'
import { addEvolveFlags, addPaperPreset, type EvolveFlags } from '../evolve-flags.js'
import type { EvolveReport } from '../evolve-progress.js'
import { findBest, saveInto } from '../evolve-files.js'
import { openProposer } from '../evolve-proposer.js'
import { printEvolution, printEvolutionJson, type BestWarrior } from '../evolve-report.js'
import { evolveSeeds } from '../evolve-seeds.js'
import { resumeRun, startRun } from '../evolve-start.js'
import { Interruption, RunError } from '../exit.js'
import { openFights } from '../fight-flags.js'
import type { ModelListener } from '../model-proposer.js'
import { addSettingsFlags } from '../settings-flags.js'
import { printShellCommand } from '../shell-command.js'
import { addStoreFlag, openStoreAt } from '../store-flags.js'

export function registerEvolve(program: Command, env: CliEnvironment): void {
  const command = program
    .command('evolve')
    .description('evolve warriors against all their predecessors (Digital Red Queen)')
  addStoreFlag(addEvolveFlags(command))
  addPaperPreset(addSettingsFlags(command))
    .addHelpText('after', HELP)
    .action((flags: EvolveFlags, self: Command) => evolveWarriors(flags, self, env))
}

const HELP = `
Each round evolves a warrior against the initial opponents and the last champions. Fitness is the
mean points of a fight one against one, 3 a win and 1 a tie; with --fitness core it is what a warrior
has of the life of one core with all of them: 1 when nobody dies, their number when it alone lives on.

A grid keeps the best of each kind, a population the fittest; islands breed apart and send each other
their best. Proposals that fall behind are given up after a part of their fights. The best of a round
become finalists and fight anew for the title, and at the end all champions meet all that the run
knows: the best of them is written as well.

The defaults make a run of some minutes; --preset paper has the settings of the paper. The same seed
gives the same champions on any number of threads, unless --minutes ends the run.

A run whose budget (--max-calls, --max-tokens, --max-cost) is spent ends with the champions so far
and can be resumed with a larger one. Keys of servers that a --model names stand in DRQ_API_KEYS, as
URL=KEY with blanks between.

Examples:
  drq evolve --seed 7
  drq evolve --rounds 1000 --minutes 60
  drq evolve --preset paper
  drq evolve --seeds 0..9
  drq evolve --from-scratch --length-limit 25
  drq evolve --fitness core --initial rivals/ --last-k 0
  drq evolve --descriptors length,strategy --bins length=5,10,20,40
  drq evolve --resume
  drq evolve --proposer llm --model gpt-4.1-mini --max-cost 2 --initial my-warriors/
  drq evolve --proposer mixed --model qwen3:8b,llama3.1=2 --base-url http://localhost:11434/v1`

async function evolveWarriors(flags: EvolveFlags, command: Command, env: CliEnvironment): Promise<void> {
  const store = await openStoreAt(flags, env)
  try {
    if (flags.seeds !== undefined) {
      await evolveSeeds(flags.seeds, flags, command, store, env)
      return
    }
    const open = store.evolution.openRuns()[0]
    if (flags.resume === undefined && open !== undefined)
      env.stderr.write(`Run ${open} is not finished. Go on with it: ${resumeCommand(open, flags, env)}\n`)
    const run =
      flags.resume === undefined
        ? await startRun(flags, store, env)
        : await resumeRun(flags, command, store, env)
    await playRun(run, flags, store, env)
  } finally {
    store.close()
  }
}

async function playRun(run: StoredRun, flags: EvolveFlags, store: Store, env: CliEnvironment): Promise<void> {
  const { BudgetError, evolve, parseOptions, ProposerError, storedChampions } =
    await import('../../../arena/evolve/index.js')
  const options = parseOptions(run.options)
  let report: EvolveReport | null = null
  const listener: ModelListener = {
    onSpend: (spend) => report?.takeSpend(spend),
    onPause: (text) => report?.takeNotice(text),
  }
  const { proposer, close } = await openProposer(run, options, { flags, store, listener }, env)
  const quit = new AbortController()
  const interruption = AbortSignal.any([env.interruption(), quit.signal])
  const timeUp = flags.minutes === undefined ? null : AbortSignal.timeout(flags.minutes * 60_000)
  const fights = await openFights(flags, env)
  const { reportEvolution } = await import('../evolve-progress.js')
  report = await reportEvolution(
    {
      settings: run.settings,
      isLive: env.isTty && flags.json === undefined,
      onQuit: () => {
        quit.abort()
      },
      signal: interruption,
    },
    env,
  )
  const origin = { runId: run.id, seed: run.seed, proposer: options.proposer, settings: run.settings }
  const save = (champion: Champion) => saveInto(champion, origin, flags, env)
  let champions: Champion[]
  let benchmarks: BenchmarkResult[] | null
  let best: BestWarrior | null
  let spent: Error | null = null
  const arena = { store, fights, now: () => env.now() }
  const play = () =>
    evolve(run.id, {
      ...arena,
      proposer,
      signal: timeUp === null ? interruption : AbortSignal.any([interruption, timeUp]),
      onEvent(event) {
        report?.take(event)
        if (event.type === 'champion') save(event.champion)
      },
    })
  try {
    champions = await play().catch((error: unknown) => {
      if (error instanceof BudgetError) spent = error
      else if (timeUp?.aborted !== true || interruption.aborted) throw error
      return storedChampions(store, run)
    })
    best = await findBest(run, champions, flags, { ...arena, signal: interruption }, env)
    benchmarks = await benchmark(champions, run, flags, { store, fights, signal: interruption, report }, env)
  } catch (error) {
    const resume = resumeCommand(run.id, flags, env)
    if (interruption.aborted) throw new Interruption(resume)
    if (!(error instanceof ProposerError)) throw error
    throw new RunError(`${error.message}\nThe run can go on: ${resume}`, { cause: error })
  } finally {
    report.stop()
    close()
    await fights.close()
  }
  if (spent !== null) env.stderr.write(`${printBudgetEnd(spent, resumeCommand(run.id, flags, env))}\n`)
  const outcome = {
    run,
    options,
    champions: champions.map((champion, index) => {
      return { ...champion, file: save(champion), benchmark: benchmarks?.[index] ?? null }
    }),
    best,
    calls: store.evolution.calls.totals(run.id),
  }
  env.stdout.write(flags.json ? printEvolutionJson(outcome) : printEvolution(outcome))
}

interface BenchmarkParts {
  readonly store: Store
  readonly fights: Fights
  readonly signal: AbortSignal
  readonly report: EvolveReport
}

async function benchmark(
  champions: readonly Champion[],
  run: StoredRun,
  flags: EvolveFlags,
  { store, fights, signal, report }: BenchmarkParts,
  env: CliEnvironment,
): Promise<BenchmarkResult[] | null> {
  if (flags.benchmark === 0) return null
  const { benchmarkSize, runBenchmark } = await import('../../../arena/evolve/index.js')
  const warriors = champions.map(({ warrior }) => warrior)
  const opponents = run.warriors.benchmark
  const total = benchmarkSize(warriors, opponents)
  let done = 0
  report.takeBenchmark(done, total)
  const onMatch = () => {
    report.takeBenchmark(++done, total)
  }
  const rules = { settings: run.settings, rounds: flags.benchmark }
  return runBenchmark(warriors, opponents, rules, { store, fights, now: () => env.now(), signal, onMatch })
}

/** A run that may spend no more ends well: it has the champions so far. */
function printBudgetEnd(spent: Error, resume: string): string {
  return `The run ends here: ${spent.message}. Go on with a larger one: ${resume}`
}

/** What to type to go on, as the user typed it: through npm or not. */
function resumeCommand(
  run: number,
  { db, out, record, replay }: EvolveFlags,
  { env }: CliEnvironment,
): string {
  const start = env['npm_lifecycle_event'] === 'start' ? ['npm', 'start', '--'] : ['drq', 'evolve']
  const files = [...(db === 'drq.db' ? [] : ['--db', db]), ...(out === 'champions' ? [] : ['--out', out])]
  const replies = [
    ...(record === undefined ? [] : ['--record', record]),
    ...(replay === undefined ? [] : ['--replay', replay]),
  ]
  return printShellCommand([...start, '--resume', String(run), ...files, ...replies])
}
