/** How a run begins, and how a stored one goes on with other limits. */
import type { MarsSettings } from '../../../vm/index.js'
import type { Store } from '../../store/index.js'
import type { StoredRun } from '../record/index.js'
import {
  optionProblems,
  parseOptions,
  printOptions,
  withoutSpending,
  type EvolveOptions,
  type ModelOptions,
} from '../options/index.js'
import type { RunWarriors } from './warriors.js'

/** What a run begins with; its opponents are at least one. */
export interface RunStart extends RunWarriors {
  readonly settings: MarsSettings
  /** 0 .. 2^53-1, or null for the run's number in the store. */
  readonly seed: number | null
  /** Without {@link optionProblems}. */
  readonly options: EvolveOptions
}

/**
 * Stores a new run of the Digital Red Queen and gives its number; `playRun` plays `store.evolution.findRun(number)`.
 * Nothing is checked here: `optionProblems` must have found nothing, and there must be an opponent. `now` is
 * milliseconds since 1970. Throws a StoreError when the store fails.
 */
export function beginRun(store: Store, start: RunStart, now: number): number {
  const { settings, seed, options, opponents, stock, benchmark } = start
  return store.transaction(() => {
    for (const warrior of [...opponents, ...stock, ...benchmark]) store.warriors.save(warrior, now)
    const warriors = { opponent: opponents, stock, benchmark }
    return store.evolution.createRun({ settings, seed, options, warriors }, now)
  })
}

/**
 * The stored run that begins with the same, whatever it may spend, with the budget that is given now; or a new one.
 * Gives its number. What is there is not evolved again.
 */
export function beginOrFindRun(
  store: Store,
  start: RunStart & { readonly seed: number },
  now: number,
): number {
  const known = findAlike(store, start)
  if (known === null) return beginRun(store, start, now)
  store.evolution.updateRun(known, { options: start.options }, now)
  return known
}

/** The number of a stored run that begins with the same, whatever it may spend; null when there is none. */
export function findAlike(store: Store, start: RunStart & { readonly seed: number }): number | null {
  const { settings, seed, options, opponents, stock, benchmark } = start
  const warriors = { opponent: opponents, stock, benchmark }
  const comparable = (stored: EvolveOptions) => printOptions(withoutSpending(stored))
  const wanted = comparable(parseOptions(printOptions(options)))
  return store.evolution.findAlike({ settings, seed, warriors }, (stored) => comparable(stored) === wanted)
}

/** What may change in a run that goes on. */
export interface RunChange {
  /** Moves its end; undefined leaves it. */
  readonly generations?: number | undefined
  /** What models are asked, and at what price; null where none is. */
  readonly model: ModelOptions | null
}

/** The run as it goes on, or why it cannot. */
export type ResumedRun =
  | { readonly ok: true; readonly run: StoredRun }
  | {
      readonly ok: false
      /** It has begun more generations than it shall have; or the options do not fit its settings and warriors. */
      readonly code: 'GenerationsPassed' | 'BadOptions'
      readonly problems: readonly string[]
    }

/** Stores the change, if it is one. A run that has ended is open again where its number of generations is given. */
export function resumeRun(
  run: StoredRun,
  { generations, model }: RunChange,
  store: Store,
  now: number,
): ResumedRun {
  const before = run.options
  const options = { ...before, model, generations: generations ?? before.generations }
  if (printOptions(options) === printOptions(before)) return { ok: true, run }
  const begun = store.evolution.generations(run.id).length
  if (options.generations < begun) {
    const problem = `run ${run.id} has begun generation ${begun} already`
    return { ok: false, code: 'GenerationsPassed', problems: [problem] }
  }
  const problems = optionProblems(options, run.settings, run.warriors.opponent.length)
  if (problems.length > 0) return { ok: false, code: 'BadOptions', problems }
  const change = { options, ...(generations === undefined ? {} : { status: 'open' as const }) }
  store.evolution.updateRun(run.id, change, now)
  return { ok: true, run: store.evolution.findRun(run.id)! }
}
