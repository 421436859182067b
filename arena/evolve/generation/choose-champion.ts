import { fittest, fittestOfKinds } from '../archive/index.js'
import { indexOfGreatest } from '../evaluation/index.js'
import { ProposerError } from '../proposers/index.js'
import { arenaOf, type EvolveAdapters } from './adapters.js'
import { contenders, eligibility } from './contenders.js'
import { meetAgain } from './meet-again.js'
import type { OpenGeneration } from './open-generation.js'

/** The champion of a generation. */
export interface ChosenChampion {
  /** Its number in the generation. */
  readonly champion: number
  /** Its points a fight against the judges, 0 .. 3; null without judges. */
  readonly judged: number | null
}

/**
 * The fittest proposal of a generation that may become champion, or the finalist that does best against the judges, or
 * without judges against the opponents again, from places that no finalist was chosen by. Where the archives hold none
 * that may, it is the best of all proposals. Rejects with a ProposerError when none has assembled.
 */
export async function chooseChampion(
  generation: OpenGeneration,
  adapters: EvolveAdapters,
): Promise<ChosenChampion> {
  const { run, judges, kindOf } = generation
  const count = Math.max(1, run.options.finalists)
  const able = contenders(generation)
  const finalists = judges.length === 0 ? fittest(able, count) : fittestOfKinds(able, count, kindOf)
  if (finalists.length === 0) return { champion: bestProposal(generation, adapters), judged: null }
  if (run.options.finalists < 2 && judges.length === 0)
    return { champion: finalists[0]!.proposal, judged: null }
  const warriors = finalists.map(({ warrior }) => warrior)
  const measured = await meetAgain(warriors, generation, arenaOf(adapters))
  const best = indexOfGreatest(measured) ?? 0
  return { champion: finalists[best]!.proposal, judged: judges.length === 0 ? null : measured[best]! }
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
