import type { MarsSettings } from '../../../vm/index.js'
import type { ModelOptions } from './model-options.js'
import type { ProposerName } from './names.js'
import { isDerived, type OptionEntry } from './option-entry.js'
import { OPTION_ENTRIES, type OptionValues } from './option-table.js'

/** All that decides a run besides settings, seed and warriors. Stored with the run, so that it can go on. */
export interface EvolveOptions extends OptionValues {
  readonly proposer: ProposerName
  /** What the llm and the mixed proposer ask; null with the genetic one. Never a key. */
  readonly model: ModelOptions | null
}

/** The paper's settings (arXiv 2601.03335), one proposal at a time. */
export const PAPER_OPTIONS: EvolveOptions = {
  proposer: 'genetic',
  ...valuesOf(({ paper }) => paper),
  model: null,
}

/**
 * Ours: one against one with the opponents and the last champions, in short and in full fights, with everything that was
 * found to make strong warriors in little time. A language model is asked a hundred questions, the genetic operators cost
 * nothing.
 */
export function defaultOptions(proposer: ProposerName, settings: MarsSettings): EvolveOptions {
  const usual = ({ ours }: OptionEntry<unknown>) => (isDerived(ours) ? ours.from(settings) : ours)
  const ownOf = (entry: OptionEntry<unknown>) => (proposer === 'genetic' ? undefined : entry[proposer])
  return {
    proposer,
    ...valuesOf((entry) => {
      const own = ownOf(entry)
      return own === undefined ? usual(entry) : own
    }),
    model: null,
  }
}

/**
 * The same for a run without any warrior to start from: it has nothing to begin anew with, only its own champions to
 * meet, and at first hardly anything that ends before its time.
 */
export function fromScratch(options: EvolveOptions): EvolveOptions {
  return {
    ...options,
    ...valuesOf(({ fromScratch }, name) => {
      return fromScratch === undefined ? options[name] : fromScratch(options[name])
    }),
  }
}

function valuesOf(valueOf: (entry: OptionEntry<unknown>, name: keyof OptionValues) => unknown): OptionValues {
  return Object.fromEntries(
    OPTION_ENTRIES.map(([name, entry]) => [name, valueOf(entry, name)]),
  ) as unknown as OptionValues
}
