/**
 * What the llm and the mixed proposer can be told, in the order of the help: which models, how they are asked, what they
 * may cost. Flags, help, ranges, defaults, what a run that goes on takes anew, and the table in docs/language-models.md
 * follow from it: a new option is one entry and its use.
 */
import type { ModelOptions } from './model-options.js'
import { LLM_OPERATIONS, PROMPT_PARTS, type LlmOperation, type PromptPart } from './names.js'
import type { NumberReading } from './option-entry.js'

/** How the value of a flag is written on the command line, and what of it is possible. */
export type ModelReading =
  | Omit<NumberReading, 'none'>
  /** Any text: an address, a file, a key. */
  | { readonly kind: 'text' }
  /** A flag without a value that turns something on. */
  | { readonly kind: 'on' }
  /** Names with commas between them; the flag may be repeated. */
  | { readonly kind: 'list' }
  /** Some of these names, or `none`. */
  | { readonly kind: 'parts'; readonly names: readonly string[] }
  /** A weight for each of these names, such as `new=1,edit=4`. */
  | { readonly kind: 'weights'; readonly names: readonly string[] }

/** A number of the options as they are stored, by its name there. */
export interface StoredNumber {
  readonly name: string
  /** Null for no limit. */
  readonly in: (options: ModelOptions) => number | null
}

/** Everything about one flag of the proposers that ask models, in one place; `Value` is what becomes of it. */
export interface ModelEntry<Value> {
  /** As commander takes it. */
  readonly flag: string
  /** What it is, in the help. */
  readonly help: string
  readonly reads: ModelReading
  /** Whether a run that goes on takes it anew: it does not change what the run is. */
  readonly isFree: boolean
  /** Where a number is stored with the run; absent where it is not. */
  readonly stored?: StoredNumber
  /** Absent where nothing holds unless it is given. */
  readonly usual?: Value
  /** What the help calls the usual value; absent where it says the value itself. */
  readonly told?: string
}

/** An entry with a value that holds unless another is given. */
export interface UsualEntry<Value> extends ModelEntry<Value> {
  readonly usual: Value
}

const usually = <Value>(entry: UsualEntry<Value>) => entry
const ifGiven = <Value>(entry: Omit<ModelEntry<Value>, 'usual' | 'told'>): ModelEntry<Value> => entry

const whole = (low: number, high = Number.MAX_SAFE_INTEGER): ModelReading => {
  return { kind: 'number', low, high, isWhole: true }
}
const decimal = (high: number): ModelReading => ({ kind: 'number', low: 0, high, isWhole: false })

/** Weights of operations as they are typed, in their order: `new=1,mutate=4,crossover=1,edit=4`. */
export function printWeights(weights: Readonly<Record<LlmOperation, number>>): string {
  return LLM_OPERATIONS.map((name) => `${name}=${weights[name]}`).join()
}

const OPERATIONS = { new: 1, mutate: 4, crossover: 1, edit: 4 }

