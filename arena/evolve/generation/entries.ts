import { assemble, usesPSpace, type Warrior } from '../../../vm/index.js'
import type { Store } from '../../store/index.js'
import type { StoredElite, StoredRun } from '../record/index.js'
import { type Champion, lastChampions, warriorName, selectingOpponents } from '../rules/index.js'
import type { Proposal, ProposalOrigin } from '../proposers/index.js'

/** A proposal on its way into the archive, in the form in which it is stored. */
export interface Entry extends ProposalOrigin {
  /** Redcode; null when the proposer got none. */
  readonly source: string | null
  /** Why there is no source or no warrior, in one line; null when there are both. */
  readonly problem: string | null
  /** Null when the source did not assemble, or there is none. */
  readonly warrior: Warrior | null
  /** Whose archive it competes for, from 0. */
  readonly island: number
}

export interface NumberedEntry extends Entry {
  /** Number in the generation, from 0. */
  readonly proposal: number
}

/** Assembles a proposal; its warrior is named after the place it has in the run. */
export function assembleEntry(
  proposal: Proposal,
  run: StoredRun,
  generation: number,
  number: number,
  maxLength: number,
): Omit<Entry, 'island'> {
  const { parents, operator, isNewStructure = false } = proposal
  const origin = { parents, operator, ...(isNewStructure ? { isNewStructure } : {}) }
  if (!proposal.ok) return { ...origin, source: null, problem: proposal.message, warrior: null }
  const entry = { ...origin, source: proposal.source, problem: null, warrior: null }
  const { warrior, diagnostics } = assemble(entry.source, { settings: { ...run.settings, maxLength } })
  if (warrior === null) {
    const first = diagnostics.find(({ level }) => level === 'error')
    const where = first === undefined || first.line === null ? '' : `line ${first.line}: `
    return { ...entry, problem: `${where}${first?.message ?? 'it does not assemble'}` }
  }
  if (warrior.instructions.length === 0) return { ...entry, problem: 'it has no instructions' }
  if (usesPSpace(warrior) && !run.options.pSpace) return { ...entry, problem: 'it uses P-space' }
  const name = warriorName(run, generation, number)
  return { ...entry, warrior: { ...warrior, name, author: 'Digital Red Queen' } }
}

/**
 * Known warriors that compete for the archives of a generation: initial opponents, only those of the run's stock where
 * champions are bred; and of what was bred since the archives last began anew past champions and the elites of the
 * generation before.
 */
export function warmStart(run: StoredRun, champions: readonly Champion[], store: Store): Entry[] {
  const { options } = run
  const age = ageOf(run, champions)
  const past = lastChampions(champions.slice(champions.length - age), options).map(({ warrior }) => warrior)
  const selecting = selectingOpponents(run).map((index) => run.warriors.opponent[index]!)
  const stock = new Set(run.warriors.stock.map(({ id }) => id))
  const isAllowed = (warrior: Warrior) =>
    (options.pSpace || !usesPSpace(warrior)) && (options.givenChampions || stock.has(warrior.id))
  return [
    ...(options.warmOpponents ? selecting.filter(isAllowed) : []).map((warrior, index) =>
      enter(warrior, 'initial opponent', index % options.islands),
    ),
    ...(options.warmChampions ? past : []).map((warrior, index) =>
      enter(warrior, 'past champion', index % options.islands),
    ),
    ...formerElites(run, champions, store).map(({ warrior, island }) => enter(warrior, 'elite', island)),
  ]
}

/** The elites of the generation before, where the archives go on from it. */
export function formerElites(run: StoredRun, champions: readonly Champion[], store: Store): StoredElite[] {
  const isWarm = run.options.warmElites && ageOf(run, champions) > 0
  return isWarm ? store.evolution.elites(run.id, champions.length) : []
}

/** Generations since the archives last began anew. */
function ageOf({ options }: StoredRun, { length }: readonly Champion[]): number {
  return options.restart === 0 ? length : length % options.restart
}

function enter(warrior: Warrior, operator: string, island: number): Entry {
  return { source: warrior.source, parents: [], operator, problem: null, warrior, island }
}
