import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { BenchmarkResult, Champion, EvolveOptions, Proposer } from '../../../arena/evolve/index.js'
import type { Store, StoredRun } from '../../../arena/store/index.js'
import type { Fights } from '../../../arena/workers/index.js'
import { saveChampion } from '../champion-files.js'
import type { CliEnvironment } from '../environment.js'
import { addEvolveFlags, type EvolveFlags } from '../evolve-flags.js'
import type { EvolveReport } from '../evolve-progress.js'
import { printEvolution, printEvolutionJson } from '../evolve-report.js'
import { resumeRun, startRun } from '../evolve-start.js'
import { Interruption, RunError, UsageError } from '../exit.js'
import { openFights } from '../fight-flags.js'
import { apiKeyFrom } from '../model-flags.js'
import { addSettingsFlags } from '../settings-flags.js'
import { printShellCommand } from '../shell-command.js'
import { addStoreFlag, openStoreAt } from '../store-flags.js'

export function registerEvolve(program: Command, env: CliEnvironment): void {
  const command = program
    .command('evolve')
    .description('evolve warriors against all their predecessors (Digital Red Queen)')
  addStoreFlag(addEvolveFlags(command))
  addSettingsFlags(command)
    .addHelpText('after', HELP)
    .action((flags: EvolveFlags, self: Command) => evolveWarriors(flags, self, env))
}

const HELP = `
Each round evolves a warrior against the initial opponents and all champions before it, all in one
core. Fitness is what a warrior has of the core's life: 1 when nobody dies, the number of warriors
when it alone lives on. The archive keeps the best of each kind, 6 bins of processes spawned by 6 of
addresses covered; the best of all becomes champion.

The defaults make a run of a few minutes; the paper has --rounds 10 --iterations 100 --batch 1. The same seed
gives the same champions on any number of threads.

Examples:
  drq evolve --seed 7
  drq evolve --resume
  drq evolve --proposer llm --model gpt-4.1-mini --initial my-warriors/`

async function evolveWarriors(flags: EvolveFlags, command: Command, env: CliEnvironment): Promise<void> {
  const store = await openStoreAt(flags, env)
  try {
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
  const { evolve, parseOptions, ProposerError } = await import('../../../arena/evolve/index.js')
  const options = parseOptions(run.options)
  const proposer = await openProposer(run, options, flags, store, env)
  const quit = new AbortController()
  const signal = AbortSignal.any([env.interruption(), quit.signal])
  const fights = await openFights(flags, env)
  const { reportEvolution } = await import('../evolve-progress.js')
  const report = await reportEvolution(
    {
      coreSize: run.settings.coreSize,
      isLive: env.isTty && flags.json === undefined,
      onQuit: () => {
        quit.abort()
      },
      signal,
    },
    env,
  )
  const origin = { runId: run.id, seed: run.seed, proposer: options.proposer, settings: run.settings }
  const save = (champion: Champion) => saveInto(champion, origin, flags, env)
  let champions: Champion[]
  let benchmarks: BenchmarkResult[] | null
  try {
    champions = await evolve(run.id, {
      store,
      fights,
      proposer,
      now: () => env.now(),
      signal,
      onEvent(event) {
        report.take(event)
        if (event.type === 'champion') save(event.champion)
      },
    })
    benchmarks = await benchmark(champions, run, flags, { store, fights, signal, report }, env)
  } catch (error) {
    const resume = resumeCommand(run.id, flags, env)
    if (signal.aborted) throw new Interruption(resume)
    if (!(error instanceof ProposerError)) throw error
    throw new RunError(`${error.message}\nThe run can go on: ${resume}`, { cause: error })
  } finally {
    report.stop()
    await fights.close()
  }
  const outcome = {
    run,
    options,
    champions: champions.map((champion, index) => {
      return { ...champion, file: save(champion), benchmark: benchmarks?.[index] ?? null }
    }),
    calls: store.evolution.calls.totals(run.id),
  }
  env.stdout.write(flags.json ? printEvolutionJson(outcome) : printEvolution(outcome))
}

async function openProposer(
  run: StoredRun,
  { model }: EvolveOptions,
  flags: EvolveFlags,
  store: Store,
  env: CliEnvironment,
): Promise<Proposer> {
  const { createGeneticProposer, createLlmProposer } = await import('../../../arena/evolve/index.js')
  if (model === null) return createGeneticProposer({ seeds: run.warriors.seed })
  const apiKey = apiKeyFrom(flags, model, env)
  return createLlmProposer({ ...model, apiKey, calls: store.evolution.calls, now: () => env.now() })
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

function saveInto(
  champion: Champion,
  origin: Parameters<typeof saveChampion>[1],
  { out }: EvolveFlags,
  env: CliEnvironment,
): string {
  try {
    return saveChampion(champion, origin, resolve(env.cwd, out))
  } catch (cause) {
    throw new UsageError(`champions cannot be written to ${out}: ${(cause as Error).message}`, '', { cause })
  }
}

/** What to type to go on, as the user typed it: through npm or not. */
function resumeCommand(run: number, { db, out }: EvolveFlags, { env }: CliEnvironment): string {
  const start = env['npm_lifecycle_event'] === 'start' ? ['npm', 'start', '--'] : ['drq', 'evolve']
  const files = [...(db === 'drq.db' ? [] : ['--db', db]), ...(out === 'champions' ? [] : ['--out', out])]
  return printShellCommand([...start, '--resume', String(run), ...files])
}
