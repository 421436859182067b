import type { KnownMatch, MatchProgress, MatchTools } from '../matches/index.js'
import { placementSeedOf, type Places } from '../places.js'
import type { WarriorScore } from '../score.js'
import { type Field, type FieldPair, pairsOf } from './field.js'
import { type UnplayedPair, playPairs } from './play-pairs.js'

/** Every candidate against every opponent of other code, one match each. */
export interface GauntletPlan extends Field {
  /** Rounds of each match, >= 1. */
  readonly rounds: number
  readonly places: Places
}

/** What came of a {@link GauntletPlan}. */
export interface Gauntlet {
  /** For each candidate its score against each opponent; null where both have the same code, or it was not played. */
  readonly scores: readonly (readonly (WarriorScore | null)[])[]
  readonly unplayed: readonly UnplayedPair[]
}

/** Told while candidates meet a field. */
export interface GauntletEvents {
  /** Called in the transaction that stores the match; the candidate's score is the first. */
  readonly onPair?: ((pair: FieldPair, match: KnownMatch) => void) | undefined
  readonly onProgress?: ((progress: MatchProgress) => void) | undefined
}

/**
 * Plays what is not in the store, the candidate loaded first, and stores it. Rejects with the signal's reason when aborted;
 * the same plan goes on.
 */
export async function playGauntlet(
  plan: GauntletPlan,
  tools: MatchTools,
  { onPair, onProgress }: GauntletEvents = {},
): Promise<Gauntlet> {
  const { candidates, opponents, rounds } = plan
  const scores = candidates.map(() => new Array<WarriorScore | null>(opponents.length).fill(null))
  const pairs = pairsOf(plan).map((pair) => ({ ...pair, rounds, seed: pairSeed(plan, pair) }))
  const unplayed = await playPairs(plan, pairs, tools, {
    onPair({ candidate, opponent }, match) {
      scores[candidate]![opponent] = match.scores[0]!
      onPair?.({ candidate, opponent }, match)
    },
    onProgress,
  })
  return { scores, unplayed }
}

/** State of pMARS's generator before round 1 of a match of the pair; `batch`, from 0, tells its matches apart. */
export function pairSeed(
  { candidates, opponents, places }: Pick<GauntletPlan, 'candidates' | 'opponents' | 'places'>,
  { candidate, opponent }: FieldPair,
  batch = 0,
): number {
  return placementSeedOf(places, [candidates[candidate]!.id, opponents[opponent]!.id], batch)
}
