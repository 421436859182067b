import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { playHere } from '../../../arena/gpu/child-play.js'
import type { PlayAnswer } from '../../../arena/gpu/protocol.js'
import { createReferenceEngine, PRESETS, type Batch } from '../../../vm/index.js'
import { listener, shortBatch } from '../../helpers/gpu-work.js'
import { imp } from '../../helpers/warrior.js'

beforeEach(() => {
  // The clock of the heartbeats goes on when it is told to; the engine plays meanwhile.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
})
afterEach(() => {
  vi.useRealTimers()
})

const gpu = { engine: createReferenceEngine(), answers: () => Promise.resolve() }

/** A round that goes on for more than some seconds. */
const endless: Batch = {
  settings: { ...PRESETS.tiny, maxCycles: 100_000_000 },
  programs: [imp],
  matches: [{ warriors: [0, 0], placement: { kind: 'seed', seed: 1, rounds: 1 } }],
  stop: 'one-left',
}
const order = (batch: Batch, states = false) => ({ type: 'play', run: 7, batch, states }) as const

it('a run without any report shows that it is alive as long as the device answers', async () => {
  const said: PlayAnswer[] = []
  const controller = new AbortController()
  const played = playHere(gpu, order(endless), controller.signal, (answer) => {
    said.push(answer)
    if (said.length === 2) controller.abort()
  })
  await vi.advanceTimersByTimeAsync(2_000)
  await played
  expect(said).toEqual([
    { type: 'alive', run: 7 },
    { type: 'alive', run: 7 },
    { type: 'stopped', run: 7 },
  ])
})

it('a device that does not answer is not alive, and is asked only once', async () => {
  const said: PlayAnswer[] = []
  const controller = new AbortController()
  const silent = vi.fn(() => new Promise(() => undefined))
  const played = playHere({ ...gpu, answers: silent }, order(endless), controller.signal, (answer) =>
    said.push(answer),
  )
  // Until it would have been asked again.
  await vi.advanceTimersByTimeAsync(2_500)
  controller.abort()
  await played
  expect(said).toEqual([{ type: 'stopped', run: 7 }])
  expect(silent).toHaveBeenCalledTimes(1)
})

it('all reports come in their order, then the end', async () => {
  const said: PlayAnswer[] = []
  await playHere(gpu, order(shortBatch), new AbortController().signal, (answer) => said.push(answer))
  expect(said.at(-1)).toEqual({ type: 'done', run: 7 })
  const events = said.flatMap((answer) => (answer.type === 'events' ? answer.events : []))
  const { heard, options } = listener()
  await gpu.engine.run(shortBatch, options)
  expect(events.flatMap((event) => (event.kind === 'match' ? [event.outcome] : []))).toEqual(heard.outcomes)
  expect(events.findLast((event) => event.kind === 'progress')).toEqual({ kind: 'progress', rounds: 15 })
})

it('what an engine fails of is no end of the run', async () => {
  const said: PlayAnswer[] = []
  const wrong = { ...shortBatch, settings: { ...shortBatch.settings, minSeparation: 700 } }
  const signal = new AbortController().signal
  await expect(playHere(gpu, order(wrong), signal, (answer) => said.push(answer))).rejects.toThrow(RangeError)
  expect(said).toEqual([])
})
