/** The GPU's process as we see it: what it says, how it ends, and that it holds up nobody. */
import { fork } from 'node:child_process'
import type { Socket } from 'node:net'
import { childEntry } from './entry.js'
import { createLastWords, firstLine } from './last-words.js'
import type { ChildAnswer, Order, Purpose } from './protocol.js'

/** A process that was killed is taken for dead after this time: a driver can hold it for ever. */
const KILLED_MS = 1_000

/** The process that holds the graphics card, seen from ours. */
export interface GpuProcess {
  /** Resolves with what happened when it has ended, after all that it said. */
  readonly ended: Promise<string>
  hasEnded(): boolean
  say(order: Order): void
  /** Tells each answer; returns how to end that. */
  listen(listener: (answer: ChildAnswer) => void): () => void
  /** Ends it at once; the first reason is what happened. */
  kill(reason: string): void
  /** Whether our own process waits for it, as it does at first. */
  hold(held: boolean): void
}

/** Starts the process that holds the graphics card; it ends with ours. */
export function startGpuProcess(purpose: Purpose): GpuProcess {
  // Not detached, so that a terminal that suspends us suspends it. Options such as --inspect are ours alone.
  const child = fork(childEntry(), [purpose], {
    serialization: 'advanced',
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const lastWords = createLastWords(child.stderr!)
  const listeners = new Set<(answer: ChildAnswer) => void>()
  let reason: string | null = null
  let ended = false
  let killed: NodeJS.Timeout | undefined
  let tell: (happened: string) => void
  const happened = new Promise<string>((resolve) => {
    tell = resolve
  })

  const end = (how: string) => {
    if (ended) return
    ended = true
    clearTimeout(killed)
    process.off('exit', killAtOurEnd)
    hold(false)
    tell(reason ?? how)
  }
  const hold = (held: boolean) => {
    const verb = held ? 'ref' : 'unref'
    child[verb]()
    child.channel?.[verb]()
    ;(child.stderr as Socket)[verb]()
  }
  const kill = (why: string) => {
    reason ??= why
    child.kill('SIGKILL')
    if (!ended) killed ??= setTimeout(end, KILLED_MS, why)
  }
  /** Left alone, it would end itself as soon as it listens. */
  const killAtOurEnd = () => child.kill('SIGKILL')

  process.once('exit', killAtOurEnd)
  child.once('error', (error) => {
    end(`its process did not start: ${error.message}`)
  })
  child.once('close', (code, signal) => {
    const how = signal === null ? `ended with exit code ${code}` : `was ended by ${signal}`
    const words = lastWords()
    end(`its process ${how}${words === '' ? '' : `: ${words}`}`)
  })
  child.on('message', (answer: ChildAnswer) => {
    if (answer.type === 'lost') kill(firstLine(answer.reason))
    else for (const listener of listeners) listener(answer)
  })

  return {
    ended: happened,
    hasEnded: () => ended,
    say(order) {
      // One that cannot be reached has ended, or is found silent.
      child.send(order, () => undefined)
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    kill,
    hold,
  }
}
