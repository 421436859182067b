/** Runs beside the GPU's thread, which a driver can hold for ever: ends the process when nobody is left to end it. */
import { workerData } from 'node:worker_threads'

const POLL_MS = 500

const parent = workerData as number

function isAlone(): boolean {
  if (process.ppid !== parent) return true
  try {
    // Where a process keeps the number of a parent that has ended.
    process.kill(parent, 0)
    return false
  } catch {
    return true
  }
}

setInterval(() => {
  if (isAlone()) process.kill(process.pid, 'SIGKILL')
}, POLL_MS)
