import { checkOptions } from '../../vm/index.js'
import type { EngineChoice } from '../engines/index.js'
import type { Fights } from './fights.js'
import { createInlineLane, createThreadLanes, type Lanes } from './lanes.js'
import { createPoolGpu, type PoolGpuOptions } from './pool-gpu.js'
import { playPoolRun } from './pool-run.js'

/** What a pool plays with, besides threads. */
export interface InlinePoolOptions extends PoolGpuOptions {
  /**
   * The engine to use where it does not refuse; without it the arena chooses. `webgpu` plays in a process of its own and
   * leaves to the threads what it refuses; `auto` splits batches between such a one, where there is a GPU, and the threads.
   */
  readonly engine?: EngineChoice
}

/** What a pool plays with. */
export interface FightPoolOptions extends InlinePoolOptions {
  /** Worker threads, >= 1. */
  readonly threads: number
  /** Path of the workers' JavaScript, which exports `playShard`; our own by default. */
  readonly entry?: string
}

/** Matches so far, by who has played them. */
export interface PlayedBy {
  readonly gpu: number
  readonly threads: number
}

/**
 * Worker threads, and a GPU where one is asked for, that play batches of matches: `run(batch)` gives the outcomes in
 * the order of the matches, the same on any number of threads. `createFightPool` makes one; it keeps the process
 * alive until `close`.
 */
export interface FightPool extends Fights {
  /** Matches so far, by who has played them. */
  playedBy(): PlayedBy
  /**
   * Opens the GPU now and gives its name, instead of when it is worth it; null with an engine that uses none. Rejects with
   * an EngineUnavailableError when there is none: batches are played without it, but those for `webgpu`.
   */
  openGpu(): Promise<string | null>
}

/**
 * Starts worker threads that play batches, some whole matches at a time; close the pool when done. A worker that
 * dies is replaced and its matches are tried once more, each alone; `run` rejects with a FightError at its end when
 * a match killed two. A cancelled run rejects with the signal's reason within about 200 ms, whatever the engine.
 * When a GPU fails, the threads play what it has not. Throws a TypeError without `threads`, a RangeError unless they
 * are a whole number from 1.
 */
export function createFightPool(options: FightPoolOptions): FightPool {
  checkOptions('createFightPool({ threads })', options, ['threads'])
  const { threads, entry } = options
  if (!Number.isInteger(threads) || threads < 1)
    throw new RangeError(`threads is ${threads}; it must be a whole number from 1`)
  return poolOf(createThreadLanes(threads, entry), options)
}

/** A pool that plays in the thread that calls it, without worker threads. */
export function createInlinePool(options: InlinePoolOptions = {}): FightPool {
  return poolOf(createInlineLane(), options)
}

function poolOf(lanes: Lanes, options: InlinePoolOptions): FightPool {
  const { engine } = options
  const gpu = createPoolGpu(engine, options)
  const pace = { speed: null }
  const playedBy = { gpu: 0, threads: 0 }
  let runs = 0
  const active = new Set<number>()
  return {
    async run(batch, options = {}) {
      const number = runs++
      active.add(number)
      try {
        return await playPoolRun({
          ...{ number, batch, options, pace, gpu, playedBy, lanes: lanes.play },
          // Threads play for a GPU what it refuses, with an engine that is always there.
          engine: engine === undefined || engine === 'auto' || engine === 'webgpu' ? null : engine,
          sharers: () => active.size,
        })
      } finally {
        active.delete(number)
      }
    },
    playedBy: () => ({ ...playedBy }),
    async openGpu() {
      if (gpu === null) return null
      const opened = await gpu.seat.open()
      const problem = gpu.seat.problem()
      if (problem !== null) throw problem
      return opened?.adapter.name ?? null
    },
    async close() {
      gpu?.book.save()
      await Promise.all([lanes.close(), gpu?.seat.close()])
    },
  }
}
