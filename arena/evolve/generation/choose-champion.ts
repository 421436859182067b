import { allSettled } from '../../all-settled.js'
import { drawPlacementSeed } from '../../random.js'
import type { Elite } from '../archive/index.js'
import { indexOfGreatest, measureFitness } from '../evaluation/index.js'
import { ProposerError } from '../proposers/index.js'
import { arenaOf, type EvolveAdapters } from './adapters.js'
import type { OpenGeneration } from './open-generation.js'

/** Rounds of a finalist against each opponent, in simulations; in short and in full fights half of them each. */
const FINAL_SIMULATIONS = 6

/**
 * The fittest of a generation, or the finalist that does best from places that no finalist was chosen by. Rejects with
 * a ProposerError when no warrior of the generation has assembled.
 */
export async function chooseChampion(generation: OpenGeneration, adapters: EvolveAdapters): Promise<Elite> {
  const { islands, run, challenge } = generation
  const { full, placementSeed, simulations } = challenge
  const finalists = islands.fittest(Math.max(1, run.options.finalists))
  if (finalists.length === 0)
    throw new ProposerError(
      `generation ${generation.generation} ended without a single warrior that assembles`,
    )
  if (run.options.finalists < 2) return finalists[0]!
  const warriors = finalists.map(({ warrior }) => warrior)
  const shares = full.share === 0 ? [0] : [0, 1]
  const measured = await allSettled(
    shares.map((share) => {
      const final = {
        ...challenge,
        full: { ...full, share },
        simulations: (FINAL_SIMULATIONS * simulations) / shares.length,
        placementSeed: drawPlacementSeed(placementSeed, generation.generation),
      }
      return measureFitness(warriors, final, arenaOf(adapters))
    }),
  )
  return finalists[indexOfGreatest(sumsOf(measured)) ?? 0]!
}

/** Sums by finalist; null where a fight could not be held. */
function sumsOf(measured: readonly (readonly (number | null)[])[]): (number | null)[] {
  return measured[0]!.map((_, index) =>
    measured.reduce<number | null>((sum, fitness) => {
      const own = fitness[index] ?? null
      return sum === null || own === null ? null : sum + own
    }, 0),
  )
}
