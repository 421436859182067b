/** A run of the optimiser: what it is given, and how that is stored. */
import { assemble, type Diagnostic, type MarsSettings, type Warrior } from '../../vm/index.js'
import { createRandom, drawPlacementSeed } from '../random.js'
import { placementSeedOf, type Places } from '../places.js'
import type { Store } from '../store/index.js'
import type { StoredOptimization } from './record/index.js'
import type { VaryRequest } from './directives.js'
import { findVariables, type Variable } from './variables.js'

/** All that decides a run besides warrior, opponents, settings and seed. */
export interface OptimizeOptions {
  /** Rounds against each opponent in the last stage, >= 1; twice as many in the report. */
  readonly rounds: number
  /** Cycles of a fight in selection, or null for those of the settings. */
  readonly horizon: number | null
  /** Constants named by flags. */
  readonly vary: readonly Omit<VaryRequest, 'place'>[]
  /** Runs of before, which say nothing of it, have shared ones. */
  readonly places?: Places['kind']
}

/** What an optimisation is given. */
export interface OptimizeStart {
  /** Of the warrior's file, for people. */
  readonly name: string
  readonly warrior: Warrior
  /** The warrior's own code among them is left out. */
  readonly opponents: readonly Warrior[]
  readonly settings: MarsSettings
  /** 0 .. 2^53-1. */
  readonly seed: number
  readonly options: OptimizeOptions
  /** Candidates to be judged, the original included, >= 1. */
  readonly candidates: number
}

/** Streams of the run's seed; proposals use those from `PROPOSALS` on, one for each number of candidates judged. */
export const STREAM = { opponents: 1, stages: 2, report: 99, proposals: 1000 } as const

/**
 * Seeds of the fights of one stage against each opponent. They are told by the warrior that is tuned, not by the
 * candidate: all candidates stand where the others stood, and those that differ in what never matters score the same.
 */
export function placesOf({ run, options, warrior }: LoadedOptimization, stream: number) {
  const places = { kind: options.places ?? 'shared', seed: drawPlacementSeed(run.seed, stream) }
  return (opponent: Warrior) => placementSeedOf(places, [warrior.id, opponent.id])
}

/** How sources of a run are assembled: a fight of two. */
export const assemblyOf = (settings: MarsSettings, { rounds }: OptimizeOptions) => ({
  settings,
  rounds,
  warriors: 2,
})

/** The variables of a warrior under these options, or what is wrong with how they are named. */
export function variablesOf(
  warrior: Warrior,
  settings: MarsSettings,
  options: OptimizeOptions,
): { readonly variables: readonly Variable[]; readonly problems: readonly Diagnostic[] } {
  return findVariables(warrior, options.vary, assemblyOf(settings, options))
}

/**
 * Stores a run that tunes the constants of a warrior, or finds the one of the same plan, and gives its number for
 * `optimize`. The constants are labels of EQU, named by `options.vary` or by `;optimize NAME LOW..HIGH` in its
 * source. More candidates than before move the end of the run; fewer change nothing that was judged. Throws a
 * RangeError without an opponent other than the warrior itself.
 */
export function beginOptimization(store: Store, start: OptimizeStart, now: number): number {
  const { name, warrior, settings, seed, options, candidates } = start
  const others = new Map(start.opponents.map((opponent) => [opponent.id, opponent]))
  others.delete(warrior.id)
  if (others.size === 0) throw new RangeError('a run needs an opponent other than the warrior itself')
  const opponents = shuffle([...others.values()], seed)
  return store.transaction(() => {
    for (const opponent of opponents) store.warriors.save(opponent, now)
    const plan = { name, settings, seed, source: warrior.source, options: JSON.stringify(options), opponents }
    // One of before that was stopped goes on with the places that it had.
    const { places: _places, ...older } = options
    const before = store.optimize.known({ ...plan, options: JSON.stringify(older) })
    const goesOn = before !== null && store.optimize.find(before)!.status === 'open'
    const id = goesOn ? before : store.optimize.begin(plan, candidates, now)
    store.optimize.update(id, { candidates, status: 'open' }, now)
    return id
  })
}

/** The first stages take the first ones. */
function shuffle(warriors: Warrior[], seed: number): Warrior[] {
  const random = createRandom(seed, STREAM.opponents)
  for (let last = warriors.length - 1; last > 0; last--) {
    const other = random.below(last + 1)
    ;[warriors[last], warriors[other]] = [warriors[other]!, warriors[last]!]
  }
  return warriors
}

/** A stored optimisation, its warrior assembled and its variables found. */
export interface LoadedOptimization {
  readonly run: StoredOptimization
  readonly options: OptimizeOptions
  readonly warrior: Warrior
  readonly variables: readonly Variable[]
}

/** A stored run with what follows from its row. RangeError when there is none, or another version made it. */
export function loadOptimization(store: Store, id: number): LoadedOptimization {
  const run = store.optimize.find(id)
  if (run === null) throw new RangeError(`there is no run ${id}`)
  const options = JSON.parse(run.options) as OptimizeOptions
  const { warrior } = assemble(run.source, assemblyOf(run.settings, options))
  const variables = warrior === null ? [] : variablesOf(warrior, run.settings, options).variables
  if (warrior === null || variables.length === 0)
    throw new RangeError(`run ${id} cannot go on: its source has another meaning to this version`)
  return { run, options, warrior, variables }
}
