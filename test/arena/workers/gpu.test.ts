import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  createFightPool,
  createInlinePool,
  type FightPool,
  type OpenGpuEngine,
  type PoolGpuOptions,
} from '../../../arena/workers/index.js'
import type { EngineChoice } from '../../../arena/engines/index.js'
import {
  EngineUnavailableError,
  PRESETS,
  roundsOf,
  type Batch,
  type MatchOutcome,
} from '../../../vm/index.js'
import { mixedBatch, withoutPSpace } from '../../helpers/fight-batches.js'
import { standInGpu, type StandIn } from '../../helpers/stand-in-gpu.js'
import { suicide, waiter } from '../../helpers/warrior.js'
import { referenceAnswer } from '../../helpers/reference-answers.js'

const open: FightPool[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((fights) => fights.close()))
})

interface PoolOptions extends PoolGpuOptions {
  readonly threads?: number
  readonly engine?: EngineChoice
}

function poolOf({ threads = 1, engine = 'auto', ...options }: PoolOptions): FightPool {
  const gpu = { engine, everyBatch: true, ...options }
  const pool = threads === 0 ? createInlinePool(gpu) : createFightPool({ threads, ...gpu })
  open.push(pool)
  return pool
}

/** A pool whose GPU is open. */
async function poolWith(gpu: StandIn, options: PoolOptions = {}): Promise<FightPool> {
  const pool = poolOf({ openGpu: () => Promise.resolve(gpu), ...options })
  await pool.openGpu()
  return pool
}

const expectedOf = referenceAnswer

/** Runs a batch and counts how often each match is reported. */
async function runCounted(pool: FightPool, batch: Batch) {
  const reports = batch.matches.map(() => 0)
  const seen: MatchOutcome[] = []
  const outcomes = await pool.run(batch, {
    onMatch: (match, outcome) => {
      reports[match]!++
      seen[match] = outcome
    },
  })
  expect(seen).toEqual(outcomes)
  expect(reports).toEqual(batch.matches.map(() => 1))
  return outcomes
}

/** So many instructions at most that no clock is needed to call it big, and over at once. */
const big: Batch = {
  settings: { ...PRESETS['94nop'], maxCycles: 100_000_000 },
  programs: [suicide],
  matches: Array.from({ length: 40 }, (_, seed) => ({
    warriors: [0, 0],
    placement: { kind: 'seed', seed: seed + 1, rounds: 5 },
  })),
  stop: 'one-left',
}
const small: Batch = { ...big, settings: { ...big.settings, maxCycles: 1000 } }

const never: OpenGpuEngine = () => new Promise(() => {})

describe('threads and a GPU', () => {
  it.each([0, 1, 2])('play a batch together as one engine plays it, with %i threads', async (threads) => {
    const gpu = standInGpu()
    const pool = await poolWith(gpu, { threads })
    expect(await runCounted(pool, mixedBatch)).toEqual(await expectedOf(mixedBatch))
    const { gpu: there, threads: here } = pool.playedBy()
    expect(there).toBeGreaterThan(0)
    expect(here).toBeGreaterThanOrEqual(mixedBatch.matches.length - withoutPSpace(mixedBatch).length)
    expect(there + here).toBe(mixedBatch.matches.length)
  })

  it('share one pool between several runs', async () => {
    const pool = await poolWith(standInGpu(), { threads: 2 })
    const expected = await expectedOf(mixedBatch)
    for (const outcomes of await Promise.all([1, 2, 3].map(() => runCounted(pool, mixedBatch))))
      expect(outcomes).toEqual(expected)
  })

  it('report rounds that never go back, and all of them at the end', async () => {
    const pool = await poolWith(standInGpu(), { threads: 2 })
    const rounds: number[] = []
    const total = mixedBatch.matches.reduce((sum, match) => sum + roundsOf(match), 0)
    await pool.run(mixedBatch, {
      onProgress: ({ roundsDone, roundsTotal }) => {
        expect(roundsTotal).toBe(total)
        rounds.push(roundsDone)
      },
    })
    expect(rounds).toEqual(rounds.toSorted((x, y) => x - y))
    expect(rounds.at(-1)).toBe(total)
  })

  it('end with the error when the caller cannot take an outcome of the GPU', async () => {
    const gpu = standInGpu()
    const pool = await poolWith(gpu, { engine: 'webgpu' })
    const full = () => {
      throw new Error('disk full')
    }
    await expect(pool.run(big, { onMatch: full })).rejects.toThrow('disk full')
    expect(gpu.closed()).toBe(0)
    expect(await pool.run(small)).toHaveLength(small.matches.length)
  })
})

