/** The ways in which a language model makes a warrior. */
export const LLM_OPERATIONS = ['new', 'mutate', 'crossover', 'edit'] as const
export type LlmOperation = (typeof LLM_OPERATIONS)[number]
