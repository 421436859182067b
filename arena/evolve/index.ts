/** The Digital Red Queen: MAP-Elites over warriors, generation after generation against its own champions. */
export {
  bestOf,
  binOf,
  classifyStrategy,
  coveredEdges,
  createGrid,
  createGridArchive,
  createIslands,
  createPopulation,
  DESCRIPTORS,
  edgesOf,
  fittest,
  SPAWNED_EDGES,
  STRATEGIES,
  type Archive,
  type Behaviour,
  type Candidate,
  type Cell,
  type Elite,
  type Grid,
  type Islands,
  type Strategy,
} from './archive/index.js'
export {
  evaluateCandidates,
  indexOfGreatest,
  measureFitness,
  stagesOf,
  type Challenge,
} from './evaluation/index.js'
export * from './final/index.js'
export { maxFitnessOf } from './fitness/index.js'
export * from './history/index.js'
export {
  ARCHIVE_NAMES,
  defaultOptions,
  DESCRIPTOR_NAMES,
  FITNESS_NAMES,
  fromScratch,
  LLM_OPERATIONS,
  MODEL_DEFAULTS,
  NO_BUDGET,
  optionProblems,
  PAPER_OPTIONS,
  parseOptions,
  printOptions,
  PROMPT_PARTS,
  PROPOSER_NAMES,
  storedOptions,
  withoutSpending,
  type ArchiveName,
  type Axis,
  type Budget,
  type DescriptorName,
  type EvolveOptions,
  type FitnessName,
  type LlmOperation,
  type ModelChoice,
  type ModelOptions,
  type Price,
  type PromptPart,
  type ProposerName,
} from './options/index.js'
export * from './proposers/index.js'
export * from './generation/index.js'
export { playRun, type RunEnd, type RunOutcome, type PlayPlan, type RunTools, type RunWatch } from './run.js'
export {
  distinctWarriors,
  givenIds,
  rulesOf,
  storedChampions,
  type Champion,
  type OpponentCounts,
  type Rules,
} from './rules/index.js'
export * from './record/index.js'
export * from './runs/index.js'
export { codeFeatures, FEATURE_NAMES } from './surrogate/index.js'
export { panelSize } from './panel/index.js'
