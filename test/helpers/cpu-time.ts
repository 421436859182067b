/** Milliseconds of processor time that some work takes here, whatever other processes compute at the same time. */
export function cpuMsOf(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
