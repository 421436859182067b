import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { MAIN } from './drq.js'
import { storedProposals } from './evolution-rows.js'

const MORTAL_STORE = fileURLToPath(new URL('../fixtures/mortal-store.mjs', import.meta.url))

/** When a process is killed: after a time, or by its own n-th write to the database. */
export type Death = { readonly ms: number } | { readonly writes: number }

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
    const { code, signal, stderr } = await live(['evolve', ...given], folder, evolution.nextDeath())
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

function live(args: readonly string[], cwd: string, death: Death): Promise<Life> {
  const isTimed = 'ms' in death
  const child = spawn(process.execPath, [...(isTimed ? [] : ['--import', MORTAL_STORE]), MAIN, ...args], {
    cwd,
    env: isTimed ? process.env : { ...process.env, MORTAL_STORE_WRITES: String(death.writes) },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const timer = isTimed ? setTimeout(() => child.kill('SIGKILL'), death.ms) : undefined
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      resolve({ code, signal, stderr })
    })
  })
}
