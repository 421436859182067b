/** Looks at something in a process of its own: it may crash, hang or never end, and nothing else notices. */
import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface ProbeOptions {
  /** JavaScript that sends {@link ProbeMessage}s and ends. */
  readonly entry?: string
  readonly limitMs: number
  readonly env: Readonly<Record<string, string | undefined>>
  readonly signal: AbortSignal
}

/** What a probe sends: something that it has found, or what went wrong, and at last that this is all. */
export type ProbeMessage =
  { readonly found: unknown } | { readonly failure: string } | { readonly isEnd: true }

export interface Probed<T> {
  /** All that it found before it ended or was ended, in order. */
  readonly found: readonly T[]
  /** How it failed, in words; null when it did its work. */
  readonly failure: string | null
}

/** Of a failure, and of what a dying process writes. */
const MAX_TEXT = 2000

/** Runs a probe with these arguments. Rejects only with the signal's reason. */
export async function runProbe<T>(args: readonly string[], options: ProbeOptions): Promise<Probed<T>> {
  const { entry = probeEntry(), limitMs, env, signal } = options
  signal.throwIfAborted()
  const child = fork(entry, args, {
    env,
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const found: T[] = []
  let [failure, stderr] = ['', '']
  child.on('message', (message: ProbeMessage) => {
    if ('found' in message) found.push(message.found as T)
    else if ('failure' in message) failure = message.failure
  })
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(0, MAX_TEXT)
  })
  const end = await ended(child, limitMs, signal)
  // Nobody waits for a process that even the system cannot end, as where a disk does not answer.
  child.kill('SIGKILL')
  child.stderr!.destroy()
  if (child.connected) child.disconnect()
  child.unref()
  signal.throwIfAborted()
  const last = lastLine(stderr)
  const words = failure !== '' ? failure : end !== null && last !== '' ? `${end}: ${last}` : end
  return { found, failure: words?.slice(0, MAX_TEXT) ?? null }
}

/** How the process ended, in words; null when it did so by itself and in time. */
async function ended(child: ChildProcess, limitMs: number, signal: AbortSignal): Promise<string | null> {
  const over = new AbortController()
  try {
    return await new Promise<string | null>((resolve) => {
      const late = setTimeout(() => {
        resolve(`did not end within ${printSeconds(limitMs)}`)
      }, limitMs)
      over.signal.addEventListener('abort', () => {
        clearTimeout(late)
      })
      const interrupt = () => {
        resolve('interrupted')
      }
      signal.addEventListener('abort', interrupt, { signal: over.signal })
      child.once('error', (error) => {
        resolve(`cannot be started: ${error.message}`)
      })
      child.once('close', (code, killer) => {
        const end = killer !== null ? `crashed (${killer})` : code === 0 ? null : `ended with ${code}`
        const settle = () => {
          resolve(end)
        }
        // Until then messages may come.
        if (child.connected) child.once('disconnect', settle)
        else settle()
      })
    })
  } finally {
    over.abort()
  }
}

/** Errors of Node stand before their stacks; other programs say last what ended them. */
function lastLine(stderr: string): string {
  const lines = stderr.split('\n').map((line) => line.trim())
  return lines.find((line) => /^\w*Error\b/.test(line)) ?? lines.findLast((line) => line !== '') ?? ''
}

const printSeconds = (ms: number) => `${ms / 1000} ${ms === 1000 ? 'second' : 'seconds'}`

/** Beside this module, or in dist when this module runs from its source (tests). */
function probeEntry(): string {
  const here = import.meta.url
  const entry = here.endsWith('.ts') ? '../../../dist/src/cli/doctor/probe-entry.js' : './probe-entry.js'
  return fileURLToPath(new URL(entry, here))
}
