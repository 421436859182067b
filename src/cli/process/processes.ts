import { readFileSync } from 'node:fs'

/** Whether a process of this machine lives, stopped or not. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0) && !isZombie(pid)
  } catch (error) {
    // Not allowed to send it a signal: it is somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Whether it is dead, and only waits for its parent to take notice: as long as that one likes. */
function isZombie(pid: number): boolean {
  try {
    // "pid (name) state …", where the name may hold anything.
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return /^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2))
  } catch {
    // No Linux, or it has gone meanwhile.
    return false
  }
}
