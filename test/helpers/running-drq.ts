import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { Database } from '../../arena/store/driver.js'
import { MAIN, type DrqRun } from './drq.js'

const POLL_MS = 5

export interface RunningDrq {
  readonly pid: number
  /** How it ends. */
  readonly ended: Promise<DrqRun>
  /** Resolves when stderr holds this; rejects when it ends before. */
  says(text: string): Promise<void>
  /** Resolves when the query gives a row, asked of the file again and again; rejects when it ends before. */
  stores(path: string, sql: string): Promise<void>
  kill(): Promise<DrqRun>
}

/** Starts the built command line and lets it run. */
export function startDrq(args: readonly string[], cwd: string): RunningDrq {
  const child = spawn(process.execPath, [MAIN, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  const run = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (run.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (run.stderr += text))
  const ended = once(child, 'close').then(([code]) => ({ ...run, code: code as number | null }))
  const checkRuns = () => {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}: ${run.stderr}`)
  }
  return {
    pid: child.pid!,
    ended,
    async says(text) {
      while (!run.stderr.includes(text)) {
        checkRuns()
        await Promise.race([once(child.stderr, 'data'), ended])
      }
    },
    async stores(path, sql) {
      while (!hasRow(path, sql)) {
        checkRuns()
        await Promise.race([setTimeout(POLL_MS), ended])
      }
    },
    kill() {
      child.kill('SIGKILL')
      return ended
    },
  }
}

function hasRow(path: string, sql: string): boolean {
  if (!existsSync(path)) return false
  const database = new Database(path, { readonly: true })
  try {
    return database.prepare(sql).get() !== undefined
  } catch {
    // Its tables are not there yet.
    return false
  } finally {
    database.close()
  }
}
