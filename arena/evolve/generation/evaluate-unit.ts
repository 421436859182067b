import type { Result } from '../../../vm/index.js'
import type { StoredEvaluation } from '../record/index.js'
import type { Elite } from '../archive/index.js'
import { estimatePoints } from '../fitness/index.js'
import { evaluateCandidates, type Challenge, type InterimResult } from '../evaluation/index.js'
import { arenaOf, type EvolveAdapters } from './adapters.js'
import { confirmPlaces } from './confirm-places.js'
import type { NumberedEntry } from './entries.js'
import type { OpenGeneration } from './open-generation.js'
import { tuneEntries, type Fighter } from './tune-entries.js'

/** A unit's entries and what their fights gave. */
export interface EvaluatedUnit {
  /** Those that came, new structures with the constants that they were tuned to. */
  readonly entries: readonly NumberedEntry[]
  /** By proposal, an evaluation or why there is none; nothing for code that the generation had evaluated before. */
  readonly byProposal: ReadonlyMap<number, Result<StoredEvaluation, 'unplayed'>>
  /** Ids of the warriors that were not worth a fight. */
  readonly skipped: ReadonlySet<string>
}

const NONE: ReadonlySet<string> = new Set()

/** Lets each code that is new to the generation fight once, but those that are foretold to be the worst of a batch. */
export async function evaluateUnit(
  given: readonly NumberedEntry[],
  generation: OpenGeneration,
  isStart: boolean,
  adapters: EvolveAdapters,
): Promise<EvaluatedUnit> {
  const { prefilter, evaluated, islands, challenge } = generation
  const candidates = newFighters(given, generation)
  // Everything at the start of a generation fights: the others are bred from it.
  const skipped =
    prefilter === null || isStart ? NONE : prefilter.skip(candidates.map(({ warrior }) => warrior))
  const worthy = candidates.filter(({ warrior }) => !skipped.has(warrior.id))
  const tuned = await tuneEntries(worthy, generation, adapters)
  const entries = given.map((entry) => tuned.get(entry.proposal) ?? entry)
  const fresh = newFighters(entries, generation).filter(({ warrior }) => !skipped.has(warrior.id))
  for (const { warrior } of fresh) evaluated.add(warrior.id)
  const isHopeless = (index: number, standing: InterimResult) => {
    const { island, ...own } = fresh[index]!
    const holder = islands.holder(island, { ...standing, ...own })
    return holder !== undefined && standing.fitness <= comparable(holder, standing, challenge)
  }
  const warriors = fresh.map(({ warrior }) => warrior)
  const first = await evaluateCandidates(warriors, challenge, arenaOf(adapters), isHopeless)
  const evaluations = await confirmPlaces(fresh, first, generation, adapters)
  const byProposal = new Map(fresh.map(({ proposal }, index) => [proposal, evaluations[index]!]))
  return { entries, skipped, byProposal }
}

/**
 * What the fitness of a candidate so far is compared with: after fights with telling opponents, those of the holder, and
 * how much more or less is known of it from generations before.
 */
function comparable(
  { fitness, results }: Elite,
  { pointsAlike }: InterimResult,
  { telling, weights }: Challenge,
): number {
  if (telling === undefined || results === null) return fitness
  return pointsAlike(results) + (fitness - estimatePoints(results, weights).mean)
}

/** The first of each code that the generation has not evaluated. */
function newFighters(entries: readonly NumberedEntry[], { evaluated }: OpenGeneration): Fighter[] {
  const unknown = new Map<string, Fighter>()
  for (const entry of entries) {
    const { warrior } = entry
    if (warrior === null || evaluated.has(warrior.id) || unknown.has(warrior.id)) continue
    unknown.set(warrior.id, { ...entry, warrior })
  }
  return [...unknown.values()]
}
