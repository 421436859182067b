import type { MarsSettings } from '../../../vm/index.js'
import type { Places } from '../../places.js'
import type { WarriorScore } from '../../score.js'

/** Every two entrants, line-ups drawn by lot, or line-ups that the user wrote down. */
export type TournamentKind = 'round-robin' | 'melee' | 'line-ups'

/** A warrior in a tournament, under the name it entered with. */
export interface TournamentEntrant {
  readonly warriorId: string
  readonly name: string
}

/** All that decides a tournament's matches, and its name. The same plan is the same tournament. */
export interface TournamentPlan {
  readonly name: string
  readonly kind: TournamentKind
  readonly settings: MarsSettings
  /** Rounds of each match, >= 1; null when they differ. */
  readonly rounds: number | null
  /** Of {@link Places}; null when matches have seeds of their own. */
  readonly seed: number | null
  readonly places: Places['kind']
  readonly entrants: readonly TournamentEntrant[]
  /** Matches when it is finished. */
  readonly matchCount: number
  /** The line-ups as text, where they do not follow from the entrants. */
  readonly lineUps?: string
}

/** A tournament as the store keeps it, to be gone on with or looked at. */
export interface StoredTournament extends Omit<TournamentPlan, 'lineUps'> {
  readonly id: number
  readonly status: 'open' | 'finished'
  /** Milliseconds since 1970. */
  readonly createdAt: number
  /** When it was last started or finished. */
  readonly usedAt: number
}

/** All rounds of one entrant in one tournament. */
export interface TournamentTotal extends WarriorScore {
  /** The entrant's place in the list of entrants, from 0. */
  readonly entrant: number
  readonly matches: number
}

/** A match of a tournament's schedule. */
export interface TournamentMatch {
  /** The match's place in the schedule, from 0. */
  readonly number: number
  /** Places among the entrants, in load order. */
  readonly lineUp: readonly number[]
  readonly matchId: number
}
