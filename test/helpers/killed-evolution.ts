import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { MAIN } from './drq.js'
import { storedProposals } from './evolution-rows.js'

const MORTAL_STORE = fileURLToPath(new URL('../fixtures/mortal-store.mjs', import.meta.url))

/**
 * When a process is killed: a time after it was started and has stored so many proposals more, or by its own n-th write
 * to the database. Proposals, not the clock, so that the kills spread over a run on a machine of any speed.
 */
export type Death = { readonly proposals: number; readonly ms: number } | { readonly writes: number }

/** How often the stored proposals are counted. */
const POLL_MS = 5

export interface KilledEvolution {
  readonly folder: string
  /** Of `drq evolve`, without --db, --out and --threads; they begin the run. */
  readonly args: readonly string[]
  /** Of `drq evolve --resume`. */
  readonly resumeArgs: readonly string[]
  readonly db: string
  readonly out: string
  /** For each process in turn, as the threads. */
  readonly nextDeath: () => Death
  readonly nextThreads: () => number
}

/**
 * Plays a run to its end in as many processes as it takes, each killed with SIGKILL unless it ends before. Gives, for
 * each kill, how many proposals were stored (null before the run was). Throws when a process fails by itself.
 */
export async function evolveThroughKills(evolution: KilledEvolution): Promise<(number | null)[]> {
  const { folder, args, resumeArgs, db, out } = evolution
  const path = join(folder, db)
  const kills: (number | null)[] = []
  for (;;) {
    const begins = storedProposals(path) === null ? args : ['--resume', '1', ...resumeArgs]
    const given = [...begins, '--db', db, '--out', out, '--threads', String(evolution.nextThreads())]
    const { code, signal, stderr } = await live(['evolve', ...given], folder, path, evolution.nextDeath())
    if (code === 0) return kills
    if (signal !== 'SIGKILL') throw new Error(`drq evolve ${given.join(' ')} ended with ${code}:\n${stderr}`)
    kills.push(storedProposals(path))
  }
}

interface Life {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stderr: string
}

async function live(args: readonly string[], cwd: string, database: string, death: Death): Promise<Life> {
  const isSelfMade = 'writes' in death
  const child = spawn(process.execPath, [...(isSelfMade ? ['--import', MORTAL_STORE] : []), MAIN, ...args], {
    cwd,
    env: isSelfMade ? { ...process.env, MORTAL_STORE_WRITES: String(death.writes) } : process.env,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const ended = new AbortController()
  const life = new Promise<Life>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => {
      resolve({ code, signal, stderr })
    })
  }).finally(() => {
    ended.abort()
  })
  const [result] = await Promise.all([
    life,
    isSelfMade ? null : killWhen(child, database, death, ended.signal),
  ])
  return result
}

async function killWhen(
  child: ChildProcess,
  database: string,
  { proposals, ms }: Exclude<Death, { writes: number }>,
  ended: AbortSignal,
): Promise<void> {
  const goal = (storedProposals(database) ?? 0) + proposals
  while (!ended.aborted && (storedProposals(database) ?? 0) < goal) await setTimeout(POLL_MS)
  await setTimeout(ms, undefined, { signal: ended }).catch(() => undefined)
  child.kill('SIGKILL')
}
