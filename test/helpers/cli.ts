import { PassThrough, Readable } from 'node:stream'
import type { CliEnvironment } from '../../src/cli/process/environment.js'
import { runCli } from '../../src/cli/program.js'

export interface CliRun {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

export interface CliOptions {
  readonly cwd?: string
  readonly stdin?: string
  readonly signal?: AbortSignal
  /** The clock, in milliseconds; it stands still where nothing is said. */
  readonly now?: () => number
  /** Variables; none where nothing is said. */
  readonly env?: Readonly<Record<string, string>>
  /** Cores, and so threads; none where nothing is said, since to start them takes longer than most fights of tests. */
  readonly cpuCount?: number
}

/** Runs a command in this process, with streams that are no terminal. */
export async function cli(args: readonly string[], options: CliOptions = {}): Promise<CliRun> {
  const { env, stdout, stderr } = environment(options)
  const code = await runCli(args, env)
  return { code, stdout: stdout(), stderr: stderr() }
}

/** An environment without a terminal, and what was written in it. */
export function environment(options: CliOptions = {}) {
  const [stdout, stderr] = [capture(), capture()]
  const env: CliEnvironment = {
    stdout: stdout.stream,
    stderr: stderr.stream,
    stdin: Readable.from([Buffer.from(options.stdin ?? '')]) as NodeJS.ReadStream,
    env: options.env ?? {},
    cwd: options.cwd ?? process.cwd(),
    now: options.now ?? (() => 0),
    randomSeed: () => 42,
    isTty: false,
    colors: false,
    cpuCount: options.cpuCount ?? 0,
    interruption: () => options.signal ?? new AbortController().signal,
  }
  return { env, stdout: stdout.text, stderr: stderr.text }
}

function capture() {
  const stream = new PassThrough()
  const chunks: Buffer[] = []
  stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  return { stream: stream as unknown as NodeJS.WriteStream, text: () => Buffer.concat(chunks).toString() }
}
