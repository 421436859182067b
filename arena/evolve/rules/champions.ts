import type { Warrior } from '../../../vm/index.js'
import type { Store } from '../../store/index.js'
import type { PanelSeat, StoredGeneration, StoredRun } from '../record/index.js'
import type { Elite } from '../archive/index.js'
import type { EvolveOptions } from '../options/index.js'
import { maxFitnessOf } from '../fitness/index.js'

/** The winner of a generation. */
export interface Champion extends Elite {
  /** From 1. */
  readonly generation: number
  /** `Red Queen r3 seed 7`, or the warrior's own name where a given warrior or an earlier champion held its place. */
  readonly name: string
  /** Bred in this generation, or a champion or initial opponent that nothing in the archive surpassed. */
  readonly origin: 'bred' | 'champion' | 'opponent'
  /** Filled cells of the generation's archives. */
  readonly cells: number
  /** The most that the fitness can be: the warriors in the core, or the points of a win. */
  readonly maxFitness: number
  /** Proposals after those of the start. */
  readonly iterations: number
  /**
   * Points a fight against the run's judges, whom no selection meets, 0 .. 3; null where there are none. The fitness says
   * more than this of how well it does what it was selected by, less of how it does elsewhere.
   */
  readonly judged: number | null
}

/** Champions of the finished generations of a run, the first generation's first. */
export function storedChampions(store: Store, run: StoredRun): Champion[] {
  const champions: Champion[] = []
  for (const generation of store.evolution.generations(run.id))
    if (generation.champion !== null) champions.push(recallChampion(store, run, generation, champions))
  return champions
}

/** The champion of a finished generation as it is stored; `earlier` are those of the generations before. */
export function recallChampion(
  store: Store,
  run: StoredRun,
  { generation, iterations, panel, judged }: StoredGeneration,
  earlier: readonly Champion[],
): Champion {
  const elite = store.evolution.champion(run.id, generation)
  if (elite === null) throw new RangeError(`generation ${generation} of run ${run.id} has no champion`)
  const { island: _island, slot: _slot, ...own } = elite
  const { id } = elite.warrior
  const opponents = opponentsOf(run, earlier, panel)
  const known = opponentsOf(run, earlier, null).find((opponent) => opponent.id === id)
  const isGiven = run.warriors.opponent.some((opponent) => opponent.id === id)
  return {
    ...own,
    generation,
    name: known?.name ?? championName(run, generation),
    origin: known === undefined ? 'bred' : isGiven ? 'opponent' : 'champion',
    cells: store.evolution.filledCells(run.id, generation),
    maxFitness: maxFitnessOf(run.options.fitness, opponents.length),
    iterations,
    judged,
  }
}

/** Most instructions of a generation's proposals: it doubles with each champion that wins more than it ties. */
export function lengthLimitOf(
  { settings, options: { lengthLimit } }: StoredRun,
  champions: readonly Champion[],
): number {
  if (lengthLimit === null) return settings.maxLength
  return Math.min(settings.maxLength, lengthLimit * 2 ** champions.filter(winsMoreThanTies).length)
}

function winsMoreThanTies({ results, fitness }: Champion): boolean {
  if (results === null) return fitness > 1
  return results.reduce((sum, [wins, ties]) => sum + wins - ties, 0) > 0
}

/**
 * Whom a generation meets: the initial opponents that are in its panel, all without one, then the last K champions under
 * their names as champions.
 */
export function opponentsOf(
  { options, warriors: { opponent } }: StoredRun,
  earlier: readonly Champion[],
  panel: readonly PanelSeat[] | null,
): Warrior[] {
  const past = lastChampions(earlier, options)
  const initial = panel === null ? opponent : panel.map((seat) => opponent[seat.opponent]!)
  return [...initial, ...past.map(({ warrior, name }) => ({ ...warrior, name }))]
}

/** How much each of so many opponents of a generation counts: those of its panel by their weights, champions 1. */
export function weightsOf(panel: readonly PanelSeat[] | null, opponents: number): number[] {
  return Array.from({ length: opponents }, (_, index) => panel?.[index]?.weight ?? 1)
}

export function lastChampions(earlier: readonly Champion[], { lastK }: EvolveOptions): readonly Champion[] {
  return lastK === null ? earlier : earlier.slice(Math.max(0, earlier.length - lastK))
}

/** What a proposal's warrior is called. */
export function warriorName(run: Pick<StoredRun, 'seed'>, generation: number, proposal: number): string {
  return `${championName(run, generation)} #${proposal}`
}

/** What a generation's champion is called when the generation brought it forth. */
function championName({ seed }: Pick<StoredRun, 'seed'>, generation: number): string {
  return `Red Queen r${generation} seed ${seed}`
}
