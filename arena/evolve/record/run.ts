import type { MarsSettings, Warrior } from '../../../vm/index.js'
import type { EvolveOptions } from '../options/index.js'
import type { RunRole } from './run-role.js'

/** What an evolution run is given. Its warriors must be stored. */
export interface RunPlan {
  readonly settings: MarsSettings
  /** A whole number, or null for the run's own number. */
  readonly seed: number | null
  /** Stored as text, and read once: when the run is loaded. */
  readonly options: EvolveOptions
  readonly warriors: Readonly<Record<RunRole, readonly Warrior[]>>
}

/** A run as the store keeps it, to be gone on with or looked at. */
export interface StoredRun extends RunPlan {
  readonly id: number
  readonly seed: number
  /** State of the generator after the last stored unit; empty before the first. */
  readonly random: string
  readonly status: 'open' | 'finished'
  /** Milliseconds since 1970. */
  readonly createdAt: number
  readonly usedAt: number
}

/** One of the opponents that a run began with, as a generation meets it. */
export interface PanelSeat {
  /** Index into the run's opponents, from 0. */
  readonly opponent: number
  /** How much its fights count beside those with the others, > 0; 1 on average. */
  readonly weight: number
  /** Whether it tells strong warriors from weak ones better than most: candidates meet these first. */
  readonly isTelling: boolean
}

/** How far a generation of a run is. */
export interface StoredGeneration {
  /** From 1. */
  readonly generation: number
  readonly placementSeed: number
  readonly iterations: number
  readonly proposals: number
  /** Proposal that became the champion; null while the generation is open. */
  readonly champion: number | null
  /** Whom it meets beside champions; null for all opponents alike. */
  readonly panel: readonly PanelSeat[] | null
  /** The champion's points a fight against the judges, 0 .. 3; null while the generation is open, and without judges. */
  readonly judged: number | null
}
