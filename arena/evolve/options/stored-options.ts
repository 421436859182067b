/** Options as a run stores them. */
import { NO_BUDGET } from './budget.js'
import { PAPER_OPTIONS, type EvolveOptions } from './evolve-options.js'
import { completeModelOptions } from './model-options.js'

/** Options as stored. A run of before an option was there has the paper's value of it. */
export function parseOptions(json: string): EvolveOptions {
  const options = { ...PAPER_OPTIONS, ...(JSON.parse(json) as Partial<EvolveOptions>) }
  return { ...options, model: options.model === null ? null : completeModelOptions(options.model) }
}

/** The inverse of {@link parseOptions}. */
export function printOptions(options: EvolveOptions): string {
  return JSON.stringify(options)
}

/** The options without budget and prices, which decide when a run stops and not what comes of it. */
export function withoutSpending({ model, ...options }: EvolveOptions): EvolveOptions {
  if (model === null) return { ...options, model }
  const models = model.models.map((choice) => ({ ...choice, price: null }))
  return { ...options, model: { ...model, models, budget: NO_BUDGET } }
}
