import { playMatches, type KnownMatch, type MatchProgress, type MatchTools } from '../matches/index.js'
import type { Field, FieldPair } from './field.js'

/** A match of a candidate and an opponent. */
export interface PairMatch extends FieldPair {
  /** Rounds, >= 1. */
  readonly rounds: number
  /** State of pMARS's generator before round 1, 0 .. 2^31-2. */
  readonly seed: number
}

/** Told while pairs meet. */
export interface PairEvents<Pair extends PairMatch> {
  /** Called in the transaction that stores the match; the candidate's score is the first. */
  readonly onPair: (pair: Pair, match: KnownMatch) => void
  readonly onProgress?: ((progress: MatchProgress) => void) | undefined
}

/** A pair whose match could not be played. */
export interface UnplayedPair<Pair extends PairMatch = PairMatch> {
  readonly pair: Pair
  readonly reason: string
}

/**
 * Plays those of the matches that are not in the store, the candidate loaded first, and stores them; the answer is what
 * could not be played. Rejects with the signal's reason when aborted; the same call goes on.
 */
export async function playPairs<Pair extends PairMatch>(
  { candidates, opponents, settings, stop }: Field,
  pairs: readonly Pair[],
  tools: MatchTools,
  { onPair, onProgress }: PairEvents<Pair>,
): Promise<UnplayedPair<Pair>[]> {
  const warriors = [...candidates, ...opponents]
  const matches = pairs.map(({ candidate, opponent, rounds, seed }) => {
    return { lineUp: [candidate, candidates.length + opponent], rounds, seed }
  })
  const unplayed = await playMatches({ settings, warriors, matches, stop }, tools, {
    onMatch: (match, known) => {
      onPair(pairs[match]!, known)
    },
    ...(onProgress === undefined ? {} : { onProgress }),
  })
  return unplayed.map(({ match, reason }) => ({ pair: pairs[match]!, reason }))
}
