import type { Warrior } from '../../../vm/index.js'
import type { Arena } from '../../matches/index.js'
import { drawPlacementSeed } from '../../random.js'
import { measureFitness } from '../evaluation/index.js'
import type { OpenGeneration } from './open-generation.js'

/** Rounds against each judge, and against each opponent where there are no judges, in simulations of the generation. */
const JUDGED_SIMULATIONS = 1.5
const FINAL_SIMULATIONS = 6

/**
 * Points a fight of each warrior, or its fitness, in full fights against the judges, or without judges against the
 * opponents again as the generation meets them, from places of their own, which follow from `stream`; null where a fight
 * could not be held.
 */
export function meetAgain(
  warriors: readonly Warrior[],
  { run, challenge, judges, generation }: OpenGeneration,
  arena: Arena,
  stream: number = generation,
): Promise<(number | null)[]> {
  const { placementSeed, simulations } = challenge
  const isJudged = judges.length > 0
  const met = {
    ...{ opponents: judges, weights: judges.map(() => 1), telling: judges.map(() => false) },
    ...{ settings: run.settings, full: { maxCycles: run.settings.maxCycles, share: 0 } },
  }
  return measureFitness(
    warriors,
    {
      ...{ ...challenge, ...(isJudged ? met : {}) },
      simulations: Math.ceil((isJudged ? JUDGED_SIMULATIONS : FINAL_SIMULATIONS) * simulations),
      placementSeed: drawPlacementSeed(placementSeed, stream),
    },
    arena,
  )
}
