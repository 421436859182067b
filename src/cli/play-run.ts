/** A stored run played to its end: the evolution, the final of what it bred, the benchmark, the files. */
import type { Arena, BenchmarkResult, Champion, EvolveEvent, Finalist } from '../../arena/evolve/index.js'
import type { Store, StoredRun } from '../../arena/store/index.js'
import type { Fights } from '../../arena/workers/index.js'
import type { CliEnvironment } from './environment.js'
import { openRunFiles } from './evolve-files.js'
import type { EvolveFlags } from './evolve-flags.js'
import { openProposer } from './evolve-proposer.js'
import type { EvolveOutcome } from './evolve-report.js'
import type { ModelListener } from './model-proposer.js'
import { overshootOf, tallyReplies } from './reply-report.js'
import type { RunEnd } from './run-end.js'

export interface RunTools {
  readonly store: Store
  readonly fights: Fights
  /** Aborted when the user stops the run. */
  readonly signal: AbortSignal
  /** Aborted when its time is up: it ends with the champions so far. */
  readonly timeUp?: AbortSignal
}

/** Told how it goes. */
export interface RunWatcher extends ModelListener {
  readonly onEvent: (event: EvolveEvent) => void
  readonly onBenchmark: (done: number, total: number) => void
}

/** What was played before is not played again. Rejects with the signal's reason when aborted, with a ProposerError. */
export async function playRun(
  run: StoredRun,
  flags: EvolveFlags,
  { store, fights, signal, timeUp }: RunTools,
  watcher: RunWatcher,
  env: CliEnvironment,
): Promise<EvolveOutcome> {
  const { BudgetError, evolve, parseOptions, rankFinalists, storedChampions } =
    await import('../../arena/evolve/index.js')
  const options = parseOptions(run.options)
  const files = openRunFiles(run, options.proposer, flags.out, env)
  const { proposer, close } = await openProposer(run, options, { flags, store, listener: watcher }, env)
  const { calls } = store.evolution
  const arena = { store, fights, signal, now: () => env.now() }
  const evolveToEnd = async (): Promise<
    Pick<EvolveOutcome, 'end' | 'problem'> & { champions: Champion[] }
  > => {
    try {
      const champions = await evolve(run.id, {
        ...arena,
        proposer,
        signal: timeUp === undefined ? signal : AbortSignal.any([signal, timeUp]),
        onEvent(event) {
          watcher.onEvent(event)
          if (event.type === 'champion') files.champion(event.champion)
        },
      })
      const wasCut = champions.at(-1)!.iterations < options.iterations
      return { champions, end: wasCut ? 'early-stop' : 'finished', problem: null }
    } catch (error) {
      const stop = (end: RunEnd, problem: string | null) => {
        return { champions: storedChampions(store, run), end, problem }
      }
      if (error instanceof BudgetError) return stop(error.limit, error.message)
      if (timeUp?.aborted === true && !signal.aborted) return stop('minutes', null)
      throw error
    }
  }
  try {
    const { champions, ...ending } = await evolveToEnd()
    const best = options.finalists === 0 ? null : ((await rankFinalists(run, champions, arena))[0] ?? null)
    const benchmarks = await meetBenchmark(run, champions, best, flags.benchmark, arena, watcher)
    return {
      ...{ run, options, ...ending },
      champions: champions.map((champion, index) => {
        return { ...champion, file: files.champion(champion), benchmark: benchmarks[index] ?? null }
      }),
      best:
        best === null
          ? null
          : { ...best, file: files.best(best), benchmark: benchmarks[champions.length] ?? null },
      calls: calls.totals(run.id),
      replies: tallyReplies(calls.replyCounts(run.id)),
      overshoot: overshootOf(options.model?.budget ?? null, calls.spend(run.id)),
    }
  } finally {
    close()
  }
}

/** How the champions and the best do against the bundled warriors, in this order; nothing where none is wanted. */
async function meetBenchmark(
  run: StoredRun,
  champions: readonly Champion[],
  best: Finalist | null,
  rounds: number,
  arena: Arena,
  { onBenchmark }: RunWatcher,
): Promise<BenchmarkResult[]> {
  if (rounds === 0) return []
  const { benchmarkSize, runBenchmark } = await import('../../arena/evolve/index.js')
  const warriors = [...champions, ...(best === null ? [] : [best])].map(({ warrior }) => warrior)
  const opponents = run.warriors.benchmark
  const total = benchmarkSize(warriors, opponents)
  let done = 0
  onBenchmark(done, total)
  const onMatch = () => {
    onBenchmark(++done, total)
  }
  return runBenchmark(warriors, opponents, { settings: run.settings, rounds }, { ...arena, onMatch })
}
