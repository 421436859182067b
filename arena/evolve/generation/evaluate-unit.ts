import type { Result, Warrior } from '../../../vm/index.js'
import type { Arena } from '../../matches/index.js'
import type { StoredEvaluation } from '../record/index.js'
import { evaluateCandidates, type InterimResult } from '../evaluation/index.js'
import type { Entry } from './entries.js'
import type { OpenGeneration } from './open-generation.js'

export interface NumberedEntry extends Entry {
  /** Number in the generation, from 0. */
  readonly proposal: number
}

/** What a unit's fights gave. */
export interface UnitEvaluations {
  /** By proposal, an evaluation or why there is none; nothing for code that the generation had evaluated before. */
  readonly byProposal: ReadonlyMap<number, Result<StoredEvaluation, 'unplayed'>>
  /** Ids of the warriors that were not worth a fight. */
  readonly skipped: ReadonlySet<string>
}

const NONE: ReadonlySet<string> = new Set()

/** Lets each code that is new to the generation fight once, but those that are foretold to be the worst of a batch. */
export async function evaluateUnit(
  entries: readonly NumberedEntry[],
  { prefilter, evaluated, islands, challenge }: OpenGeneration,
  isStart: boolean,
  arena: Arena,
): Promise<UnitEvaluations> {
  const unknown = new Map<string, NumberedEntry & { readonly warrior: Warrior }>()
  for (const entry of entries) {
    const { warrior } = entry
    if (warrior === null || evaluated.has(warrior.id) || unknown.has(warrior.id)) continue
    unknown.set(warrior.id, { ...entry, warrior })
  }
  const candidates = [...unknown.values()]
  // Everything at the start of a generation fights: the others are bred from it.
  const skipped =
    prefilter === null || isStart ? NONE : prefilter.skip(candidates.map(({ warrior }) => warrior))
  const fresh = candidates.filter(({ warrior }) => !skipped.has(warrior.id))
  for (const { warrior } of fresh) evaluated.add(warrior.id)
  const isHopeless = (index: number, standing: InterimResult) => {
    const { island, proposal } = fresh[index]!
    return standing.fitness <= islands.target(island, { ...standing, proposal })
  }
  const warriors = fresh.map(({ warrior }) => warrior)
  const evaluations = await evaluateCandidates(warriors, challenge, arena, isHopeless)
  return { skipped, byProposal: new Map(fresh.map(({ proposal }, index) => [proposal, evaluations[index]!])) }
}
