/** The Digital Red Queen loop: MAP-Elites over warriors, round after round against its own champions. */
export * from './archive.js'
export { storedChampions, type Champion } from './champions.js'
export * from './benchmark.js'
export * from './descriptors.js'
export * from './events.js'
export * from './fitness.js'
export * from './loop.js'
export * from './options.js'
export * from './random.js'
export {
  createGeneticProposer,
  createLlmProposer,
  OPERATORS,
  PROPOSER_NAMES,
  ProposerError,
  type GeneticOptions,
  type LlmOptions,
  type Proposal,
  type ProposalContext,
  type Proposer,
  type ProposerName,
} from './proposers/index.js'
