import type { MarsSettings, Warrior } from '../../../vm/index.js'
import type { Grid } from '../archive/index.js'
import type { FitnessName } from '../options/index.js'

/** What all candidates of a generation meet: the same opponents from the same places. */
export interface Challenge {
  /** Of the fights: their cycles may be fewer than the preset's. */
  readonly settings: MarsSettings
  /** Cycles of the fights one against one with a part of the opponents, and how large it is, 0 .. 1. */
  readonly full: { readonly maxCycles: number; readonly share: number }
  readonly opponents: readonly Warrior[]
  /** How much the fights one against one with each opponent count, > 0. */
  readonly weights: readonly number[]
  /** By opponent, whether candidates meet it before the others; absent for none. See {@link duelRounds}. */
  readonly telling?: readonly boolean[]
  readonly fitness: FitnessName
  /** Rounds in one core, and rounds against each opponent one against one. */
  readonly simulations: number
  /** After how many of them hopeless candidates are given up: see {@link stagesOf}. */
  readonly stages: readonly number[]
  /** State of pMARS's generator before the first simulation, 1 .. 2^31-2. */
  readonly placementSeed: number
  readonly grid: Grid
}
