import type { Warrior } from '../../../vm/index.js'
import type { Random } from '../../random.js'
import type { Store } from '../../store/index.js'
import type { StoredGeneration, StoredRun } from '../record/index.js'
import { createGrid, createIslands, createKinds, type Islands, type KindOf } from '../archive/index.js'
import { lessonsOf } from '../history/index.js'
import { stagesOf, type Challenge } from '../evaluation/index.js'
import { opponentsOf, rulesOf, weightsOf, type Champion, type Rules } from '../rules/index.js'
import type { Prefilter } from '../surrogate/index.js'

export interface GenerationPlan {
  readonly run: StoredRun
  /** From 1. */
  readonly generation: number
  /** The run's generator: its state is stored with each unit. */
  readonly random: Random
  /** Champions of the generations before. */
  readonly champions: readonly Champion[]
  /** Whom no selection meets and who choose the champion; empty where the opponents do. */
  readonly judges: readonly Warrior[]
  /** Has learnt all stored rows; null where nothing is skipped. */
  readonly prefilter: Prefilter | null
}

/** A generation under way: whom it meets and how, which stays the same, and the archives, which each unit changes. */
export interface OpenGeneration extends GenerationPlan {
  /** The initial opponents of its panel, then the last champions under their names. */
  readonly opponents: readonly Warrior[]
  readonly rules: Rules
  readonly challenge: Challenge
  readonly islands: Islands
  /** What kinds of warriors the archives hold. */
  readonly kindOf: KindOf
  /** What the generations before have shown, for a model that is told; else null. */
  readonly lessons: string | null
  /** Ids of the warriors that the generation has evaluated; no code is evaluated twice. */
  readonly evaluated: Set<string>
  /** How far it was when it was opened. */
  readonly opened: StoredGeneration
  /** Whether its start is stored already. */
  readonly hasBegun: boolean
}

/** A new generation, or a stored one as its last unit left it. */
export function openGeneration(
  plan: GenerationPlan,
  { hasBegun, ...opened }: StoredGeneration & Pick<OpenGeneration, 'hasBegun'>,
  store: Store,
): OpenGeneration {
  const { run, generation, champions } = plan
  const { options } = run
  const { placementSeed, panel } = opened
  const opponents = opponentsOf(run, champions, panel)
  const rules = rulesOf(run, champions, opened)
  const { full, fitness, simulations, halving } = rules
  const kindOf = createKinds(run.settings)
  const grid = createGrid(options.axes, run.settings)
  const settings = { ...run.settings, maxCycles: rules.horizon }
  const stages = stagesOf(simulations, halving)
  return {
    ...{ ...plan, opponents, rules },
    challenge: {
      ...{ settings, full, opponents, fitness, simulations, stages, placementSeed, grid },
      weights: weightsOf(panel, opponents.length),
      ...(panel === null ? {} : { telling: opponents.map((_, index) => panel[index]?.isTelling ?? false) }),
    },
    islands: createIslands(options, grid, store.evolution.elites(run.id, generation), kindOf),
    kindOf,
    evaluated: new Set(
      store.evolution
        .proposals(run.id, generation)
        .flatMap(({ warriorId, fitness }) => (fitness !== null && warriorId !== null ? [warriorId] : [])),
    ),
    ...{ opened, hasBegun },
    lessons: options.model?.prompt.includes('lessons') === true ? lessonsBefore(plan, store) : null,
  }
}

function lessonsBefore({ run, generation, champions }: GenerationPlan, store: Store): string | null {
  const generations = store.evolution.generations(run.id)
  const outcomes = store.evolution.proposals(run.id, generation - 1)
  return lessonsOf({ run, champions, generations, outcomes })
}
