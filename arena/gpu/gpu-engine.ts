import {
  checkBatch,
  createTurns,
  EngineUnavailableError,
  loadWebgpu,
  type Batch,
  type Engine,
  type GpuAdapter,
  type MatchOutcome,
  type RunOptions,
} from '../../vm/index.js'
import { startAndAsk } from './ask.js'
import { GPU_BOUNDS } from './bounds.js'
import { createLedger } from './ledger.js'
import { GpuLostError } from './gpu-lost-error.js'
import { playThere, ProcessEnded } from './play-there.js'
import { untilAborted } from '../until-aborted.js'

/** Which GPU is opened, and who is told of it. */
export interface GpuOptions {
  /** Whether software that acts as a GPU will do where there is no card. Default false. */
  readonly software?: boolean
  /** Told in one line when the device was lost or its process died and what is done about it. */
  readonly onNotice?: (text: string) => void
  /** Once it is aborted, no process is started. */
  readonly signal?: AbortSignal
}

/** An engine in a process of its own, which ends with `close` or with this process. */
export interface GpuEngine extends Engine {
  readonly adapter: GpuAdapter
  close(): Promise<void>
}

/** Processes that may end in the middle of one run. */
const MOST_LOSSES = 2

/**
 * Opens a GPU; EngineUnavailableError when there is none here. Runs are played one after the other. When its process
 * ends in the middle of a run, a new one plays what is left; `run` rejects with a GpuLostError when that ends too.
 */
export async function openGpuEngine(options: GpuOptions = {}, bounds = GPU_BOUNDS): Promise<GpuEngine> {
  const { software = false, onNotice, signal } = options
  const closing = new AbortController()
  const either = AbortSignal.any(signal === undefined ? [closing.signal] : [closing.signal, signal])
  const open = async () => {
    const started = await startAndAsk(software ? 'any' : 'card', 'open', bounds.openMs, either)
    started.process.hold(false)
    return started
  }
  const { judgeForWebgpu } = await loadWebgpu()
  let current = open()
  const { adapter } = (await current).answer
  const inTurn = createTurns()
  let runs = 0

  /** The process, or a new one where it has ended. */
  const ready = async () => {
    const opened = await current.catch(() => null)
    if (opened === null || opened.process.hasEnded()) current = open()
    return (await current).process
  }

  const play = async (batch: Batch, runOptions: RunOptions, signal: AbortSignal) => {
    const ledger = createLedger(batch, runOptions)
    const losses: string[] = []
    const states = runOptions.onRound !== undefined
    const total = batch.matches.length
    while (ledger.outcomes.length < total) {
      try {
        const process = await untilAborted(ready(), signal)
        const rest = ledger.rest()
        const order = { type: 'play', run: runs++, batch: rest.batch, states } as const
        await playThere(process, order, rest.onEvent, signal, bounds)
      } catch (error) {
        if (!(error instanceof ProcessEnded || error instanceof EngineUnavailableError)) throw error
        losses.push(error.message)
        const done = ledger.outcomes.length
        if (losses.length === MOST_LOSSES) throw new GpuLostError(losses, done)
        onNotice?.(`the GPU was lost: ${error.message}; ${total - done} of ${total} matches are played again`)
      }
    }
    return ledger.outcomes
  }

  const judge = (batch: Batch) => judgeForWebgpu(batch, adapter.limits)
  return {
    name: 'webgpu',
    adapter,
    judge,
    async run(batch, runOptions = {}): Promise<MatchOutcome[]> {
      checkBatch(batch)
      const judged = judge(batch)
      if (!judged.ok) throw new RangeError(judged.message)
      const { signal } = runOptions
      const either = AbortSignal.any(signal === undefined ? [closing.signal] : [signal, closing.signal])
      return untilAborted(
        inTurn(() => play(batch, runOptions, either)),
        either,
      )
    },
    async close() {
      closing.abort(new Error('the GPU engine is closed'))
      // When the last run in flight has ended.
      const opened = await inTurn(() => current.catch(() => null))
      if (opened === null || opened.process.hasEnded()) return
      const { process } = opened
      process.hold(true)
      process.say({ type: 'close' })
      const timer = setTimeout(() => {
        process.kill('it did not close')
      }, bounds.closeMs)
      await process.ended
      clearTimeout(timer)
    },
  }
}
