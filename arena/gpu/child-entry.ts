/** What runs in the GPU's process: opens the device and plays run after run until it is told to go or is left alone. */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { EngineUnavailableError, loadWebgpu, type OpenGpu } from '../../vm/index.js'
import { playHere } from './child-play.js'
import type { ChildAnswer, Order, PlayRequest, Purpose } from './protocol.js'

/** Time for the device to close, and for a lost one to say so when its engine has failed. */
const PATIENCE_MS = 500

let gpu: OpenGpu | null = null
const controllers = new Map<number, AbortController>()

/** Our own end is left to the other process, which gets these signals of a terminal as well. */
for (const signal of ['SIGINT', 'SIGHUP', 'SIGTERM', 'SIGQUIT'] as const) process.on(signal, () => undefined)
process.on('uncaughtException', giveUp)
process.on('disconnect', () => void leave())
process.on('message', (order: Order) => {
  if (order.type === 'play') void play(order)
  else if (order.type === 'stop') controllers.get(order.run)?.abort()
  else void leave()
})

// Left alone before it listened.
if (!process.connected) void leave()

function say(answer: ChildAnswer, then: () => void = () => undefined): void {
  if (process.connected) process.send!(answer, undefined, undefined, then)
  else then()
}

/** Ends without Dawn's own end, in which it can hang. */
async function leave(): Promise<void> {
  setTimeout(end, PATIENCE_MS)
  await gpu?.engine.close?.()
  end()
}

function end(): void {
  process.kill(process.pid, 'SIGKILL')
}

function giveUp(error: unknown): void {
  say({ type: 'lost', reason: error instanceof Error ? error.message : String(error) }, end)
}

async function play(order: PlayRequest): Promise<void> {
  const controller = new AbortController()
  controllers.set(order.run, controller)
  try {
    await playHere(gpu!, order, controller.signal, say)
  } catch (error) {
    // A lost device knows better why its engine has failed, and gives up itself.
    setTimeout(giveUp, PATIENCE_MS, error)
  }
  controllers.delete(order.run)
}

async function start(purpose: Purpose): Promise<void> {
  const watch = new Worker(new URL('./watch-worker-entry.js', import.meta.url), { workerData: process.ppid })
  watch.unref()
  await once(watch, 'online')
  try {
    const { listAdapters, openGpu } = await loadWebgpu()
    if (purpose === 'list') {
      say({ type: 'adapters', adapters: await listAdapters() })
      return
    }
    gpu = await openGpu(purpose === 'any')
    void gpu.lost.then((reason) => {
      giveUp(new Error(`the device was lost${reason === '' ? '' : `: ${reason}`}`))
    })
    say({ type: 'open', adapter: gpu.adapter })
  } catch (error) {
    if (!(error instanceof EngineUnavailableError)) throw error
    say({ type: 'unavailable', problem: error.message, remedy: error.remedy })
  }
}

start(process.argv[2] as Purpose).catch(giveUp)
