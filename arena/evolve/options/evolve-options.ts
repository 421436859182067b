import type { MarsSettings } from '../../../vm/index.js'
import type { ModelOptions } from './model-options.js'
import type { ProposerName } from './names.js'
import { isDerived, type OptionEntry } from './option-entry.js'
import { OPTION_ENTRIES, type OptionValues } from './option-table.js'

/**
 * All that decides a run of the Digital Red Queen besides settings, seed and warriors. Stored with the run, so that
 * it can go on. `defaultOptions` and `PAPER_OPTIONS` are to start from, `optionProblems` checks the ranges.
 */
export interface EvolveOptions extends OptionValues {
  readonly proposer: ProposerName
  /** What the llm and the mixed proposer ask; null with the genetic one. Never a key. */
  readonly model: ModelOptions | null
}

/**
 * Options of a run as the paper has them (arXiv 2601.03335): 20 generations of 250 proposals, one at a time, all
 * warriors in one core. They name the genetic proposer; the paper's asks a model, which must be named in `model`.
 */
export const PAPER_OPTIONS: EvolveOptions = {
  proposer: 'genetic',
  ...valuesOf(({ paper }) => paper),
  model: null,
}

/**
 * Options of a run that make strong warriors in little time: one against one with the opponents and the last
 * champions, in full fights, 8 generations of 500 proposals (100 with `llm`, which asks a model for each). With `llm` and `mixed` set `model` too.
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
 * Options of a run without any warrior to start from: it has nothing to begin anew with, only its own champions to
 * meet, and at first hardly anything that ends before its time.
 */
export function fromScratch(options: EvolveOptions, settings: MarsSettings): EvolveOptions {
  return {
    ...options,
    ...valuesOf(({ fromScratch }, name) => {
      if (fromScratch === undefined) return options[name]
      return isDerived(fromScratch) ? fromScratch.from(settings) : fromScratch(options[name])
    }),
  }
}

function valuesOf(valueOf: (entry: OptionEntry<unknown>, name: keyof OptionValues) => unknown): OptionValues {
  return Object.fromEntries(
    OPTION_ENTRIES.map(([name, entry]) => [name, valueOf(entry, name)]),
  ) as unknown as OptionValues
}
