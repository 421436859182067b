import { checkOptions, type EngineName } from '../../vm/index.js'
import { ENTRY_NAME, workerEntry } from './entry.js'
import type { Fights } from './fights.js'
import { playRun, type PlayShard } from './pool-run.js'
import type { ShardAnswer } from './shard-task.js'

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
export function createFightPool(options: FightPoolOptions): Fights {
  checkOptions('createFightPool({ threads })', options, ['threads'])
  const { threads, engine, entry = workerEntry() } = options
  if (!Number.isInteger(threads) || threads < 1)
    throw new RangeError(`threads is ${threads}; it must be a whole number from 1`)
  const one = { filename: entry, name: ENTRY_NAME, minThreads: 1, maxThreads: 1 }
  // A pool for each thread: what is cut for a lane then meets the modules that its worker has compiled.
  const loaded = import('piscina').then(({ Piscina }) =>
    Array.from({ length: threads }, () => new Piscina(one)),
  )
  const lanes = Array.from(
    { length: threads },
    (_, lane): PlayShard =>
      async (task, signal) =>
        (await loaded)[lane]!.run(task, { signal }) as Promise<ShardAnswer>,
  )
  const pace = { speed: null }
  let runs = 0
  return {
    run: (batch, options = {}) =>
      playRun({ number: runs++, batch, options, engine: engine ?? null, pace, lanes }),
    async close() {
      await Promise.all((await loaded).map((pool) => pool.destroy()))
    },
  }
}
