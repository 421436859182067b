/** One run on the device, as the GPU's process plays it. */
import type { OpenGpu } from '../../vm/index.js'
import type { PlayRequest, PlayAnswer, PlayEvent } from './protocol.js'

const HEARTBEAT_MS = 1_000

/** Plays it, and says what there is to say; rejects when the engine fails, but not when it was stopped. */
export async function playHere(
  { engine, answers }: Pick<OpenGpu, 'engine' | 'answers'>,
  { run, batch, states }: PlayRequest,
  signal: AbortSignal,
  say: (answer: PlayAnswer) => void,
): Promise<void> {
  const report = createReport((events) => {
    say({ type: 'events', run, events })
  })
  let asked = false
  const heartbeat = setInterval(() => {
    if (asked) return
    asked = true
    // Who fails to answer is not alive; a lost device is told of elsewhere.
    void answers().then(
      () => {
        asked = false
        say({ type: 'alive', run })
      },
      () => undefined,
    )
  }, HEARTBEAT_MS)
  try {
    await engine.run(batch, {
      signal,
      onProgress: (rounds) => {
        report.add({ kind: 'progress', rounds })
      },
      onMatch: (match, outcome) => {
        report.add({ kind: 'match', match, outcome })
      },
      ...(states && {
        onRound: (match, round, state) => {
          report.add({ kind: 'round', match, round, state })
          // It is only lent.
          report.flush()
        },
      }),
    })
    report.flush()
    say({ type: 'done', run })
  } catch (error) {
    if (!signal.aborted) throw error
    say({ type: 'stopped', run })
  } finally {
    clearInterval(heartbeat)
    report.end()
  }
}

/** Gathers what is reported at once into one message, with no more than the last number of rounds. */
function createReport(say: (events: readonly PlayEvent[]) => void) {
  let events: PlayEvent[] = []
  let soon: NodeJS.Immediate | undefined
  const flush = () => {
    clearImmediate(soon)
    soon = undefined
    if (events.length > 0) say(events)
    events = []
  }
  return {
    flush,
    add(event: PlayEvent) {
      if (event.kind === 'progress' && events.at(-1)?.kind === 'progress') events.pop()
      events.push(event)
      soon ??= setImmediate(flush)
    },
    end() {
      clearImmediate(soon)
    },
  }
}
