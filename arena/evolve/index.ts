/** The Digital Red Queen loop: MAP-Elites over warriors, round after round against its own champions. */
export * from './archive.js'
export { givenIds, storedChampions, type Champion } from './champions.js'
export * from './lineage.js'
export * from './preferences.js'
export * from './benchmark.js'
export { codeFeatures, FEATURE_NAMES } from './code-features.js'
export * from './descriptors.js'
export { evaluate, stagesOf, type Challenge } from './evaluation.js'
export * from './final.js'
export { createGridArchive } from './grid-archive.js'
export { createIslands, type Islands } from './islands.js'
export * from './duel.js'
export * from './events.js'
export * from './fitness.js'
export * from './loop.js'
export * from './options.js'
export { createPopulation } from './population.js'
export * from './random.js'
export { rulesOf, type OpponentCounts, type Rules } from './rules.js'
export { createRidge, type Ridge } from './ridge.js'
export { closeRun, closingMs, type Closing, type ClosingPlan, type ClosingWatch } from './closing.js'
export { meterFights, type FightMeter } from './fight-meter.js'
export { classifyStrategy, STRATEGIES, type Strategy } from './strategy.js'
export { maxFitnessOf } from './tally.js'
export { LLM_OPERATIONS, PROMPT_PARTS, type LlmOperation, type PromptPart } from './prompts/index.js'
export {
  BudgetError,
  createEmbedder,
  createGeneticProposer,
  createLlmProposer,
  createMixedProposer,
  MODEL_DEFAULTS,
  NO_BUDGET,
  OPERATORS,
  parsePrices,
  parseRecording,
  priceOf,
  printReply,
  PROPOSER_NAMES,
  ProposerError,
  randomWarriors,
  storedReplies,
  type Budget,
  type BudgetLimit,
  type Embedder,
  type GeneticOptions,
  type LlmOptions,
  type MixedOptions,
  type ModelChoice,
  type ModelOptions,
  type Price,
  type PriceTable,
  type Proposal,
  type ProposalContext,
  type ProposalOutcome,
  type Proposer,
  type ProposerName,
  type RecordedReply,
  type Replies,
  type Spend,
} from './proposers/index.js'
export type { Arena } from './stored-matches.js'
