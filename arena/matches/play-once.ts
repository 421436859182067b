import {
  failure,
  success,
  type MarsSettings,
  type MatchOutcome,
  type Result,
  type StopRule,
  type Warrior,
} from '../../vm/index.js'
import { totalSteps } from '../workers/index.js'
import { playMatches, type MatchTools } from './play-matches.js'

/** Where matches are fought and stored, and who is told of each. */
export interface Arena extends MatchTools {
  /** Called for each match as soon as it is known, with the instructions it took; 0 when it was stored. */
  readonly onMatch?: (steps: number) => void
}

/** What matches have in common that are looked up or played. */
export interface MatchRules {
  readonly settings: MarsSettings
  readonly rounds: number
  readonly stop: StopRule
}

/** The warriors of a match, and the placements that its seed draws. */
export interface SeededLineUp {
  /** In load order. */
  readonly lineUp: readonly Warrior[]
  /** State of pMARS's generator before round 1. */
  readonly seed: number
}

/** A match with all its rounds, from the store or played just now. */
export interface PlayedMatch {
  readonly matchId: number
  readonly outcome: MatchOutcome
  /** False when it was in the store. */
  readonly isNew: boolean
}

/**
 * The outcome of each match. One that is stored is not played again, the same one is played once, and each is stored as
 * soon as it is played. A match that killed its worker twice has a failure in place of its outcome. Rejects with the
 * signal's reason when aborted.
 */
export async function playOnce(
  seeded: readonly SeededLineUp[],
  { settings, rounds, stop }: MatchRules,
  { onMatch, ...tools }: Arena,
): Promise<Result<PlayedMatch, 'unplayed'>[]> {
  const warriors = [
    ...new Map(
      seeded.flatMap(({ lineUp }) => lineUp.map((warrior) => [warrior.id, warrior] as const)),
    ).values(),
  ]
  const places = new Map(warriors.map(({ id }, index) => [id, index]))
  const matches = seeded.map(({ lineUp, seed }) => ({
    lineUp: lineUp.map(({ id }) => places.get(id)!),
    rounds,
    seed,
  }))
  const played = new Array<Result<PlayedMatch, 'unplayed'>>(matches.length)
  const unplayed = await playMatches({ settings, warriors, matches, stop }, tools, {
    onMatch(match, { matchId, isNew, outcome }) {
      const rounds = outcome()
      played[match] = success({ matchId, isNew, outcome: rounds })
      onMatch?.(isNew ? totalSteps(rounds) : 0)
    },
  })
  for (const { match, reason } of unplayed) played[match] = failure('unplayed', reason)
  return played
}
