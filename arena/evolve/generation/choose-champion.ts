import { allSettled } from '../../all-settled.js'
import { drawPlacementSeed } from '../../random.js'
import { fittest } from '../archive/index.js'
import { indexOfGreatest, measureFitness } from '../evaluation/index.js'
import { ProposerError } from '../proposers/index.js'
import { arenaOf, type EvolveAdapters } from './adapters.js'
import { contenders, eligibility } from './contenders.js'
import type { OpenGeneration } from './open-generation.js'

/** Rounds of a finalist against each opponent, in simulations; in short and in full fights half of them each. */
const FINAL_SIMULATIONS = 6

/**
 * The number of the fittest proposal of a generation that may become champion, or of the finalist that does best from
 * places that no finalist was chosen by. Where the archives hold none that may, it is the best of all proposals.
 * Rejects with a ProposerError when none has assembled.
 */
export async function chooseChampion(generation: OpenGeneration, adapters: EvolveAdapters): Promise<number> {
  const { run, challenge } = generation
  const { full, placementSeed, simulations } = challenge
  const finalists = fittest(contenders(generation), Math.max(1, run.options.finalists))
  if (finalists.length === 0) return bestProposal(generation, adapters)
  if (run.options.finalists < 2) return finalists[0]!.proposal
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
  return finalists[indexOfGreatest(sumsOf(measured)) ?? 0]!.proposal
}

/** The fittest proposal of the generation that may become champion and whose fitness is stored, archived or not. */
function bestProposal(generation: OpenGeneration, { store }: EvolveAdapters): number {
  const mayWin = eligibility(generation.run)
  const proposals = store.evolution
    .proposals(generation.run.id, generation.generation)
    .filter(({ warriorId, fitness }) => warriorId !== null && fitness !== null && mayWin(warriorId))
  const best = indexOfGreatest(proposals.map(({ fitness }) => fitness))
  if (best !== null) return proposals[best]!.proposal
  const kind = generation.islands.best() === undefined ? '' : 'bred '
  throw new ProposerError(
    `generation ${generation.generation} ended without a single ${kind}warrior that assembles`,
  )
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