export const MODEL_TABLE = {
  /** As typed: `NAME[@URL][=WEIGHT]`. */
  model: ifGiven<readonly string[]>({
    flag: '--model <names>',
    help: 'models to ask, as NAME[@URL][=WEIGHT], with commas or repeated (or DRQ_MODEL)',
    reads: { kind: 'list' },
    isFree: false,
  }),
  baseUrl: ifGiven<string>({
    flag: '--base-url <url>',
    help: "server with OpenAI's chat completions (or OPENAI_BASE_URL)",
    reads: { kind: 'text' },
    isFree: true,
  }),
  apiKey: ifGiven<string>({
    flag: '--api-key <key>',
    help: 'better in OPENAI_API_KEY, which no process list shows; never stored',
    reads: { kind: 'text' },
    isFree: true,
  }),
  /** Paper: 1. */
  temperature: usually<number>({
    flag: '--temperature <t>',
    help: 'of the models, 0 to 2',
    reads: decimal(2),
    isFree: false,
    stored: { name: 'model.temperature', in: ({ temperature }) => temperature },
    usual: 1,
  }),
  /** Weights of the ways to make a warrior with parents, >= 0; `new` beside the run's freshShare. */
  llmOperations: usually<Readonly<Record<LlmOperation, number>>>({
    flag: '--llm-operations <weights>',
    help: 'how warriors are made: new, mutate, crossover, edit, by weight',
    reads: { kind: 'weights', names: LLM_OPERATIONS },
    isFree: false,
    usual: OPERATIONS,
    told: printWeights(OPERATIONS),
  }),
  /** What a question carries beside its task. */
  prompt: usually<readonly PromptPart[]>({
    flag: '--prompt <parts>',
    help: `what questions carry: ${PROMPT_PARTS.join(', ')}, or none`,
    reads: { kind: 'parts', names: PROMPT_PARTS },
    isFree: false,
    usual: PROMPT_PARTS,
    told: 'all',
  }),
  repairs: usually<number>({
    flag: '--repairs <n>',
    help: 'how often a reply that does not assemble goes back',
    reads: whole(0, 5),
    isFree: false,
    stored: { name: 'model.repairs', in: ({ repairs }) => repairs },
    usual: 1,
  }),
  bandit: ifGiven<true>({
    flag: '--bandit',
    help: 'learn which model and operation pays instead of drawing by weight',
    reads: { kind: 'on' },
    isFree: false,
  }),
  llmShare: usually<number>({
    flag: '--llm-share <p>',
    help: 'share of the mixed proposer that a model writes',
    reads: decimal(1),
    isFree: false,
    stored: { name: 'model.share', in: ({ share }) => share },
    usual: 0.5,
  }),
  llmConcurrency: usually<number>({
    flag: '--llm-concurrency <n>',
    help: 'questions on their way at once',
    reads: whole(1, 256),
    isFree: true,
    usual: 8,
  }),
  /** Seconds. */
  llmTimeout: usually<number>({
    flag: '--llm-timeout <seconds>',
    help: 'longest time of one request',
    reads: whole(1, 3600),
    isFree: true,
    usual: 120,
  }),
  /** Seconds. */
  llmPatience: ifGiven<number>({
    flag: '--llm-patience <seconds>',
    help: 'longest wait for a server that does not answer; 0: none (default: 300, at least --llm-timeout)',
    reads: whole(0, 1_000_000),
    isFree: true,
  }),
  maxCalls: ifGiven<number>({
    flag: '--max-calls <n>',
    help: 'questions of the whole run (default: no limit)',
    reads: whole(1),
    isFree: true,
    stored: { name: 'model.budget.calls', in: ({ budget }) => budget.calls },
  }),
  maxTokens: ifGiven<number>({
    flag: '--max-tokens <n>',
    help: 'tokens of the whole run (default: no limit)',
    reads: whole(1),
    isFree: true,
    stored: { name: 'model.budget.tokens', in: ({ budget }) => budget.tokens },
  }),
  /** US dollars. */
  maxCost: ifGiven<number>({
    flag: '--max-cost <usd>',
    help: 'US dollars of the whole run (default: no limit)',
    reads: decimal(1e9),
    isFree: true,
    stored: { name: 'model.budget.costUsd', in: ({ budget }) => budget.costUsd },
  }),
  prices: ifGiven<string>({
    flag: '--prices <file>',
    help: 'JSON, dollars per million tokens: {"MODEL": {"input": 0.4, "output": 1.6}}',
    reads: { kind: 'text' },
    isFree: true,
  }),
  record: ifGiven<string>({
    flag: '--record <file>',
    help: 'add all replies to a file, for --replay',
    reads: { kind: 'text' },
    isFree: true,
  }),
  replay: ifGiven<string>({
    flag: '--replay <file|run>',
    help: 'take all replies from a file or a stored run, and ask nobody',
    reads: { kind: 'text' },
    isFree: true,
  }),
} as const

/** The name of a flag in {@link MODEL_TABLE}, as commander calls it. */
export type ModelFlagName = keyof typeof MODEL_TABLE

/** Names and entries in the order of the help. */
export const MODEL_ENTRIES = Object.entries(MODEL_TABLE) as readonly (readonly [
  ModelFlagName,
  ModelEntry<unknown>,
])[]

type Table = typeof MODEL_TABLE
type UsualName = {
  [Name in ModelFlagName]: Table[Name] extends UsualEntry<unknown> ? Name : never
}[ModelFlagName]
type ValueOf<Entry> = Entry extends ModelEntry<infer Value> ? Value : never

/** What becomes of the flags of {@link MODEL_TABLE}: a value where one is usual, else one only if it was given. */
export type ModelFlagValues = {
  readonly [Name in UsualName]: ValueOf<Table[Name]>
} & {
  readonly [Name in Exclude<ModelFlagName, UsualName>]?: ValueOf<Table[Name]>
}
