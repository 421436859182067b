/** `drq evolve --seeds`: independent repeats side by side, one run a seed, on one pool of workers. */
import type { Command } from 'commander'
import type { BenchmarkResult, Champion, EvolveEvent } from '../../arena/evolve/index.js'
import type { Store, StoredRun } from '../../arena/store/index.js'
import type { Fights } from '../../arena/workers/index.js'
import type { CliEnvironment } from './environment.js'
import type { EvolveFlags } from './evolve-flags.js'
import { findBest, saveInto } from './evolve-files.js'
import { openProposer } from './evolve-proposer.js'
import { printSeeds, printSeedsJson, type SeedOutcome } from './evolve-seeds-report.js'
import { startOrFindRun } from './evolve-start.js'
import { Interruption, RunError } from './exit.js'
import { openFights } from './fight-flags.js'
import { printShellCommand } from './shell-command.js'
import { safeText } from './text.js'

/** Runs that advance at the same time; the others wait. */
const SIDE_BY_SIDE = 8

/** Plays what is not finished of all runs and reports them. The same command again goes on with them. */
export async function evolveSeeds(
  seeds: readonly number[],
  flags: EvolveFlags,
  command: Command,
  store: Store,
  env: CliEnvironment,
): Promise<void> {
  const runs: StoredRun[] = []
  for (const seed of seeds) runs.push(await startOrFindRun({ ...flags, seed }, store, env))
  const again = typedCommand(command)
  const fights = await openFights(flags, env)
  try {
    const outcomes = await playSideBySide(
      runs.map((run) => ({ run, label: `seed ${run.seed}`, flags })),
      { store, fights, again },
      env,
    )
    env.stdout.write(flags.json ? printSeedsJson(outcomes) : printSeeds(outcomes))
  } finally {
    await fights.close()
  }
}

export interface LabelledRun {
  readonly run: StoredRun
  /** Before each line that tells how it goes. */
  readonly label: string
  readonly flags: EvolveFlags
}

export interface SideBySideArena {
  readonly store: Store
  readonly fights: Fights
  /** The command that goes on. */
  readonly again: string
}

/** Plays stored runs to their ends, some at a time. Rejects with an Interruption or a RunError that say how to go on. */
export async function playSideBySide(
  runs: readonly LabelledRun[],
  { store, fights, again }: SideBySideArena,
  env: CliEnvironment,
): Promise<SeedOutcome[]> {
  // What fails in one run stops the others: they go on together.
  const stop = new AbortController()
  const signal = AbortSignal.any([env.interruption(), stop.signal])
  const outcomes: SeedOutcome[] = []
  const waiting = [...runs.entries()]
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, labelled] = next
      outcomes[index] = await playSeed(labelled, { store, fights, signal }, env).catch((error: unknown) => {
        stop.abort()
        throw error
      })
    }
  }
  const ended = await Promise.allSettled(Array.from({ length: Math.min(SIDE_BY_SIDE, runs.length) }, lane))
  if (env.interruption().aborted) throw new Interruption(again)
  const failures = ended.flatMap((result) => (result.status === 'rejected' ? [result.reason as Error] : []))
  const failure = failures.find(({ name }) => name !== 'AbortError')
  if (failure !== undefined) throw explain(failure, again)
  return outcomes
}

interface SeedArena {
  readonly store: Store
  readonly fights: Fights
  readonly signal: AbortSignal
}

async function playSeed(
  { run, label, flags }: LabelledRun,
  { store, fights, signal }: SeedArena,
  env: CliEnvironment,
): Promise<SeedOutcome> {
  const { evolve, parseOptions, runBenchmark } = await import('../../arena/evolve/index.js')
  const options = parseOptions(run.options)
  const say = (text: string) => env.stderr.write(`${label}: ${safeText(text)}\n`)
  const listener = { onSpend: () => undefined, onPause: say }
  const { proposer, close } = await openProposer(run, options, { flags, store, listener }, env)
  const arena = { store, fights, signal, now: () => env.now() }
  const origin = { runId: run.id, seed: run.seed, proposer: options.proposer, settings: run.settings }
  const onEvent = (event: EvolveEvent) => {
    if (event.type !== 'champion') return
    const { round, name, fitness, maxFitness } = event.champion
    say(`round ${round}/${options.rounds} won by ${name}, fitness ${fitness.toFixed(3)} of ${maxFitness}`)
    saveInto(event.champion, origin, flags, env)
  }
  try {
    const champions: Champion[] = await evolve(run.id, { ...arena, proposer, onEvent })
    const best = await findBest(run, champions, flags, arena, env)
    const last = champions.at(-1)!
    const warriors = [...champions.map(({ warrior }) => warrior), ...(best === null ? [] : [best.warrior])]
    const rules = { settings: run.settings, rounds: flags.benchmark }
    const benchmarks: BenchmarkResult[] =
      flags.benchmark === 0 ? [] : await runBenchmark(warriors, run.warriors.benchmark, rules, arena)
    const file = saveInto(last, origin, flags, env)
    return { run, champions, best, file, benchmarks }
  } finally {
    close()
  }
}

function explain(failure: Error, again: string): Error {
  if (failure.name !== 'ProposerError' && failure.name !== 'BudgetError') return failure
  return new RunError(`${failure.message}\nThe runs can go on: ${again}`, { cause: failure })
}

/** The command as the user typed it, but for keys. */
export function typedCommand(command: Command): string {
  // Commander keeps it and does not declare it.
  const { rawArgs } = command.parent as unknown as { readonly rawArgs: readonly string[] }
  const isKey = (text: string | undefined) => text === '--api-key'
  const shown = rawArgs.filter(
    (text, index) => !isKey(text) && !isKey(rawArgs[index - 1]) && !text.startsWith('--api-key='),
  )
  return printShellCommand(['drq', ...shown])
}
