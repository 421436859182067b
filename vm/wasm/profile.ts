/** Which operations matches execute most, by playing a little of them on the interpreter. */
import type { Batch, Match } from '../engine.js'
import { placementsOf } from '../placement.js'
import { Mars } from '../reference/mars.js'

/** Instructions of a profile in all, some milliseconds, and matches it is taken from. */
const PROFILE_STEPS = 40_000
const PROFILE_MATCHES = 8

/** Handlers that are tested one by one before the table. */
const HOT_HANDLERS = 8

/** How often each operation is executed at the beginning of some of the matches. */
export function countExecutions(
  { settings, programs }: Batch,
  matches: readonly Match[],
): Map<number, number> {
  const counts = new Map<number, number>()
  const ignore = () => undefined
  const stride = Math.ceil(matches.length / PROFILE_MATCHES)
  const sample = matches.filter((_, index) => index % stride === 0)
  for (const match of sample) {
    const executed = (_: number, address: number) => {
      const operation = mars.operations[address]!
      counts.set(operation, (counts.get(operation) ?? 0) + 1)
    }
    const listener = { executed, read: ignore, write: ignore, spawn: ignore, die: ignore }
    const line = match.warriors.map((warrior) => programs[warrior]!)
    const mars = new Mars(settings, line, 'one-left', listener)
    mars.load(placementsOf(settings, match)[0]!)
    mars.run(PROFILE_STEPS / sample.length)
  }
  return counts
}

/** The operations executed most, the first of them first. */
export function hottest(counts: ReadonlyMap<number, number>): number[] {
  return [...counts]
    .sort(([, x], [, y]) => y - x)
    .slice(0, HOT_HANDLERS)
    .map(([operation]) => operation)
}
