/** What an earlier run bred, carried over to the core of a run that goes on from it. */
import { printWarrior, type MarsSettings, type Warrior } from '../../../vm/index.js'
import {
  carryCode,
  carryOver,
  compositionOf,
  layOut,
  PART_TABLE,
  printTypedWarrior,
} from '../../parts/index.js'
import { createRandom } from '../../random.js'
import type { Store } from '../../store/index.js'
import { fittest } from '../archive/index.js'
import type { StoredRun } from '../record/index.js'
import { distinctWarriors, givenIds, storedChampions } from '../rules/index.js'
import { assembleEntry, type Entry } from './entries.js'

/** Warriors that are carried over at most. */
const MOST_CARRIED = 64

/**
 * The champions of the run that the options name, the last first, and the fittest of its last archives, no given warriors:
 * compositions by the kinds of their constants, plain code by its fields. They compete for the first archives, and what
 * comes of them is bred by this run. `first` is the number of their first proposal. None where no run is named; RangeError
 * where the store does not hold it.
 */
export function carriedEntries(run: StoredRun, first: number, store: Store): Entry[] {
  const { carryFrom, islands } = run.options
  if (carryFrom === null) return []
  const earlier = store.evolution.findRun(carryFrom)
  if (earlier === null) throw new RangeError(`there is no run ${carryFrom} to carry over from`)
  const carried: Entry[] = []
  for (const [index, warrior] of survivorsOf(earlier, store).entries()) {
    if (carried.length === MOST_CARRIED) break
    const source = carrySource(warrior, earlier.settings, run.settings, createRandom(run.seed, index))
    if (source === null) continue
    const proposal = { ok: true, source, parents: [warrior.id], operator: 'carried over' } as const
    const entry = assembleEntry(proposal, run, 1, first + carried.length, run.settings.maxLength)
    if (entry.warrior !== null) carried.push({ ...entry, island: carried.length % islands })
  }
  return carried
}

function survivorsOf(earlier: StoredRun, store: Store): Warrior[] {
  const champions = storedChampions(store, earlier)
  // A generation that was cut off has the elites of the one before, and what it bred.
  const generation = store.evolution.generations(earlier.id).at(-1)?.generation ?? 0
  const last = store.evolution.elites(earlier.id, generation)
  const given = givenIds(earlier)
  const bred = [...champions.toReversed(), ...fittest(last, last.length)].map(({ warrior }) => warrior)
  return distinctWarriors(bred.filter(({ id }) => !given.has(id)))
}

function carrySource(
  warrior: Warrior,
  from: MarsSettings,
  to: MarsSettings,
  random: ReturnType<typeof createRandom>,
): string | null {
  const composition = compositionOf(warrior, from)
  const typed = composition === null ? null : carryOver(composition, from, to, random)
  const layout = typed === null ? null : layOut(typed, to, PART_TABLE)
  if (typed !== null && layout?.ok === true) return printTypedWarrior(typed, layout.value, to)
  const code = carryCode(warrior, from, to)
  if (code === null) return null
  const { name } = warrior
  const credits = { name: 'Red Queen', author: 'Digital Red Queen', strategy: `Carried over from ${name}` }
  return printWarrior({ ...credits, ...code, pin: null }, to.standard)
}
