/** One process at a time works on a run: the second one is told who does, or waits. */
import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { setTimeout } from 'node:timers/promises'
import { Option } from 'commander'
import type { Lease, LeasedRun, Store } from '../../../arena/store/index.js'
import type { CliEnvironment } from '../process/environment.js'
import { RunError } from '../process/exit.js'
import { isRunning } from '../process/processes.js'
import { safeText } from '../../text/safe-text.js'

export interface WaitFlags {
  readonly wait?: true
}

export function waitOption(): Option {
  return new Option('--wait', 'when another process works on the run, wait for its end instead of failing')
}

/** Signs of life, and after how long without one a process counts as dead that cannot be looked for. */
const BEAT_MS = 10_000
const STALE_MS = 120_000

/** How often a process that waits looks again. */
const POLL_MS = 500

/**
 * Runs `begin`, then `work` with what it gave, as the only process that works on these runs. `begin` is part of the
 * transaction that takes them: when somebody else has one, all it stored is taken back. Rejects with a RunError that says
 * who, or waits with --wait.
 */
export async function asOwner<T, Result>(
  store: Store,
  { wait }: WaitFlags,
  begin: () => T,
  runsOf: (begun: T) => readonly LeasedRun[],
  work: (begun: T) => Promise<Result>,
  env: CliEnvironment,
): Promise<Result> {
  const owner = { host: hostname(), pid: process.pid, token: randomUUID() }
  const take = (): T | Taken =>
    attempt(() =>
      store.transaction(() => {
        const begun = begin()
        const other = store.leases.take(runsOf(begun), owner, env.now(), (lease) => isDead(lease, env))
        if (other !== null) throw new Taken(other)
        return begun
      }),
    )
  let begun = take()
  if (begun instanceof Taken && wait) env.stderr.write(`${describe(begun.lease)}; waiting for its end\n`)
  while (begun instanceof Taken) {
    if (!wait) throw new RunError(`${describe(begun.lease)}; --wait waits for its end`)
    await setTimeout(POLL_MS, undefined, { signal: env.interruption() })
    begun = take()
  }

  const beat = setInterval(() => {
    whatever(() => {
      store.leases.beat(env.now())
    })
  }, BEAT_MS)
  beat.unref()
  try {
    return await work(begun)
  } finally {
    clearInterval(beat)
    // A lease that stays behind is free all the same once this process is gone.
    whatever(() => {
      store.leases.release()
    })
  }
}

/** Somebody else works on one of the runs: takes back what the transaction stored. */
class Taken extends Error {
  readonly lease: Lease

  constructor(lease: Lease) {
    super('another process works on it')
    this.lease = lease
  }
}

function attempt<T>(work: () => T): T | Taken {
  try {
    return work()
  } catch (error) {
    if (error instanceof Taken) return error
    throw error
  }
}

/** For what does not matter when the file fails. */
function whatever(work: () => void): void {
  try {
    work()
  } catch (error) {
    if ((error as Error).name !== 'StoreError') throw error
  }
}

/** Whether nobody works on the run any more, though it was not released: its process was killed. */
export function isDead({ host, pid, beatAt }: Lease, env: Pick<CliEnvironment, 'now'>): boolean {
  if (host === hostname() && (pid === process.pid || !isRunning(pid))) return true
  return env.now() - beatAt > STALE_MS
}

function describe({ runId, pid, host, since }: Lease): string {
  const time = new Date(since).toISOString().replace('T', ' ').replace(/\..*/, ' UTC')
  return `process ${pid} on ${safeText(host)} works on run ${runId} since ${time}`
}
