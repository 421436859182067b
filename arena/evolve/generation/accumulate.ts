/** What generations before knew of a survivor, added to what its fights of this generation say. */
import type { Result } from '../../../vm/index.js'
import type { Store } from '../../store/index.js'
import { maxFitnessOf } from '../fitness/index.js'
import type { StoredElite, StoredEvaluation } from '../record/index.js'
import { formerElites, type NumberedEntry } from './entries.js'
import type { EvaluatedUnit } from './evaluate-unit.js'
import type { OpenGeneration } from './open-generation.js'

/** Evaluations of generations before that count at most: what a survivor was against opponents of long ago fades. */
const MOST_BEFORE = 7

type Evaluation = Result<StoredEvaluation, 'unplayed'>

/**
 * The unit with another fitness for those of its warriors that were elites of the generation before: the mean of all
 * their evaluations, eight at most, so that a survivor is known better the longer it lives, and no lucky evaluation
 * decides. Opponents differ from generation to generation: what was known before is shifted by the mean difference
 * that this generation's fights make over all survivors; it stays a fitness that there can be. Unchanged where the
 * run's options say so, and but for fights one against one.
 */
export function accumulateFitness(
  unit: EvaluatedUnit,
  { run, champions, opponents }: Pick<OpenGeneration, 'run' | 'champions' | 'opponents'>,
  store: Store,
): EvaluatedUnit {
  if (!run.options.accumulate || run.options.fitness !== 'duel') return unit
  const before = new Map(formerElites(run, champions, store).map((elite) => [elite.warrior.id, elite]))
  const survivors = unit.entries.flatMap((entry) => survivorOf(entry, unit.byProposal, before))
  if (survivors.length === 0) return unit
  const shift =
    survivors.reduce((sum, { now, known }) => sum + now.fitness - known.fitness, 0) / survivors.length
  const most = maxFitnessOf(run.options.fitness, opponents.length)
  const byProposal = new Map<number, Evaluation>(unit.byProposal)
  for (const { proposal, now, known } of survivors) {
    const count = Math.min(MOST_BEFORE, known.evaluations)
    const mean = (count * (known.fitness + shift) + now.fitness) / (count + 1)
    const fitness = Math.max(0, Math.min(most, mean))
    byProposal.set(proposal, { ok: true, value: { ...now, fitness, evaluations: count + 1 } })
  }
  return { ...unit, byProposal }
}

interface Survivor {
  readonly proposal: number
  readonly now: StoredEvaluation
  readonly known: StoredElite
}

function survivorOf(
  { proposal, warrior }: NumberedEntry,
  byProposal: EvaluatedUnit['byProposal'],
  before: ReadonlyMap<string, StoredElite>,
): Survivor[] {
  const evaluation = byProposal.get(proposal)
  const known = warrior === null ? undefined : before.get(warrior.id)
  if (evaluation?.ok !== true || !evaluation.value.complete || known === undefined) return []
  return [{ proposal, now: evaluation.value, known }]
}