describe('a GPU by its name', () => {
  it('plays all that it does not refuse, and the threads only the rest', async () => {
    const gpu = standInGpu()
    const pool = poolOf({ engine: 'webgpu', openGpu: () => Promise.resolve(gpu), threads: 2 })
    expect(await runCounted(pool, mixedBatch)).toEqual(await expectedOf(mixedBatch))
    const theirs = withoutPSpace(mixedBatch).length
    expect(pool.playedBy()).toEqual({ gpu: theirs, threads: mixedBatch.matches.length - theirs })
  })

  it('is opened once, whatever the number of threads and batches', async () => {
    const openGpu = vi.fn(() => Promise.resolve(standInGpu()))
    const pool = poolOf({ engine: 'webgpu', openGpu, threads: 3 })
    await Promise.all([pool.run(small), pool.run(small)])
    await pool.run(small)
    expect(openGpu).toHaveBeenCalledTimes(1)
  })

  it('that cannot be had is an error with its remedy', async () => {
    const missing = new EngineUnavailableError('no GPU adapter was found', 'buy one')
    const pool = poolOf({ engine: 'webgpu', openGpu: () => Promise.reject(missing) })
    await expect(pool.run(small)).rejects.toBe(missing)
    await expect(pool.openGpu()).rejects.toBe(missing)
  })

  it('that is being opened does not hold up a run that is cancelled', async () => {
    const pool = poolOf({ engine: 'webgpu', openGpu: never })
    const controller = new AbortController()
    const running = pool.run(small, { signal: controller.signal })
    controller.abort(new Error('enough'))
    await expect(running).rejects.toThrow('enough')
  })
})

describe('auto', () => {
  it('opens no GPU for small batches, and one for a big one', async () => {
    const openGpu = vi.fn(() => Promise.resolve(standInGpu()))
    const pool = poolOf({ openGpu, everyBatch: false })
    for (let turn = 0; turn < 5; turn++) await pool.run(small)
    expect(openGpu).not.toHaveBeenCalled()
    expect(pool.playedBy()).toEqual({ gpu: 0, threads: 5 * small.matches.length })
    await pool.run(big)
    expect(openGpu).toHaveBeenCalledTimes(1)
  })

  it('opens one when batches of a middling size have become many', async () => {
    const openGpu = vi.fn(() => Promise.resolve(standInGpu()))
    const pool = poolOf({ openGpu, everyBatch: false })
    const middling = { ...big, settings: { ...big.settings, maxCycles: 500_000 } }
    let batches = 0
    for (; openGpu.mock.calls.length === 0 && batches < 100; batches++) await pool.run(middling)
    expect(batches).toBeGreaterThan(1)
    expect(batches).toBeLessThan(100)
  })

  it('does not wait for a GPU that is being opened', async () => {
    const pool = poolOf({ openGpu: never })
    expect(await pool.run(big)).toHaveLength(big.matches.length)
    expect(pool.playedBy().threads).toBe(big.matches.length)
  })

  it('plays on without a word where there is no GPU, and does not look again', async () => {
    const onNotice = vi.fn()
    const openGpu = vi.fn(() => Promise.reject(new EngineUnavailableError('no GPU adapter was found')))
    const pool = poolOf({ openGpu, onNotice })
    for (let turn = 0; turn < 2; turn++)
      expect(await runCounted(pool, mixedBatch)).toEqual(await expectedOf(mixedBatch))
    expect(openGpu).toHaveBeenCalledTimes(1)
    expect(onNotice).not.toHaveBeenCalled()
    expect(pool.playedBy().gpu).toBe(0)
  })

  it('says so when a GPU that is there cannot be opened', async () => {
    const onNotice = vi.fn()
    const pool = poolOf({ openGpu: () => Promise.reject(new Error('out of memory')), onNotice })
    await expect(pool.openGpu()).rejects.toThrow('out of memory')
    expect(await runCounted(pool, mixedBatch)).toEqual(await expectedOf(mixedBatch))
    expect(onNotice.mock.calls).toEqual([['the GPU cannot be used: out of memory']])
  })

  it('says so when the process of a GPU breaks while it opens', async () => {
    const onNotice = vi.fn()
    const broken = new EngineUnavailableError('the GPU cannot be used: SIGABRT', null, { isFault: true })
    const pool = poolOf({ openGpu: () => Promise.reject(broken), onNotice })
    expect(await runCounted(pool, mixedBatch)).toEqual(await expectedOf(mixedBatch))
    expect(onNotice.mock.calls).toEqual([['the GPU cannot be used: SIGABRT']])
  })

  it('opens one no longer when its pool is closed, and says nothing of that', async () => {
    const onNotice = vi.fn()
    const openGpu = (signal: AbortSignal) =>
      new Promise<StandIn>((_, reject) => {
        signal.addEventListener('abort', () => {
          reject(signal.reason as Error)
        })
      })
    const pool = poolOf({ openGpu, onNotice })
    const isRejected = expect(pool.openGpu()).rejects.toMatchObject({ name: 'AbortError' })
    await pool.close()
    await isRejected
    expect(onNotice).not.toHaveBeenCalled()
  })

  it('closes its GPU with the pool', async () => {
    const gpu = standInGpu()
    await (await poolWith(gpu)).close()
    expect(gpu.closed()).toBe(1)
  })

  it('closes one that opens later than its pool closes', async () => {
    const gpu = standInGpu()
    let opened: (gpu: StandIn) => void = () => {}
    const pool = poolOf({ openGpu: () => new Promise((resolve) => (opened = resolve)) })
    const opening = pool.openGpu()
    await pool.close()
    opened(gpu)
    expect(await opening).toBe(null)
    expect(gpu.closed()).toBe(1)
  })
})

