import type { Warrior } from '../../../vm/index.js'
import type { Arena } from '../../matches/index.js'
import type { StoredRun } from '../record/index.js'
import { heldOutOpponents } from '../rules/index.js'
import { makeJudges } from './make-judges.js'

/**
 * The judges of a run, whom no selection meets: opponents that it holds out, then made ones, as many in all as its options
 * say where so many can be made; none where it has no judges. They follow from the run and its seed.
 */
export async function judgesOf(run: StoredRun, arena: Arena): Promise<Warrior[]> {
  const { fitness, judges } = run.options
  if (fitness !== 'duel' || judges === 0) return []
  const held = heldOutOpponents(run).map((index) => run.warriors.opponent[index]!)
  return [...held, ...(await makeJudges(run, judges - held.length, arena))]
}
