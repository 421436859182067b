/** Where the threads of a pool play: workers of their own, or this thread. */
import { closeEngines } from '../engines/index.js'
import { ENTRY_NAME, workerEntry } from './entry.js'
import { createShardPlayer } from './play-shard.js'
import type { ShardAnswer, ShardTask } from './shard-task.js'

/** Lets one worker play; rejects when the worker died, or was ended by the signal. */
export type PlayShard = (task: ShardTask, signal: AbortSignal) => Promise<ShardAnswer>

/** Where the shards of a pool are played, one at a time in each. */
export interface Lanes {
  readonly play: readonly PlayShard[]
  close(): Promise<void>
}

export function createThreadLanes(threads: number, entry = workerEntry()): Lanes {
  const one = { filename: entry, name: ENTRY_NAME, minThreads: 1, maxThreads: 1 }
  // A pool for each thread: what is cut for a lane then meets the modules that its worker has compiled.
  const loaded = import('piscina').then(({ Piscina }) =>
    Array.from({ length: threads }, () => new Piscina(one)),
  )
  return {
    play: Array.from(
      { length: threads },
      (_, lane): PlayShard =>
        async (task, signal) =>
          (await loaded)[lane]!.run(task, { signal }) as Promise<ShardAnswer>,
    ),
    async close() {
      await Promise.all((await loaded).map((pool) => pool.destroy()))
    },
  }
}

/** One lane, in the thread that calls it. */
export function createInlineLane(): Lanes {
  return { play: [createShardPlayer()], close: closeEngines }
}
