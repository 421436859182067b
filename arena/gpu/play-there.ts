/** One run on the device, as we follow it. */
import { failure, success } from '../../vm/index.js'
import type { Bounds } from './bounds.js'
import type { GpuProcess } from './child-process.js'
import type { PlayRequest, PlayAnswer, PlayEvent } from './protocol.js'

const SECOND_MS = 1_000

/** The process ended before the run; the message says how. */
export class ProcessEnded extends Error {
  override readonly name = 'ProcessEnded'
}

/**
 * Resolves when the run is done; rejects with the signal's reason, with what `onEvent` throws, or with ProcessEnded.
 * By then the process is ready for the next run, or has ended.
 */
export async function playThere(
  process: GpuProcess,
  play: PlayRequest,
  onEvent: (event: PlayEvent) => void,
  signal: AbortSignal,
  { stopMs, silentSeconds }: Bounds,
): Promise<void> {
  const stopped = new AbortController()
  let grace: NodeJS.Timeout | undefined
  let silence = 0

  const stop = (reason: unknown) => {
    if (stopped.signal.aborted) return
    stopped.abort(reason)
    process.say({ type: 'stop', run: play.run })
    grace = setTimeout(() => {
      process.kill('it did not stop')
    }, stopMs)
  }
  const take = (event: PlayEvent) => {
    if (stopped.signal.aborted) return
    try {
      onEvent(event)
    } catch (error) {
      stop(error)
    }
  }
  const onAbort = () => {
    stop(signal.reason)
  }

  signal.throwIfAborted()
  process.say(play)
  process.hold(true)
  signal.addEventListener('abort', onAbort)
  const watch = setInterval(() => {
    if (++silence >= silentSeconds) process.kill(`it gave no sign of life for ${silentSeconds} s`)
  }, SECOND_MS)
  let unlisten = () => {}
  const answered = new Promise<void>((resolve) => {
    unlisten = process.listen((answer) => {
      silence = 0
      const { type, run } = answer as PlayAnswer
      if (run !== play.run) return
      if (type === 'events') (answer as Extract<PlayAnswer, { type: 'events' }>).events.forEach(take)
      else if (type !== 'alive') resolve()
    })
  })
  const ended = process.ended.then((how) => failure('ended', how))
  const end = await Promise.race([answered.then(success), ended])
  signal.removeEventListener('abort', onAbort)
  clearInterval(watch)
  clearTimeout(grace)
  unlisten()
  process.hold(false)
  stopped.signal.throwIfAborted()
  if (!end.ok) throw new ProcessEnded(end.message)
}
