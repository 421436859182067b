import { NO_BUDGET, type Budget, type Price } from './budget.js'
import { MODEL_ENTRIES, MODEL_TABLE } from './model-table.js'
import { LLM_OPERATIONS, type LlmOperation, type PromptPart } from './names.js'
import { rangeProblems } from './range-problems.js'

/** What the llm proposer asks, and how. Stored with a run; never a key. */
export interface ModelOptions {
  /** The server that the key is for, and that is asked unless a model names another one. */
  readonly baseUrl: string
  /** At least one. */
  readonly models: readonly ModelChoice[]
  /** 0 .. 2. Paper: 1. */
  readonly temperature: number
  /** Weights of the ways to make a warrior with parents, >= 0; `new` beside the run's freshShare. */
  readonly operations: Readonly<Record<LlmOperation, number>>
  /** What a question carries beside its task. */
  readonly prompt: readonly PromptPart[]
  /** How often a reply that does not assemble goes back with our diagnostics, 0 .. 5. */
  readonly repairs: number
  /** Whether models and operations are drawn by what paid so far instead of by their weights. */
  readonly bandit: boolean
  /** Share of the proposals that the mixed proposer asks a model for, 0 .. 1. */
  readonly share: number
  readonly budget: Budget
}

export interface ModelChoice {
  /** As its server knows it. */
  readonly name: string
  /** Of a server that speaks OpenAI's chat completions, http or https, without user and password. */
  readonly baseUrl: string
  /** >= 0. */
  readonly weight: number
  /** Null when it is not known. */
  readonly price: Price | null
}

/**
 * The options of a model that need not be told: `{ ...MODEL_DEFAULTS, baseUrl, models: [{ name, baseUrl, weight: 1,
 * price: null }] }` is the `model` of a run whose proposer is `llm` or `mixed`. Temperature 1 as in the paper (arXiv
 * 2601.03335), no budget.
 */
export const MODEL_DEFAULTS: Omit<ModelOptions, 'models' | 'baseUrl'> = {
  temperature: MODEL_TABLE.temperature.usual,
  operations: MODEL_TABLE.llmOperations.usual,
  prompt: MODEL_TABLE.prompt.usual,
  repairs: MODEL_TABLE.repairs.usual,
  bandit: false,
  share: MODEL_TABLE.llmShare.usual,
  budget: NO_BUDGET,
}

/** What an older version stored: one model. */
interface SingleModel {
  readonly model: string
  readonly baseUrl: string
}

/** Options as stored, by this version or an older one. */
export function completeModelOptions(stored: ModelOptions | SingleModel): ModelOptions {
  if (!('model' in stored)) return { ...MODEL_DEFAULTS, ...stored }
  const { model, ...rest } = stored
  const models = [{ name: model, baseUrl: rest.baseUrl, weight: 1, price: null }]
  return { ...MODEL_DEFAULTS, ...rest, models }
}

/** Everything wrong with the options, in words. */
export function modelProblems(options: ModelOptions): string[] {
  const { models, operations, budget } = options
  const problems = MODEL_ENTRIES.flatMap(([, { reads, stored }]) => {
    const value = stored?.in(options) ?? null
    return stored === undefined || value === null || reads.kind !== 'number'
      ? []
      : rangeProblems(stored.name, reads, value)
  })
  if (models.every(({ weight }) => weight === 0)) problems.push('no model has a weight above 0')
  if (LLM_OPERATIONS.every((name) => operations[name] === 0))
    problems.push('no operation of the llm proposer has a weight above 0')
  const names = labelsOf(models)
  if (new Set(names).size < names.length) problems.push('a model is named twice')
  const unpriced = models.filter(({ price }) => price === null).map(({ name }) => name)
  if (budget.costUsd !== null && unpriced.length > 0)
    problems.push(`a limit in dollars needs the price of ${unpriced.join(', ')}`)
  return problems
}

/** What the models are called in operators: by their names, with their servers where a name occurs twice. */
export function labelsOf(models: readonly ModelChoice[]): string[] {
  const isUnique = (name: string) => models.filter((other) => other.name === name).length === 1
  return models.map(({ name, baseUrl }) => (isUnique(name) ? name : `${name}@${baseUrl}`))
}
