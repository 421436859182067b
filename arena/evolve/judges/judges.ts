import type { Warrior } from '../../../vm/index.js'
import type { Arena } from '../../matches/index.js'
import { spread } from '../../spread.js'
import type { StoredRun } from '../record/index.js'
import { distinctWarriors, heldOutOpponents } from '../rules/index.js'
import { makeJudges } from './make-judges.js'

/** Most of the judges that come with drq, of all. */
const COMPANY = 1 / 2

/**
 * The judges of a run, whom no selection meets: opponents that it holds out, what comes with drq where other opponents
 * were named, then made ones, as many in all as its options say where so many can be made; none where it has no judges.
 * They follow from the run and its seed. Of the elites and champions of two runs against 52 modern warriors, points against
 * held out and made judges foretold those against 120 strangers with correlations of 0.88 and 0.79, against what comes
 * with drq as well 0.94 and 0.88.
 */
export async function judgesOf(run: StoredRun, arena: Arena): Promise<Warrior[]> {
  const { fitness, judges } = run.options
  if (fitness !== 'duel' || judges === 0) return []
  const held = heldOutOpponents(run).map((index) => run.warriors.opponent[index]!)
  const known = [...held, ...unmetCompany(run)]
  return [...known, ...(await makeJudges(run, judges - known.length, arena))]
}

/**
 * Warriors of the benchmark, which come with drq, that no generation meets: they may be stock, but nothing is selected by
 * them. None in a run from scratch, which knows of no warrior.
 */
function unmetCompany({ options, warriors }: StoredRun): Warrior[] {
  if (warriors.stock.length === 0) return []
  const met = new Set(warriors.opponent.map(({ id }) => id))
  const unmet = distinctWarriors(warriors.benchmark).filter(({ id }) => !met.has(id))
  return spread(unmet, Math.floor(COMPANY * options.judges))
}
