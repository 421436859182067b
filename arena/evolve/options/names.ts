/** The names that options of a run can have. Nothing else is loaded with them. */

/** Who writes warriors: the genetic operators, a language model (the paper), or both. */
export const PROPOSER_NAMES = ['genetic', 'llm', 'mixed'] as const
export type ProposerName = (typeof PROPOSER_NAMES)[number]

/** What fitness is measured in: all warriors in one core (the paper), fights one against one, or both. */
export const FITNESS_NAMES = ['core', 'duel', 'mixed'] as const
export type FitnessName = (typeof FITNESS_NAMES)[number]

/** How the best are kept: MAP-Elites (the paper), a steady state population, or islands of both in turn. */
export const ARCHIVE_NAMES = ['grid', 'population', 'alternating'] as const
export type ArchiveName = (typeof ARCHIVE_NAMES)[number]

/** What a grid can tell warriors apart by. */
export const DESCRIPTOR_NAMES = [
  'spawned',
  'covered',
  'length',
  'opcodes',
  'writes',
  'strategy',
  'composition',
] as const
export type DescriptorName = (typeof DESCRIPTOR_NAMES)[number]

/** By what opponents count in the fitness: all alike, or by what is known of the fights with them. */
export const WEIGHTING_NAMES = ['even', 'weakness', 'nash', 'recursive', 'regret'] as const
export type WeightingName = (typeof WEIGHTING_NAMES)[number]

/** The ways in which a language model makes a warrior. */
export const LLM_OPERATIONS = ['new', 'mutate', 'crossover', 'edit'] as const
export type LlmOperation = (typeof LLM_OPERATIONS)[number]

/** What a question to a language model may carry beside its task. */
export const PROMPT_PARTS = [
  'reference',
  'examples',
  'results',
  'opponents',
  'reflection',
  'aim',
  'lessons',
] as const
export type PromptPart = (typeof PROMPT_PARTS)[number]
