import { Piscina } from 'piscina'
import type { Batch, EngineName, MatchOutcome } from '../../vm/index.js'
import { ENTRY_NAME, workerEntry } from './entry.js'
import { FightError, type FightFailure } from './fight-error.js'
import type { FightOptions, Fights } from './fights.js'
import {
  createShardCutter,
  cutBatch,
  outcomeLength,
  type Shard,
  type ShardAnswer,
  type ShardTask,
} from './shard.js'

/** A cancelled run gives its workers this long to notice; then their threads are ended. */
const GRACE_MS = 120

/** Workers that may die of a match before it is given up. */
const MOST_DEATHS = 2

export interface FightPoolOptions {
  /** Worker threads, >= 1. */
  readonly threads: number
  /** The engine to use where it does not refuse; without it the arena chooses. */
  readonly engine?: EngineName
  /** Path of the workers' JavaScript, which exports `playShard`; our own by default. */
  readonly entry?: string
}

/**
 * Plays batches on worker threads, a shard of some whole matches at a time. A worker that dies is replaced and its
 * matches are tried once more, each alone; `run` rejects with a FightError at its end when a match killed two. A
 * cancelled run rejects within about 200 ms, with engines that do not look at the signal too.
 */
export function createFightPool({ threads, engine, entry = workerEntry() }: FightPoolOptions): Fights {
  if (!Number.isInteger(threads) || threads < 1)
    throw new RangeError(`threads is ${threads}; it must be a whole number from 1`)
  const pool = new Piscina({ filename: entry, name: ENTRY_NAME, minThreads: threads, maxThreads: threads })
  const play: PlayShard = (task, signal) => pool.run(task, { signal }) as Promise<ShardAnswer>
  return {
    run: (batch, options = {}) => runBatch({ batch, options, threads, engine: engine ?? null, play }),
    close: () => pool.destroy(),
  }
}

type PlayShard = (task: ShardTask, signal: AbortSignal) => Promise<ShardAnswer>

interface PooledRun {
  readonly batch: Batch
  readonly options: FightOptions
  readonly threads: number
  readonly engine: EngineName | null
  readonly play: PlayShard
}

async function runBatch({ batch, options, threads, engine, play }: PooledRun): Promise<MatchOutcome[]> {
  const { signal, onMatch, onProgress } = options
  signal?.throwIfAborted()
  const outcomes: MatchOutcome[] = []
  const failures: FightFailure[] = []
  const cutter = createShardCutter(batch)
  const cancellation = createCancellation()
  let matchesDone = 0

  const keep = (shard: Shard, data: Uint32Array) => {
    let at = 0
    for (const index of shard.matches) {
      const length = outcomeLength(batch.matches[index]!)
      const outcome = {
        warriorCount: batch.matches[index]!.warriors.length,
        data: data.slice(at, at + length),
      }
      at += length
      outcomes[index] = outcome
      matchesDone++
      onMatch?.(index, outcome)
    }
    onProgress?.({ matchesDone, matchesTotal: batch.matches.length })
  }
  const mourn = (shard: Shard, reason: string) => {
    if (shard.deaths + 1 < MOST_DEATHS) cutter.retry(shard)
    else failures.push(...shard.matches.map((match) => ({ match, reason })))
  }
  /** Keeps one worker busy until no shard is left. */
  const runLane = async () => {
    while (!cancellation.isCancelled()) {
      const shard = cutter.take()
      if (shard === null) return
      const task = { batch: cutBatch(batch, shard), engine, cancelled: cancellation.flag }
      const start = performance.now()
      const answer = await play(task, cancellation.end).catch((error: unknown) => error as Error)
      if (answer instanceof Uint32Array) {
        cutter.measure(shard, performance.now() - start)
        keep(shard, answer)
      } else if (cancellation.isCancelled()) {
        return
      } else if (answer instanceof Error) {
        mourn(shard, answer.message)
      } else {
        throw new Error(answer.problem)
      }
    }
  }

  signal?.addEventListener('abort', cancellation.cancel)
  try {
    const lanes = Array.from({ length: threads }, runLane)
    for (const lane of lanes) lane.catch(cancellation.cancel)
    const rejected = (await Promise.allSettled(lanes)).find((lane) => lane.status === 'rejected')
    signal?.throwIfAborted()
    if (rejected !== undefined) throw rejected.reason
  } finally {
    signal?.removeEventListener('abort', cancellation.cancel)
    cancellation.close()
  }
  if (failures.length > 0) throw new FightError(failures)
  return outcomes
}

function createCancellation() {
  const flag = new Int32Array(new SharedArrayBuffer(4))
  const controller = new AbortController()
  let grace: NodeJS.Timeout | undefined
  return {
    /** Workers look at this. */
    flag,
    /** Aborted when the workers did not look in time: ends their threads. */
    end: controller.signal,
    isCancelled: () => Atomics.load(flag, 0) !== 0,
    cancel: () => {
      Atomics.store(flag, 0, 1)
      grace ??= setTimeout(() => {
        controller.abort()
      }, GRACE_MS)
    },
    close: () => {
      clearTimeout(grace)
    },
  }
}
