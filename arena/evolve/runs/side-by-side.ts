/** Runs that advance at the same time; the others wait. */
const SIDE_BY_SIDE = 8

/**
 * Plays many runs on one pool of workers, some of them at the same time: the pool takes a part of each run's matches in
 * turn, so that none waits for another's batch. `play` gets a run's index and a signal; the answer has the outcomes in
 * the order of the runs. What fails in one run stops the others through that signal, for they go on together: rejects
 * with the first failure.
 */
export async function playSideBySide<Outcome>(
  runs: number,
  play: (index: number, signal: AbortSignal) => Promise<Outcome>,
  signal: AbortSignal,
): Promise<Outcome[]> {
  const failed = new AbortController()
  const either = AbortSignal.any([signal, failed.signal])
  const outcomes: Outcome[] = []
  const failures: Error[] = []
  let next = 0
  const lane = async () => {
    while (next < runs) {
      const index = next++
      outcomes[index] = await play(index, either)
    }
  }
  const guarded = () =>
    lane().catch((error: unknown) => {
      failures.push(error as Error)
      next = runs
      failed.abort()
    })
  await Promise.all(Array.from({ length: Math.min(SIDE_BY_SIDE, runs) }, guarded))
  // The first is the reason of the others.
  const [failure] = failures
  if (failure !== undefined) throw failure
  return outcomes
}
