/** Where new warriors come from. */
export * from './all-settled.js'
export * from './genetic/genetic-proposer.js'
export { createLlmProposer, type LlmOptions } from './llm/llm-proposer.js'
export * from './proposer-error.js'
export * from './proposer.js'
