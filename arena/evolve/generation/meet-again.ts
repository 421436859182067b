import type { Warrior } from '../../../vm/index.js'
import { allSettled } from '../../all-settled.js'
import type { Arena } from '../../matches/index.js'
import { drawPlacementSeed } from '../../random.js'
import { measureFitness } from '../evaluation/index.js'
import type { OpenGeneration } from './open-generation.js'

/** Rounds against each opponent, in simulations; in short and in full fights half of them each. */
const FINAL_SIMULATIONS = 6

/**
 * Mean points of each warrior, or its fitness, against the judges, or without judges against the opponents, from places of
 * their own, which follow from `stream`, where there are two lengths of fights half in each; null where a fight could not be held.
 */
export async function meetAgain(
  warriors: readonly Warrior[],
  { challenge, judges, generation }: OpenGeneration,
  arena: Arena,
  stream: number = generation,
): Promise<(number | null)[]> {
  const { full, placementSeed, simulations } = challenge
  const shares = full.share === 0 ? [0] : [0, 1]
  const met =
    judges.length === 0
      ? {}
      : { opponents: judges, weights: judges.map(() => 1), telling: judges.map(() => false) }
  const measured = await allSettled(
    shares.map((share) => {
      const final = {
        ...{ ...challenge, ...met },
        full: { ...full, share },
        simulations: (FINAL_SIMULATIONS * simulations) / shares.length,
        placementSeed: drawPlacementSeed(placementSeed, stream),
      }
      return measureFitness(warriors, final, arena)
    }),
  )
  return meansOf(measured)
}

/** Means by warrior; null where a fight could not be held. */
function meansOf(measured: readonly (readonly (number | null)[])[]): (number | null)[] {
  return measured[0]!.map((_, index) =>
    measured.reduce<number | null>((sum, fitness) => {
      const own = fitness[index] ?? null
      return sum === null || own === null ? null : sum + own / measured.length
    }, 0),
  )
}
