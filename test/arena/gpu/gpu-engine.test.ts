import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { openGpuEngine, GpuLostError, type GpuEngine } from '../../../arena/gpu/index.js'
import { GPU_BOUNDS } from '../../../arena/gpu/bounds.js'
import {
  createReferenceEngine,
  loadWasmEngine,
  PRESETS,
  roundsOf,
  type Batch,
  type MatchOutcome,
} from '../../../vm/index.js'
import { temporaryFolder } from '../../helpers/folder.js'
import { listener, longBatch, shortBatch } from '../../helpers/gpu-work.js'
import {
  gpuProcesses,
  HAS_SOFTWARE_GPU,
  SOFTWARE_GPU_ENV,
  untilGpuProcesses,
} from '../../helpers/software-gpu.js'
import { referenceAnswer } from '../../helpers/reference-answers.js'
import { failed } from '../../helpers/failed.js'

const MARK = `gpu-engine.test ${process.pid}`
const pids = () => gpuProcesses(MARK)
const reference = createReferenceEngine()

describe.skipIf(!HAS_SOFTWARE_GPU)('the GPU engine', () => {
  Object.assign(process.env, SOFTWARE_GPU_ENV, { DRQ_TEST_MARK: MARK })
  let engine: GpuEngine
  let notices: string[]
  let long: MatchOutcome[]
  const opened = (bounds = GPU_BOUNDS) =>
    openGpuEngine({ software: true, onNotice: (text) => notices.push(text) }, bounds)

  // One engine serves all tests that do not close it: each opening compiles the shaders anew.
  let isOpen = false
  const closeIt = async () => {
    isOpen = false
    await engine.close()
  }

  beforeEach(async () => {
    notices = []
    if (!isOpen) engine = await opened()
    isOpen = true
    long ??= await (await loadWasmEngine()).run(longBatch)
  })
  afterAll(closeIt)

  /** Plays the long batch, and does something when the first match is reported. */
  const playLong = (atFirst: () => void, options: { signal?: AbortSignal } = {}) => {
    const { heard, options: reports } = listener()
    const onMatch = (match: number, outcome: MatchOutcome) => {
      reports.onMatch!(match, outcome)
      if (match === 0) atFirst()
    }
    return { heard, played: engine.run(longBatch, { ...reports, ...options, onMatch }) }
  }

  it('has the name and the limits of its adapter', () => {
    expect(engine.name).toBe('webgpu')
    expect(engine.adapter).toMatchObject({ isSoftware: true, backend: 'vulkan' })
    expect(engine.adapter.limits.maxStorageBuffersPerShaderStage).toBeGreaterThanOrEqual(8)
  })

  it('answers as the reference engine does, and reports matches in order, rounds and states', async () => {
    const mine = listener(true)
    const outcomes = await engine.run(shortBatch, mine.options)
    const theirs = listener(true)
    expect(outcomes).toEqual(await reference.run(shortBatch, theirs.options))
    expect(mine.heard.matches).toEqual(theirs.heard.matches)
    expect(mine.heard.outcomes).toEqual(theirs.heard.outcomes)
    expect(mine.heard.states).toEqual(theirs.heard.states)
    expect(mine.heard.rounds.at(-1)).toBe(15)
  })

  it('plays runs that are asked for at the same time one after the other', async () => {
    const order: string[] = []
    const run = (name: string, batch: Batch) => engine.run(batch, { onMatch: () => order.push(name) })
    const answers = await Promise.all([run('long', longBatch), run('short', shortBatch)])
    expect(answers).toEqual([long, await referenceAnswer(shortBatch)])
    expect(order).toEqual([...longBatch.matches.map(() => 'long'), ...shortBatch.matches.map(() => 'short')])
    expect(pids()).toHaveLength(1)
  })

  it('refuses as its adapter does, before anything is sent', async () => {
    const large = { ...shortBatch, settings: { ...shortBatch.settings, coreSize: 100_000 } }
    expect(engine.judge(large)).toEqual(failed('TooLarge', '65535'))
    await expect(engine.run(large)).rejects.toThrow(RangeError)
    await expect(engine.run(null as unknown as Batch)).rejects.toThrow(TypeError)
  })

  it('keeps its process when a run is cancelled, and rejects with the reason', async () => {
    const before = pids()
    const controller = new AbortController()
    const reason = new Error('enough')
    const { heard, played } = playLong(
      () => {
        controller.abort(reason)
      },
      { signal: controller.signal },
    )
    await expect(played).rejects.toBe(reason)
    expect(await engine.run(longBatch)).toEqual(long)
    expect(heard.matches).toEqual([0])
    expect(pids()).toEqual(before)
    expect(notices).toEqual([])
  })

  it('does not begin a run that was cancelled before', async () => {
    const reason = new Error('enough')
    await expect(engine.run(longBatch, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    expect(await engine.run(shortBatch)).toEqual(await referenceAnswer(shortBatch))
  })

  it('ends a process that does not stop, and starts a new one for the next run', async () => {
    const [before] = pids()
    const controller = new AbortController()
    const reason = new Error('enough')
    const { played } = playLong(
      () => {
        process.kill(before!, 'SIGSTOP')
        controller.abort(reason)
      },
      { signal: controller.signal },
    )
    await expect(played).rejects.toBe(reason)
    expect(await engine.run(shortBatch)).toEqual(await referenceAnswer(shortBatch))
    expect(pids()).toHaveLength(1)
    expect(pids()).not.toContain(before)
    expect(notices).toEqual([])
  })

  it('rejects with what a report throws, and plays on', async () => {
    const fault = new Error('the disk is full')
    const { played } = playLong(() => {
      throw fault
    })
    await expect(played).rejects.toBe(fault)
    expect(await engine.run(shortBatch)).toEqual(await referenceAnswer(shortBatch))
  })

  it('loses nothing when its process is killed in the middle, and says so once', async () => {
    const [before] = pids()
    const { heard, played } = playLong(() => process.kill(before!, 'SIGKILL'))
    expect(await played).toEqual(long)
    expect(heard.matches).toEqual([0, 1, 2, 3, 4])
    expect(heard.outcomes).toEqual(long)
    expect(heard.rounds).toEqual([...new Set(heard.rounds)].sort((x, y) => x - y))
    expect(heard.rounds.at(-1)).toBe(longBatch.matches.reduce((sum, match) => sum + roundsOf(match), 0))
    expect(notices).toEqual([
      'the GPU was lost: its process was ended by SIGKILL; 4 of 5 matches are played again',
    ])
  })

  it('tells the state of each round once when its process is killed in the middle of a match', async () => {
    const [before] = pids()
    const settings = { ...PRESETS.nano, maxCycles: 4000 }
    // More rounds than the engine reads machines at once.
    const placement = { kind: 'seed', seed: 2, rounds: 100 } as const
    const matches = [longBatch.matches[0]!, { warriors: [1, 1], placement }]
    const batch = { ...longBatch, settings, matches }
    const mine = listener(true)
    const outcomes = await engine.run(batch, {
      ...mine.options,
      onRound: (match, round, state) => {
        mine.options.onRound!(match, round, state)
        if (mine.heard.states.length === 3) process.kill(before!, 'SIGKILL')
      },
    })
    const theirs = listener(true)
    expect(outcomes).toEqual(await reference.run(batch, theirs.options))
    expect(mine.heard).toEqual({ ...theirs.heard, rounds: mine.heard.rounds })
    expect(notices).toHaveLength(1)
  })

  it('gives up when its second process is killed too, with the matches it has reported', async () => {
    const [before] = pids()
    const { heard, played } = playLong(() => process.kill(before!, 'SIGKILL'))
    const second = untilGpuProcesses(MARK, ([pid]) => pid !== undefined && pid !== before)
    void second.then(([pid]) => process.kill(pid!, 'SIGKILL'))
    const error: unknown = await played.catch((error: unknown) => error)
    expect(error).toBeInstanceOf(GpuLostError)
    expect((error as GpuLostError).message).toMatch(/^the GPU was lost twice: .*SIGKILL/)
    expect((error as GpuLostError).matchesReported).toBe(heard.matches.length)
    expect(heard.matches).toEqual([...heard.matches.keys()])
    expect(heard.matches.length).toBeLessThan(longBatch.matches.length)
    expect(notices).toHaveLength(1)

    expect(await engine.run(longBatch)).toEqual(long)
    expect(notices).toHaveLength(1)
  })

  it('says why when its process gives up by itself', async () => {
    await engine.close()
    const folder = temporaryFolder('giving-up')
    const fault = join(folder, 'fault.cjs')
    writeFileSync(fault, "process.on('SIGUSR2', () => { throw new Error('out of memory\\nin a buffer') })")
    process.env['NODE_OPTIONS'] = `--require ${fault}`
    engine = await opened()
    delete process.env['NODE_OPTIONS']
    const { played } = playLong(() => process.kill(pids()[0]!, 'SIGUSR2'))
    expect(await played).toEqual(long)
    expect(notices).toEqual(['the GPU was lost: out of memory; 4 of 5 matches are played again'])
    await closeIt()
  })

  it('starts a new process when one was killed between two runs', async () => {
    const [before] = pids()
    process.kill(before!, 'SIGKILL')
    await untilGpuProcesses(MARK, (pids) => pids.length === 0)
    expect(await engine.run(shortBatch)).toEqual(await referenceAnswer(shortBatch))
  })

  it('takes a process that is silent in the middle of its work for lost', async () => {
    await engine.close()
    engine = await opened({ ...GPU_BOUNDS, silentSeconds: 8 })
    const [before] = pids()
    const { played } = playLong(() => process.kill(before!, 'SIGSTOP'))
    expect(await played).toEqual(long)
    expect(notices).toEqual([
      'the GPU was lost: it gave no sign of life for 8 s; 4 of 5 matches are played again',
    ])
    await closeIt()
  })

  it('leaves it to us what the signals of a terminal mean', async () => {
    const [pid] = pids()
    const { played } = playLong(() => {
      for (const signal of ['SIGINT', 'SIGHUP', 'SIGTERM', 'SIGQUIT'] as const) process.kill(pid!, signal)
    })
    expect(await played).toEqual(long)
    expect(notices).toEqual([])
  })

  it('ends its process when it is closed, in the middle of a run too, and plays no more', async () => {
    const { played } = playLong(() => void engine.close())
    await expect(played).rejects.toThrow('the GPU engine is closed')
    await engine.close()
    expect(pids()).toEqual([])
    await expect(engine.run(shortBatch)).rejects.toThrow('the GPU engine is closed')
    isOpen = false
  })
})
