/** Where new warriors come from. */
export * from './genetic/genetic-proposer.js'
export { createEmbedder, type Embedder, type EmbedderOptions } from './llm/embeddings.js'
export { createLlmProposer, type LlmOptions } from './llm/llm-proposer.js'
export { parsePrices, priceOf, type PriceTable } from './llm/prices.js'
export {
  parseRecording,
  printReply,
  storedReplies,
  type RecordedReply,
  type Replies,
  type ReplyPlace,
} from './llm/recording.js'
export type { Spend } from './llm/spending.js'
export { createMixedProposer, type MixedOptions } from './mixed/mixed-proposer.js'
export * from './proposer-error.js'
export * from './proposer.js'
