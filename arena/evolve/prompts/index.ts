/** What a language model is told. Our own words; the examples are ours too. */
export type { Briefing } from './briefing.js'
export { crossoverPrompt, editPrompt, mutatePrompt } from './change.js'
export { newPrompt } from './new.js'
export { quoteLine, quoteName, quoteSource } from './quotation.js'
export { repairPrompt } from './repair.js'
export { systemPrompt } from './system.js'
