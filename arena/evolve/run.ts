/** A stored run played to its end: the evolution, the final of what it bred, the benchmark. */
import type { Store } from '../store/index.js'
import type { StoredRun } from './record/index.js'
import { meterFights, type Fights } from '../workers/index.js'
import { closeRun, closingMs, type Closing, type ClosingWatch, type Finalist } from './final/index.js'
import { BudgetError, type BudgetLimit, type Proposer } from './proposers/index.js'
import { evolve, type EvolveEvent } from './generation/index.js'
import { storedChampions, type Champion } from './rules/index.js'
import { watchTime, type TimeLimit } from './runs/index.js'
import type { FieldScore } from '../score.js'

/** All generations played, the last of them cut short by `earlyStop` or not; a budget spent; or the time over. */
export type RunEnd = 'finished' | 'early-stop' | BudgetLimit | 'minutes'

export interface PlayPlan {
  readonly proposer: Proposer
  /** Rounds of each champion against each warrior of the benchmark; 0 for none. */
  readonly benchmarkRounds: number
  /** When all has to be done, final and benchmark included; null for whenever it is. */
  readonly limit: TimeLimit | null
}

export interface RunTools {
  readonly store: Store
  readonly fights: Fights
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Aborted when the run shall stop; without it nothing stops it. */
  readonly signal?: AbortSignal
}

/** Told how a run goes. */
export interface RunWatch extends ClosingWatch {
  readonly onEvent?: (event: EvolveEvent) => void
  /** What final and benchmark are going to take, in milliseconds, as far as it is known. */
  readonly onClosing?: (ms: number) => void
}

export interface RunOutcome {
  readonly run: StoredRun
  readonly end: RunEnd
  /** What a run that spent its budget has to say; null when it ended otherwise. */
  readonly problem: string | null
  /** Each with its benchmark, null where there was none. */
  readonly champions: readonly (Champion & { readonly benchmark: FieldScore | null })[]
  /** The strongest of the run, chosen by its final; null when it holds none. */
  readonly best: (Finalist & { readonly benchmark: FieldScore | null }) | null
  /** The best that the run was given, and the gain over it; null where no final compared them. */
  readonly bestGiven: Closing['bestGiven']
  /** Rounds of each match of the final and of the benchmark: fewer than usual where time was short, 0 for none. */
  readonly matchRounds: Closing['rounds']
}

/**
 * Plays a stored run of the Digital Red Queen to its end: generation after generation a champion is bred against those
 * before it (arXiv 2601.03335), then a final chooses the best of the run, and the benchmark measures it. Each unit of
 * work is stored, and what was played before is not played again: a run cut off at any moment ends as an unbroken one
 * would. A spent budget or the end of the time ends the evolution in good order, and the run can go on. Rejects with
 * the signal's reason when aborted, with a ProposerError when no warriors come, a StoreError when the store fails.
 */
export async function playRun(
  run: StoredRun,
  { proposer, benchmarkRounds, limit }: PlayPlan,
  { store, fights, now, signal = new AbortController().signal }: RunTools,
  { onEvent, onClosing, ...watch }: RunWatch = {},
): Promise<RunOutcome> {
  const meter = meterFights(fights, now)
  const arena = { store, fights: meter.fights, signal, now }
  const closing = { benchmarkRounds, endsAt: limit?.endsAt ?? null, meter }
  let championCount = 0
  // While nothing is bred there is nothing to close with: the first unit has all of the time.
  let hasBred = false
  const reserveMs = () => (hasBred ? closingMs(run, championCount, closing) : 0)
  const time = limit === null ? null : watchTime(limit, reserveMs, now)
  const follow = (event: EvolveEvent) => {
    onEvent?.(event)
    if (event.type === 'run') championCount = event.champions.length
    else if (event.type === 'champion') championCount++
    hasBred ||= championCount > 0 || event.type === 'unit'
    if (event.type === 'unit') onClosing?.(reserveMs())
    time?.check()
  }
  const evolveToEnd = async (): Promise<Evolved> => {
    try {
      const stop = time === null ? signal : AbortSignal.any([signal, time.signal])
      const champions = await evolve(run.id, { ...arena, proposer, signal: stop, onEvent: follow })
      const wasCut = champions.at(-1)!.iterations < run.options.iterations
      return { champions, end: wasCut ? 'early-stop' : 'finished', problem: null }
    } catch (error) {
      const champions = () => storedChampions(store, run)
      if (error instanceof BudgetError)
        return { champions: champions(), end: error.limit, problem: error.message }
      if (time?.signal.aborted === true && !signal.aborted)
        return { champions: champions(), end: 'minutes', problem: null }
      throw error
    }
  }
  try {
    const { champions, ...ending } = await evolveToEnd()
    time?.stop()
    const { best, bestGiven, benchmarks, rounds } = await closeRun(run, champions, closing, arena, watch)
    const withBenchmark = <T>(warrior: T, index: number) => ({
      ...warrior,
      benchmark: benchmarks[index] ?? null,
    })
    return {
      ...{ run, ...ending, bestGiven, matchRounds: rounds },
      champions: champions.map(withBenchmark),
      best: best === null ? null : withBenchmark(best, champions.length),
    }
  } finally {
    time?.stop()
  }
}

type Evolved = Pick<RunOutcome, 'end' | 'problem'> & { readonly champions: readonly Champion[] }
