/** Which of the opponents that a run began with select, and which judge. */
import { createRandom } from '../../random.js'
import { spread } from '../../spread.js'
import { classifyComposition } from '../archive/index.js'
import type { StoredRun } from '../record/index.js'

/** Opponents that do not come with drq of which fewer are all needed to select. */
const LEAST = 12
/** Of so many opponents of a kind one judges. */
const EVERY = 4
/** Stream of the run's seed. */
const STREAM = 2 ** 32 - 4

/**
 * Indices of the opponents that a run keeps for its judges, rising: where judges are wanted and at least twelve different
 * opponents are neither stock nor of the benchmark, which comes with drq, every fourth of these by kind, where it begins drawn from the seed. At
 * most half as many as there shall be judges.
 */
export function heldOutOpponents(run: StoredRun): number[] {
  const { options, warriors, settings, seed } = run
  if (options.fitness !== 'duel' || options.judges === 0) return []
  const taken = new Set([...warriors.benchmark, ...warriors.stock].map(({ id }) => id))
  const given = [...warriors.opponent.keys()].filter((index) => {
    const { id } = warriors.opponent[index]!
    // The first of each code; what is bred from cannot judge.
    return !taken.has(id) && taken.add(id)
  })
  if (given.length < LEAST) return []
  const kindOf = new Map(
    given.map((index) => [index, classifyComposition(warriors.opponent[index]!, settings)]),
  )
  const byKind = given.toSorted((x, y) => compare(kindOf.get(x)!, kindOf.get(y)!) || x - y)
  const start = createRandom(seed, STREAM).below(EVERY)
  const chosen = byKind.filter((_, at) => at % EVERY === start)
  return spread(chosen, Math.ceil(options.judges / 2)).sort((x, y) => x - y)
}

/** Indices of the opponents that generations may meet: all but {@link heldOutOpponents} and copies of them. */
export function selectingOpponents(run: StoredRun): number[] {
  const { opponent } = run.warriors
  const held = new Set(heldOutOpponents(run).map((index) => opponent[index]!.id))
  return [...opponent.keys()].filter((index) => !held.has(opponent[index]!.id))
}

const compare = (x: string, y: string): number => (x < y ? -1 : x > y ? 1 : 0)
