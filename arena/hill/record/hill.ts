import type { WarriorScore } from '../../score.js'
import type { HillRules } from './hill-rules.js'

/** A warrior as a hill calls it. */
export interface HillWarrior {
  readonly warriorId: string
  readonly name: string
  readonly author: string
}

/** A warrior on a hill, with all its rounds against the others there. */
export interface HillMember extends HillWarrior, WarriorScore {
  /** Successful challenges of others that it survived. */
  readonly age: number
  /** Number of the challenge by which it came. */
  readonly entered: number
}

/** A warrior that left. */
export interface HillDeparture extends HillWarrior {
  readonly age: number
  readonly reason: 'pushed off' | 'replaced' | 'retired'
}

/** A challenge, with the challenger's rounds against the incumbents. */
export interface HillChallenge extends HillWarrior, WarriorScore {
  /** From 1. */
  readonly number: number
  /** The challenger's place among the incumbents and itself. */
  readonly rank: number
  readonly contenders: number
  /** True when it is on the hill then. */
  readonly succeeded: boolean
  readonly departures: readonly HillDeparture[]
  /** Milliseconds since 1970. */
  readonly challengedAt: number
}

/** A hill as the store keeps it: its rules, and who stands on it. */
export interface StoredHill extends HillRules {
  readonly pSpace: boolean
  readonly id: number
  /** So far. */
  readonly challenges: number
  /** Milliseconds since 1970. */
  readonly createdAt: number
  /** Best first. */
  readonly members: readonly HillMember[]
}
