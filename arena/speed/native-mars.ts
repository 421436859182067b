/** A simulator of somebody else that is called as pMARS is: a program, its flags, and what it prints for -k. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { failure, success, type MarsSettings, type Result } from '../../vm/index.js'
import { SpeedError } from './speed-error.js'

/** Knows -l and -S, as pMARS does, or not, as exMARS. */
export type NativeKind = 'pMARS' | 'exMARS'

export interface NativeMars {
  readonly path: string
  readonly kind: NativeKind
  /**
   * Lets the warriors of these files fight. Rejects with a SpeedError when the program fails or hangs, and with the
   * signal's reason.
   */
  fight(files: readonly string[], rounds: number): Promise<NativeFight>
  /** All arguments of such a call. */
  argumentsFor(files: readonly string[], rounds: number): string[]
}

export interface NativeFight {
  /** From its start to its end: the start of a process and the assembly are in it. */
  readonly durationMs: number
  /**
   * Numbers by warrior. Of two: rounds won and tied. Of more: rounds that ended with 1, 2, … survivors of which it
   * was one, and last the rounds lost.
   */
  readonly results: readonly (readonly number[])[]
}

export interface NativeOptions {
  /** Of the program; absolute, so that no search path is looked at. */
  readonly path: string
  readonly settings: MarsSettings
  /** First cell of the second warrior in round 1 (-F). */
  readonly fixed: number
  /** Sources for a trial run. */
  readonly trial: readonly string[]
  readonly now: () => number
  readonly signal: AbortSignal
}

/** A program that plays as pMARS does; or it cannot play under these settings, or it does not answer as pMARS. */
export type NativeOpening = Result<NativeMars, 'SettingsUnknown' | 'NoMars'>

/** Whoever executes fewer instructions a second than this, after {@link GRACE_MS}, is taken to hang. */
const LEAST_SPEED = 1_000_000
const GRACE_MS = 3000

const MAX_OUTPUT_BYTES = 2 ** 20

const run = promisify(execFile)

/** Finds by trial runs which flags the program takes; what is wrong with it, in words, when there are none. */
export async function openNativeMars(options: NativeOptions): Promise<NativeOpening> {
  const { settings, trial, signal } = options
  if (settings.readLimit !== settings.coreSize || settings.writeLimit !== settings.coreSize)
    return failure('SettingsUnknown', 'pMARS 0.9.2 knows no read and write limits')
  if (settings.immediateB !== 'fetched')
    return failure('SettingsUnknown', 'pMARS 0.9.2 fetches an immediate B')
  let problem = ''
  for (const dialect of dialects(options)) {
    const mars = createNativeMars(options, dialect)
    try {
      await mars.fight(trial, 1)
      return success(mars)
    } catch (error) {
      signal.throwIfAborted()
      if (!(error instanceof SpeedError)) throw error
      // The flags are not why it cannot be started or says nothing: other ones would not help.
      if (error instanceof DeafError) return failure('NoMars', error.message)
      problem ||= error.message
    }
  }
  return failure('NoMars', problem)
}

interface Dialect {
  readonly kind: NativeKind
  readonly flags: readonly string[]
}

function dialects({ settings, fixed }: NativeOptions): Dialect[] {
  const { coreSize, maxCycles, maxProcesses, minSeparation, maxLength, pSpaceSize, standard } = settings
  const flags = (numbers: Record<string, number>) => Object.entries(numbers).flat().map(String)
  const common = flags({
    '-s': coreSize,
    '-c': maxCycles,
    '-p': maxProcesses,
    '-d': minSeparation,
    '-F': fixed,
  })
  const full = [
    ...common,
    ...flags({ '-l': maxLength, '-S': pSpaceSize }),
    ...(standard === '88' ? ['-8'] : []),
  ]
  const known: Dialect[] = [{ kind: 'pMARS', flags: full }]
  if (standard === '94') known.push({ kind: 'exMARS', flags: common })
  return known.flatMap(({ kind, flags }) => [
    { kind, flags: ['-b', '-k', ...flags] },
    { kind, flags: ['-k', ...flags] },
  ])
}

function createNativeMars(options: NativeOptions, { kind, flags }: Dialect): NativeMars {
  const { path, settings, now, signal } = options
  const argumentsFor = (files: readonly string[], rounds: number) => [
    ...flags,
    '-r',
    String(rounds),
    ...files,
  ]
  return {
    path,
    kind,
    argumentsFor,
    async fight(files, rounds) {
      const instructions = settings.maxCycles * files.length * rounds
      const timeout = Math.ceil(GRACE_MS + (1000 * instructions) / LEAST_SPEED)
      const start = now()
      const output = await call(path, argumentsFor(files, rounds), timeout, signal)
      const durationMs = now() - start
      const results = parseResults(output, files.length)
      if (results === null)
        throw new SpeedError(
          `${path}: it prints no results as pMARS -k does, but '${output.trim().slice(0, 60)}'`,
        )
      return { durationMs, results }
    },
  }
}

/** The program could not be started, or was ended because it took too long. */
class DeafError extends SpeedError {}

/** Calls a program without a shell; answers what it printed. */
async function call(path: string, args: string[], timeout: number, signal: AbortSignal): Promise<string> {
  signal.throwIfAborted()
  try {
    const running = run(path, args, { timeout, signal, killSignal: 'SIGKILL', maxBuffer: MAX_OUTPUT_BYTES })
    running.child.stdin?.end()
    return (await running).stdout
  } catch (cause) {
    signal.throwIfAborted()
    throw describeFailure(path, cause as ExecFailure, timeout)
  }
}

type ExecFailure = Error & {
  readonly code?: string | number | null
  readonly killed?: boolean
  readonly signal?: string | null
}

function describeFailure(path: string, cause: ExecFailure, timeout: number): SpeedError {
  const { code, killed, signal, message } = cause
  if (code === 'ENOENT') return new DeafError(`${path}: no such program`, { cause })
  if (code === 'EACCES' || code === 'ENOEXEC') return new DeafError(`${path}: not a program`, { cause })
  if (code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER')
    return new SpeedError(`${path}: it prints more than ${MAX_OUTPUT_BYTES / 2 ** 20} MiB`, { cause })
  if (killed) return new DeafError(`${path}: no answer within ${Math.round(timeout / 1000)} s`, { cause })
  if (typeof signal === 'string') return new SpeedError(`${path}: it was ended by ${signal}`, { cause })
  if (typeof code === 'number') return new SpeedError(`${path}: it ends with exit code ${code}`, { cause })
  return new SpeedError(`${path}: ${message}`, { cause })
}

/** The lines of -k are the last ones; before them a program may list its warriors. */
function parseResults(output: string, warriorCount: number): number[][] | null {
  const lines = output.trimEnd().split('\n').slice(-warriorCount)
  const wanted = warriorCount === 2 ? 2 : warriorCount + 1
  const results = lines.map((line) => (/^\s*\d+(\s+\d+)*\s*$/.test(line) ? line.trim().split(/\s+/) : []))
  if (results.length !== warriorCount || results.some(({ length }) => length < wanted)) return null
  // With more than two warriors the score stands before the results.
  return results.map((numbers) => numbers.slice(-wanted).map(Number))
}
