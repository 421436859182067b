/** A run of the Digital Red Queen: what it is given, and how that is stored. */
import type { MarsSettings, Warrior } from '../../vm/index.js'
import type { Store } from '../store/index.js'
import { parseOptions, printOptions, withoutSpending, type EvolveOptions } from './options/index.js'

/** What a run begins with. */
export interface RunStart {
  readonly settings: MarsSettings
  /** 0 .. 2^53-1, or null for the run's number in the store. */
  readonly seed: number | null
  /** Without {@link optionProblems}. */
  readonly options: EvolveOptions
  /** Opponents of every round, at least one. */
  readonly opponents: readonly Warrior[]
  /** Whose code a genetic proposer starts from. */
  readonly seeds: readonly Warrior[]
  /** Whom the champions meet at the end. */
  readonly benchmark: readonly Warrior[]
}

/** Stores a new run and gives its number. */
export function beginRun(store: Store, start: RunStart, now: number): number {
  const { settings, seed, options, opponents, seeds, benchmark } = start
  return store.transaction(() => {
    for (const warrior of [...opponents, ...seeds, ...benchmark]) store.warriors.save(warrior, now)
    const warriors = { opponent: opponents, seed: seeds, benchmark }
    return store.evolution.createRun({ settings, seed, options, warriors }, now)
  })
}

/** The number of a stored run that begins with the same, whatever it may spend; null when there is none. */
export function findAlike(store: Store, start: RunStart & { readonly seed: number }): number | null {
  const { settings, seed, options, opponents, seeds, benchmark } = start
  const warriors = { opponent: opponents, seed: seeds, benchmark }
  const comparable = (stored: EvolveOptions) => printOptions(withoutSpending(stored))
  const wanted = comparable(parseOptions(printOptions(options)))
  return store.evolution.findAlike({ settings, seed, warriors }, (stored) => comparable(stored) === wanted)
}