describe('a GPU that fails', () => {
  it.each([
    ['auto', 0],
    ['auto', 3],
    ['webgpu', 0],
    ['webgpu', 5],
  ] as const)('for %s after %i matches loses none, and is left alone', async (engine, failAfter) => {
    const gpu = standInGpu({ failAfter })
    const onNotice = vi.fn()
    const pool = await poolWith(gpu, { engine, onNotice, threads: 2 })
    const expected = await expectedOf(mixedBatch)
    for (let turn = 0; turn < 2; turn++) expect(await runCounted(pool, mixedBatch)).toEqual(expected)
    // With auto the threads may have played all before it failed.
    if (onNotice.mock.calls.length > 0 || engine === 'webgpu' || failAfter === 0) {
      expect(onNotice.mock.calls).toEqual([
        ['the GPU is left alone, and the threads play all: the device was lost'],
      ])
      expect(pool.playedBy().gpu).toBe(failAfter)
      expect(gpu.closed()).toBe(1)
    }
    const given = gpu.batches.length
    await pool.run(mixedBatch)
    if (gpu.closed() > 0) expect(gpu.batches).toHaveLength(given)
  })

  it('when the threads have nothing left to do gives them work again', async () => {
    let others = 0
    const begun: Batch[] = []
    let fail: (error: Error) => void = () => {}
    const gpu = standInGpu({
      play: (batch) => {
        begun.push(batch)
        return new Promise<never>((_, reject) => (fail = reject))
      },
    })
    const pool = await poolWith(gpu, { threads: 2 })
    const outcomes = await pool.run(mixedBatch, {
      onMatch: () => {
        others++
        if (others === mixedBatch.matches.length - begun[0]!.matches.length)
          setImmediate(() => {
            fail(new Error('the device was lost'))
          })
      },
    })
    expect(outcomes).toEqual(await expectedOf(mixedBatch))
    expect(begun).toHaveLength(1)
    expect(pool.playedBy()).toEqual({ gpu: 0, threads: mixedBatch.matches.length })
  })
})

describe('cancelling', () => {
  const endless: Batch = {
    settings: { ...PRESETS['94nop'], maxCycles: 100_000_000 },
    programs: [waiter],
    matches: [1, 2, 3].map((seed) => ({ warriors: [0, 0], placement: { kind: 'seed', seed, rounds: 10 } })),
    stop: 'one-left',
  }

  it.each(['auto', 'webgpu'] as const)('ends the run on both parts, and %s plays on', async (engine) => {
    const gpu = standInGpu()
    const pool = await poolWith(gpu, { engine, threads: 2 })
    const controller = new AbortController()
    const running = pool.run(endless, { signal: controller.signal })
    await vi.waitFor(() => {
      expect(gpu.batches.length).toBeGreaterThan(0)
    })
    controller.abort(new Error('enough'))
    await expect(running).rejects.toThrow('enough')
    expect(gpu.closed()).toBe(0)
    expect(await runCounted(pool, mixedBatch)).toEqual(await expectedOf(mixedBatch))
    expect(pool.playedBy().gpu).toBeGreaterThan(0)
  })

  it('does not wait for a GPU that does not listen, and leaves it alone', async () => {
    const onNotice = vi.fn()
    const gpu = standInGpu({ play: () => new Promise<never>(() => {}) })
    const pool = await poolWith(gpu, { engine: 'webgpu', onNotice })
    const controller = new AbortController()
    const running = pool.run(endless, { signal: controller.signal })
    await vi.waitFor(() => {
      expect(gpu.batches).toHaveLength(1)
    })
    controller.abort(new Error('enough'))
    await expect(running).rejects.toThrow('enough')
    expect(onNotice).toHaveBeenCalledTimes(1)
    expect(await pool.run(small)).toHaveLength(small.matches.length)
  })
})
