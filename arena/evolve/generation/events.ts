import type { Cell, Elite } from '../archive/index.js'
import type { Champion } from '../rules/index.js'
import type { EvolveOptions } from '../options/index.js'

/** What became of one proposal. */
export interface Trial {
  readonly proposal: number
  readonly operator: string
  /** Null when it did not assemble or could not be fought; then `problem` says why. */
  readonly result: (Cell & { readonly fitness: number }) | null
  readonly problem: string | null
  readonly placed: boolean
}

/** What a run reports while it goes on. */
export type EvolveEvent =
  | {
      readonly type: 'run'
      readonly runId: number
      readonly seed: number
      readonly options: EvolveOptions
      /** Opponents of every generation, of those that the run began with. */
      readonly initialOpponents: number
      /** Of the generations that were finished before. */
      readonly champions: readonly Champion[]
    }
  | {
      /** A generation begins or goes on. */
      readonly type: 'generation'
      readonly generation: number
      /** Names. */
      readonly opponents: readonly string[]
      readonly iterations: number
      /** The best of each cell. */
      readonly elites: readonly Elite[]
    }
  /** An evaluation is done or given up: the instructions it took, 0 when its match was in the store. */
  | { readonly type: 'match'; readonly steps: number }
  | {
      /** A unit is stored: the start of a generation or a batch. */
      readonly type: 'unit'
      readonly generation: number
      readonly iterations: number
      readonly trials: readonly Trial[]
      readonly elites: readonly Elite[]
    }
  | { readonly type: 'champion'; readonly champion: Champion }
