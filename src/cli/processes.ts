/** Whether a process of this machine is there, stopped or not. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // Not allowed to send it a signal: it is somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
