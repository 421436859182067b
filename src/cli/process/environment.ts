/** The one place that knows the process: its streams, variables, clock, chance and signals. */
import { availableParallelism } from 'node:os'
import { isatty } from 'node:tty'
import { EXIT } from './exit.js'

export interface CliEnvironment {
  /** Results only. */
  readonly stdout: NodeJS.WriteStream
  /** Everything else: progress, warnings, errors. */
  readonly stderr: NodeJS.WriteStream
  readonly stdin: NodeJS.ReadStream
  readonly env: Readonly<Record<string, string | undefined>>
  /** Absolute path of the working folder. */
  readonly cwd: string
  /** Milliseconds since 1970. */
  now(): number
  /** A seed for --seed, 0 .. 2^31-3, that nobody can foresee. */
  randomSeed(): number
  /** True when a live view may be drawn: stdout is a terminal that can move its cursor, and no CI. */
  readonly isTty: boolean
  /** True when colours may be used: {@link isTty} and no NO_COLOR. */
  readonly colors: boolean
  /** Cores this process may use, >= 1. */
  readonly cpuCount: number
  /**
   * Aborted by the first SIGINT, SIGTERM, SIGHUP or SIGQUIT; a second one ends the process at once with 130, but for
   * SIGHUP, of which a terminal that goes away sends several. Handlers are installed by the first call: a command that
   * never asks is ended by the signal itself.
   */
  interruption(): AbortSignal
}

export function createEnvironment(): CliEnvironment {
  const { env, stdout, stderr, stdin } = process
  // Undefined, whatever its type says, when stdout is no terminal.
  const isTty =
    stdout.isTTY === true && env['TERM'] !== 'dumb' && ['', '0', 'false', undefined].includes(env['CI'])
  const isPlain = (env['NO_COLOR'] ?? '') !== ''
  // Ink's chalk knows FORCE_COLOR only; it reads it when it is loaded, which is later.
  if (isPlain) env['FORCE_COLOR'] = '0'
  endQuietlyWhenNobodyReads(stdout)
  endQuietlyWhenNobodyReads(stderr)
  dieWithTheTerminal(stdin, stdout, stderr)
  let interruption: AbortSignal | undefined
  return {
    stdout,
    stderr,
    stdin,
    env,
    cwd: process.cwd(),
    now: () => Date.now(),
    // Web Crypto is there without loading anything.
    randomSeed: () => crypto.getRandomValues(new Uint32Array(1))[0]! % (2 ** 31 - 2),
    isTty,
    colors: isTty && !isPlain,
    cpuCount: availableParallelism(),
    interruption: () => (interruption ??= watchSignals()),
  }
}

/** `drq … | head` is no failure. What a terminal does that has gone away is {@link dieWithTheTerminal}'s. */
function endQuietlyWhenNobodyReads(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.done)
    if (stream.isTTY && error.code === 'EIO') return
    if (stream !== process.stderr)
      process.stderr.write(`error: the output cannot be written: ${error.message}\n`)
    process.exit(EXIT.failed)
  })
}

/**
 * A terminal that goes away is a SIGHUP, even where the system sends none, and the process ends by it: node's own end
 * crashes when it cannot set the terminal's modes back.
 */
function dieWithTheTerminal(...streams: readonly (NodeJS.ReadStream | NodeJS.WriteStream)[]): void {
  const terminals = [0, 1, 2].filter((fd) => isatty(fd))
  // Windows has no signal to send: there a program ends by itself.
  const hangUp = () => process.kill(process.pid, process.platform === 'win32' ? 'SIGTERM' : 'SIGHUP')
  let isGone = false
  for (const stream of streams.filter(({ isTTY }) => isTTY))
    stream.on('error', ({ code }: NodeJS.ErrnoException) => {
      if (code !== 'EIO' || isGone) return
      isGone = true
      hangUp()
    })
  process.on('exit', () => {
    if (terminals.every((fd) => isatty(fd))) return
    process.removeAllListeners('SIGHUP')
    hangUp()
  })
}

function watchSignals(): AbortSignal {
  const controller = new AbortController()
  const interrupt = (signal: NodeJS.Signals) => {
    if (controller.signal.aborted && signal !== 'SIGHUP') process.exit(EXIT.interrupted)
    controller.abort()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const) process.on(signal, interrupt)
  return controller.signal
}
