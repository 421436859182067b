/** Options as a run stores them. */
import { NO_BUDGET } from './budget.js'
import { PAPER_OPTIONS, type EvolveOptions } from './evolve-options.js'
import { completeModelOptions } from './model-options.js'
import { OPTION_ENTRIES } from './option-table.js'

const STORED_NAMES = new Map(
  OPTION_ENTRIES.flatMap(([name, { stored }]): [string, string][] =>
    stored === undefined ? [] : [[name, stored]],
  ),
)
const NAMES = new Map([...STORED_NAMES].map(([name, stored]) => [stored, name]))

/** The same values in the same order, under other names. */
function rename(values: Readonly<Record<string, unknown>>, names: ReadonlyMap<string, string>) {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [names.get(name) ?? name, value]))
}

/** Options as stored. A run of before an option was there has the paper's value of it. */
export function parseOptions(json: string): EvolveOptions {
  const stored = rename(JSON.parse(json) as Record<string, unknown>, NAMES) as Partial<EvolveOptions>
  const options = { ...PAPER_OPTIONS, ...stored }
  return { ...options, model: options.model === null ? null : completeModelOptions(options.model) }
}

/** The inverse of {@link parseOptions}. */
export function printOptions(options: EvolveOptions): string {
  return JSON.stringify(storedOptions(options))
}

/** The options under the names that databases, exports and `--json` have for them. */
export function storedOptions(options: EvolveOptions): Readonly<Record<string, unknown>> {
  return rename({ ...options }, STORED_NAMES)
}

/** The options without budget and prices, which decide when a run stops and not what comes of it. */
export function withoutSpending({ model, ...options }: EvolveOptions): EvolveOptions {
  if (model === null) return { ...options, model }
  const models = model.models.map((choice) => ({ ...choice, price: null }))
  return { ...options, model: { ...model, models, budget: NO_BUDGET } }
}
