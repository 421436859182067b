/** Where new warriors come from. */
export * from './all-settled.js'
export * from './genetic/genetic-proposer.js'
export { createEmbedder, type Embedder, type EmbedderOptions } from './llm/embeddings.js'
export { createLlmProposer, type LlmOptions } from './llm/llm-proposer.js'
export {
  completeModelOptions,
  MODEL_DEFAULTS,
  modelProblems,
  type ModelChoice,
  type ModelOptions,
} from './llm/model-options.js'
export { parsePrices, priceOf, PRICES, type Price, type PriceTable } from './llm/prices.js'
export {
  parseRecording,
  printReply,
  storedReplies,
  type RecordedReply,
  type Replies,
  type ReplyPlace,
} from './llm/recording.js'
export { NO_BUDGET, type Budget, type Spend } from './llm/spending.js'
export { createMixedProposer, type MixedOptions } from './mixed/mixed-proposer.js'
export * from './proposer-error.js'
export * from './proposer.js'
