import { usesPSpace, type MatchOutcome, type Warrior } from '../../../vm/index.js'
import type { Cell, Grid } from '../archive/index.js'
import { createTally, type Tally } from '../fitness/index.js'

/** A candidate that is being evaluated, and what has come of its fights so far. */
export interface RunningTrial {
  readonly candidate: Warrior
  /** Whether it has instructions for P-space. */
  readonly learns: boolean
  tally: Tally
  /** The rounds in one core so far, stage by stage. */
  readonly core: MatchOutcome[]
  /** Instructions so far. */
  steps: number
  /** Why a match could not be played. */
  problem: string | null
  /** The stored match in one core; null before it is stored, and where there is none. */
  matchId: number | null
}

/** A trial before its first fight, against opponents of these weights. */
export function beginTrial(candidate: Warrior, weights: readonly number[]): RunningTrial {
  return {
    candidate,
    learns: usesPSpace(candidate),
    tally: createTally(weights),
    core: [],
    steps: 0,
    problem: null,
    matchId: null,
  }
}

/** The cell of the archive into which a candidate falls by its fights so far. */
export function cellOf({ candidate, tally }: RunningTrial, grid: Grid): Cell {
  return grid.cellOf({ program: candidate, ...tally.means() })
}
