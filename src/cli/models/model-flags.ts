/** The flags of the llm proposer, and of the mixed one. */
import { InvalidArgumentError, Option, type Command } from 'commander'
import {
  LLM_OPERATIONS,
  MODEL_DEFAULTS,
  PROMPT_PARTS,
  type LlmOperation,
  type PromptPart,
} from '../../../arena/evolve/options/index.js'
import { addOptions } from '../flags/add-options.js'
import { decimalNumber, wholeNumber } from '../flags/number-flags.js'

/** What commander makes of the flags. */
export interface ModelFlags {
  /** As typed: `NAME[@URL][=WEIGHT]`. */
  readonly model?: readonly string[]
  readonly baseUrl?: string
  readonly apiKey?: string
  readonly temperature: number
  readonly llmOperations: Readonly<Record<LlmOperation, number>>
  readonly prompt: readonly PromptPart[]
  readonly repairs: number
  readonly bandit?: true
  readonly llmShare: number
  readonly llmConcurrency: number
  readonly llmTimeout: number
  readonly llmPatience?: number
  readonly maxCalls?: number
  readonly maxTokens?: number
  readonly maxCost?: number
  readonly prices?: string
  readonly record?: string
  readonly replay?: string
}

/** Flags that do not change what a run is: they may be given whenever it goes on. */
export const FREE_MODEL_FLAGS = [
  ...['apiKey', 'llmConcurrency', 'llmTimeout', 'llmPatience'],
  ...['maxCalls', 'maxTokens', 'maxCost', 'prices', 'record', 'replay', 'baseUrl'],
] as const

/** The heading of the flags in the help: they are for proposers that ask models, and no others. */
export const MODEL_GROUP = 'The llm proposer:'

/** Adds all but the flags in `except`. */
export function addModelFlags(command: Command, except?: ReadonlySet<string>): Command {
  const flag = (name: string, description: string) => new Option(name, description).helpGroup(MODEL_GROUP)
  const whole = (name: string, description: string, low: number, high?: number) =>
    flag(name, description).argParser(wholeNumber(low, high))
  const options = [
    flag(
      '--model <names>',
      'models to ask, as NAME[@URL][=WEIGHT], with commas or repeated (or DRQ_MODEL)',
    ).argParser((text: string, before: readonly string[] = []) => [...before, ...split(text)]),
    flag('--base-url <url>', "server with OpenAI's chat completions (or OPENAI_BASE_URL)"),
    flag('--api-key <key>', 'better in OPENAI_API_KEY, which no process list shows; never stored'),
    flag('--temperature <t>', 'of the models, 0 to 2')
      .argParser(decimalNumber(0, 2))
      .default(MODEL_DEFAULTS.temperature),
    flag('--llm-operations <weights>', 'how warriors are made: new, mutate, crossover, edit, by weight')
      .argParser(parseOperations)
      .default(MODEL_DEFAULTS.operations, printOperations(MODEL_DEFAULTS.operations)),
    flag('--prompt <parts>', `what questions carry: ${PROMPT_PARTS.join(', ')}, or none`)
      .argParser(parseParts)
      .default(MODEL_DEFAULTS.prompt, 'all'),
    whole('--repairs <n>', 'how often a reply that does not assemble goes back', 0, 5).default(
      MODEL_DEFAULTS.repairs,
    ),
    flag('--bandit', 'learn which model and operation pays instead of drawing by weight'),
    flag('--llm-share <p>', 'share of the mixed proposer that a model writes')
      .argParser(decimalNumber(0, 1))
      .default(MODEL_DEFAULTS.share),
    whole('--llm-concurrency <n>', 'questions on their way at once', 1, 256).default(8),
    whole('--llm-timeout <seconds>', 'longest time of one request', 1, 3600).default(120),
    whole(
      '--llm-patience <seconds>',
      'longest wait for a server that does not answer; 0: none (default: 300, at least --llm-timeout)',
      0,
      1_000_000,
    ),
    whole('--max-calls <n>', 'questions of the whole run (default: no limit)', 1),
    whole('--max-tokens <n>', 'tokens of the whole run (default: no limit)', 1),
    flag('--max-cost <usd>', 'US dollars of the whole run (default: no limit)').argParser(
      decimalNumber(0, 1e9),
    ),
    flag('--prices <file>', 'JSON, dollars per million tokens: {"MODEL": {"input": 0.4, "output": 1.6}}'),
    flag('--record <file>', 'add all replies to a file, for --replay'),
    flag('--replay <file|run>', 'take all replies from a file or a stored run, and ask nobody'),
  ]
  return addOptions(command, options, except)
}

function split(text: string): string[] {
  const parts = text.split(',').map((part) => part.trim())
  if (parts.includes('')) throw new InvalidArgumentError('A name is missing.')
  return parts
}

function parseOperations(text: string): Record<LlmOperation, number> {
  const weights = { new: 0, mutate: 0, crossover: 0, edit: 0 }
  for (const part of split(text)) {
    const [, name, weight = '1'] = /^([a-z]+)(?:=(\d{1,6}(?:\.\d{1,6})?))?$/.exec(part) ?? []
    const operation = LLM_OPERATIONS.find((known) => known === name)
    if (operation === undefined)
      throw new InvalidArgumentError(`It must be like ${printOperations(MODEL_DEFAULTS.operations)}.`)
    weights[operation] = Number(weight)
  }
  return weights
}

function printOperations(weights: Readonly<Record<LlmOperation, number>>): string {
  return LLM_OPERATIONS.map((name) => `${name}=${weights[name]}`).join()
}

function parseParts(text: string): PromptPart[] {
  if (text === 'none') return []
  const parts = split(text)
  const known = PROMPT_PARTS.filter((part) => parts.includes(part))
  if (known.length < parts.length)
    throw new InvalidArgumentError(`It must be a list of ${PROMPT_PARTS.join(', ')}, or none.`)
  return known
}
