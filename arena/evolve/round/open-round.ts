import type { Warrior } from '../../../vm/index.js'
import { drawPlacementSeed, type Random } from '../../random.js'
import type { Store, StoredRound, StoredRun } from '../../store/index.js'
import { createGrid, createIslands, type Islands } from '../archive/index.js'
import { stagesOf, type Challenge } from '../evaluation/index.js'
import { opponentsOf, rulesOf, type Champion, type Rules } from '../rules/index.js'
import type { Prefilter } from '../surrogate/index.js'

export interface RoundPlan {
  readonly run: StoredRun
  /** From 1. */
  readonly round: number
  /** The run's generator: its state is stored with each unit. */
  readonly random: Random
  /** Champions of the rounds before. */
  readonly champions: readonly Champion[]
  /** Has learnt all stored rows; null where nothing is skipped. */
  readonly prefilter: Prefilter | null
}

/** A round under way: whom it meets and how, which stays the same, and the archives, which each unit changes. */
export interface OpenRound extends RoundPlan {
  /** The initial opponents, then the last champions under their names. */
  readonly opponents: readonly Warrior[]
  readonly rules: Rules
  readonly challenge: Challenge
  readonly islands: Islands
  /** Ids of the warriors that the round has evaluated; no code is evaluated twice. */
  readonly evaluated: Set<string>
  /** How far it was when it was opened. */
  readonly opened: StoredRound
  /** Whether its start is stored already. */
  readonly hasBegun: boolean
}

/** A new round, or a stored one as its last unit left it. */
export function openRound(plan: RoundPlan, store: Store): OpenRound {
  const { run, round, champions } = plan
  const { options } = run
  const stored = store.evolution.rounds(run.id).find((known) => known.round === round)
  const placementSeed = stored?.placementSeed ?? drawPlacementSeed(run.seed, round)
  const opponents = opponentsOf(run, champions)
  const rules = rulesOf(run, champions, placementSeed)
  const { full, fitness, simulations, halving } = rules
  const grid = createGrid(options.axes, run.settings)
  const settings = { ...run.settings, maxCycles: rules.horizon }
  const stages = stagesOf(simulations, halving)
  return {
    ...{ ...plan, opponents, rules },
    challenge: { settings, full, opponents, fitness, simulations, stages, placementSeed, grid },
    islands: createIslands(options, grid, store.evolution.elites(run.id, round)),
    evaluated: new Set(
      store.evolution
        .proposals(run.id, round)
        .flatMap(({ warriorId, fitness }) => (fitness !== null && warriorId !== null ? [warriorId] : [])),
    ),
    opened: stored ?? { round, placementSeed, iterations: 0, proposals: 0, champion: null },
    hasBegun: stored !== undefined,
  }
}
