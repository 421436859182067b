/** The best warriors of an island, from which the next ones are bred. */
import type { Warrior } from '../../../vm/index.js'
import type { PairScore } from '../../score.js'
import type { Cell } from './descriptors.js'
import type { Random } from '../../random.js'

export interface Elite extends Cell {
  readonly warrior: Warrior
  readonly fitness: number
  /** How many evaluations the fitness is the mean of, >= 1: of a survivor those of generations before as well. */
  readonly evaluations: number
  /** Which proposal of the generation it was, from 0. */
  readonly proposal: number
  /** By opponent, one against one; null when there were no such fights. */
  readonly results: readonly PairScore[] | null
}

/** What a candidate is before its evaluation is complete. */
export type Candidate = Pick<Elite, 'warrior' | 'proposal' | 'fitness' | 'firstBin' | 'secondBin'>

export interface Archive {
  /** Takes a warrior that beats the holder of its slot; gives the slot, or null. */
  place(candidate: Elite): number | null
  /** Puts an elite where it was when stored. */
  restore(slot: number, elite: Elite): void
  /** Whose fitness the candidate has to exceed to be placed; undefined for a free slot. */
  holder(candidate: Candidate): Elite | undefined
  /** A parent. RangeError while empty. */
  sample(random: Random): Elite
  /** By slot: the same content gives the same list, whatever its history. */
  elites(): Elite[]
}

/** The fittest, the earliest proposal where several are equal; undefined of none. */
export function bestOf(elites: readonly Elite[]): Elite | undefined {
  return fittest(elites, 1)[0]
}

/** The `count` fittest different warriors, the fittest first. */
export function fittest(elites: readonly Elite[], count: number): Elite[] {
  const seen = new Set<string>()
  return elites
    .toSorted((x, y) => y.fitness - x.fitness || x.proposal - y.proposal)
    .filter(({ warrior: { id } }) => !seen.has(id) && seen.add(id))
    .slice(0, count)
}

/**
 * The `count` fittest different warriors, half of them of all kinds alike: first the fittest of all, then of each kind the
 * fittest, the next ones and so on, those of a rank by their fitness.
 */
export function fittestOfKinds(elites: readonly Elite[], count: number, kindOf: KindOf): Elite[] {
  const all = fittest(elites, elites.length)
  const overall = all.slice(0, Math.ceil(count / 2))
  const ranks = new Map<string, number>()
  const ranked = all.map((elite) => {
    const kind = kindOf(elite)
    const rank = ranks.get(kind) ?? 0
    ranks.set(kind, rank + 1)
    return { elite, rank }
  })
  const byRank = ranked.toSorted((x, y) => x.rank - y.rank).map(({ elite }) => elite)
  return [...new Set([...overall, ...byRank])].slice(0, count)
}

/** What kind of warrior somebody is. */
export type KindOf = (elite: Pick<Elite, 'warrior'>) => string
