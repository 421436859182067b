/** A stored run played to its end: the evolution, the final of what it bred, the benchmark, the files. */
import type { Champion, ClosingWatch, EvolveEvent } from '../../../arena/evolve/index.js'
import type { Store, StoredRun } from '../../../arena/store/index.js'
import type { Fights } from '../../../arena/workers/index.js'
import type { CliEnvironment } from '../process/environment.js'
import { openRunFiles } from './evolve-files.js'
import type { EvolveFlags } from './evolve-flags.js'
import { openProposer } from './evolve-proposer.js'
import type { EvolveOutcome } from './evolve-report.js'
import type { ModelListener } from '../models/model-proposer.js'
import { printProposer } from './proposer-name.js'
import { overshootOf, tallyReplies } from '../models/reply-report.js'
import type { RunEnd } from './run-end.js'
import { watchTime, type TimeLimit } from './time-limit.js'

export interface RunTools {
  readonly store: Store
  readonly fights: Fights
  /** Aborted when the user stops the run. */
  readonly signal: AbortSignal
  /** When it has to be done, final and benchmark included; null for whenever it is. */
  readonly limit?: TimeLimit | null
}

/** Told how it goes. */
export interface RunWatcher extends ModelListener, Required<ClosingWatch> {
  readonly onEvent: (event: EvolveEvent) => void
  /** What final and benchmark are going to take, in milliseconds, as far as it is known. */
  readonly onClosing: (ms: number) => void
}

/** What was played before is not played again. Rejects with the signal's reason when aborted, with a ProposerError. */
export async function playRun(
  run: StoredRun,
  flags: EvolveFlags,
  { store, fights, signal, limit = null }: RunTools,
  watcher: RunWatcher,
  env: CliEnvironment,
): Promise<EvolveOutcome> {
  const { BudgetError, closeRun, closingMs, evolve, storedChampions } =
    await import('../../../arena/evolve/index.js')
  const { meterFights } = await import('../../../arena/workers/index.js')
  const { options } = run
  const files = openRunFiles(run, printProposer(options), flags.out, env)
  const { proposer, close } = await openProposer(run, options, { flags, store, listener: watcher }, env)
  const now = () => env.now()
  const { calls } = store.evolution
  const meter = meterFights(fights, now)
  const arena = { store, fights: meter.fights, signal, now }
  const closing = { benchmarkRounds: flags.benchmark, endsAt: limit?.endsAt ?? null, meter }
  let champions = 0
  // While nothing is bred there is nothing to close with: the first unit has all of the time.
  let hasBred = false
  const reserveMs = () => (hasBred ? closingMs(run, champions, closing) : 0)
  const time = limit === null ? null : watchTime(limit, reserveMs, now)
  const follow = (event: EvolveEvent) => {
    if (event.type === 'run') champions = event.champions.length
    else if (event.type === 'champion') champions++
    hasBred ||= champions > 0 || event.type === 'unit'
    if (event.type === 'unit') watcher.onClosing(reserveMs())
    time?.check()
  }
  const evolveToEnd = async (): Promise<
    Pick<EvolveOutcome, 'end' | 'problem'> & { champions: Champion[] }
  > => {
    try {
      const champions = await evolve(run.id, {
        ...arena,
        proposer,
        signal: time === null ? signal : AbortSignal.any([signal, time.signal]),
        onEvent(event) {
          watcher.onEvent(event)
          if (event.type === 'champion') files.champion(event.champion)
          follow(event)
        },
      })
      const wasCut = champions.at(-1)!.iterations < options.iterations
      return { champions, end: wasCut ? 'early-stop' : 'finished', problem: null }
    } catch (error) {
      const stop = (end: RunEnd, problem: string | null) => {
        return { champions: storedChampions(store, run), end, problem }
      }
      if (error instanceof BudgetError) return stop(error.limit, error.message)
      if (time?.signal.aborted === true && !signal.aborted) return stop('minutes', null)
      throw error
    }
  }
  try {
    const { champions, ...ending } = await evolveToEnd()
    time?.stop()
    const { best, benchmarks, rounds } = await closeRun(run, champions, closing, arena, watcher)
    return {
      ...{ run, options, ...ending, matchRounds: rounds },
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
    time?.stop()
    close()
  }
}
