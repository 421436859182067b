/** Luck takes no places: a proposal that would take another's fights again before it does. */
import type { Result } from '../../../vm/index.js'
import { drawPlacementSeed } from '../../random.js'
import type { PairScore } from '../../score.js'
import { evaluateCandidates } from '../evaluation/index.js'
import type { StoredEvaluation } from '../record/index.js'
import { arenaOf, type EvolveAdapters } from './adapters.js'
import type { OpenGeneration } from './open-generation.js'
import type { Fighter } from './tune-entries.js'

type Evaluation = Result<StoredEvaluation, 'unplayed'>

/** Share of an archive that a proposal has to be fitter than; who comes below is seldom a parent and never a champion. */
const ABOVE = 3 / 4
/** Streams of the generation's places, one for each confirmation, that no generation's number and no tuning has. */
const PLACES = 2 ** 29

/**
 * The evaluations of the fighters, those that would be among the fittest quarter of an archive by the mean of more
 * evaluations from other places: as many as the run's options say, while the mean still is. Of hundreds of
 * proposals whose fitness is known to 7 points of score the luckiest always look better than elites that are known well:
 * on nano, against 9 opponents, the last ten champions had 9 points more against strangers in each of three pairs of runs
 * for three confirmations. Only where all fights are one against one.
 */
export async function confirmPlaces(
  fighters: readonly Fighter[],
  evaluations: readonly Evaluation[],
  generation: OpenGeneration,
  adapters: EvolveAdapters,
): Promise<Evaluation[]> {
  const { run, islands, challenge } = generation
  const { confirmations, fitness } = run.options
  const known = [...evaluations]
  const members = islands.members()
  const heights = Array.from({ length: islands.count }, (_, own) =>
    heightOf(members.flatMap(({ island, fitness }) => (island === own ? [fitness] : []))),
  )
  const isOfTheBest = (index: number) => {
    const evaluation = known[index]!
    const { island, ...own } = fighters[index]!
    if (!evaluation.ok || !evaluation.value.complete) return false
    const holder = islands.holder(island, { ...evaluation.value, ...own })
    return evaluation.value.fitness > Math.max(heights[island]!, holder?.fitness ?? 0)
  }
  let hopeful = fitness === 'duel' ? [...fighters.keys()] : []
  for (let count = 1; count <= confirmations; count++) {
    hopeful = hopeful.filter(isOfTheBest)
    if (hopeful.length === 0) break
    const again = await evaluateCandidates(
      hopeful.map((index) => fighters[index]!.warrior),
      {
        ...challenge,
        stages: [challenge.simulations],
        placementSeed: drawPlacementSeed(challenge.placementSeed, PLACES + count),
      },
      arenaOf(adapters),
    )
    for (const [at, index] of hopeful.entries()) known[index] = bothOf(known[index]!, again[at]!)
  }
  return known
}

/** The fitness that {@link ABOVE} of an archive do not surpass; endless where it is empty: there is nobody to surpass. */
function heightOf(fitness: readonly number[]): number {
  const rising = fitness.toSorted((x, y) => x - y)
  return rising[Math.floor(ABOVE * rising.length)] ?? Infinity
}

/** What two evaluations say together; the first where the second could not be held. */
function bothOf(one: Evaluation, other: Evaluation): Evaluation {
  if (!one.ok || !other.ok) return one
  const { value: first } = one
  const { value: second } = other
  const evaluations = first.evaluations + second.evaluations
  const fitness = (first.evaluations * first.fitness + second.evaluations * second.fitness) / evaluations
  const results = sumOf(first.results, second.results)
  const rounds = first.rounds + second.rounds
  return { ok: true, value: { ...first, fitness, evaluations, results, rounds } }
}

function sumOf(one: readonly PairScore[] | null, other: readonly PairScore[] | null) {
  if (one === null || other === null) return one
  return one.map(([wins, ties, losses], opponent): PairScore => {
    const [more = 0, moreTies = 0, moreLosses = 0] = other[opponent] ?? []
    return [wins + more, ties + moreTies, losses + moreLosses]
  })
}
