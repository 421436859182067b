/** Which models a run asks, where, at what price and with which keys. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { ModelChoice, ModelOptions, PriceTable } from '../../../arena/evolve/index.js'
import type { CliEnvironment } from '../process/environment.js'
import { UsageError } from '../process/exit.js'
import type { ModelFlags } from './model-flags.js'

const OPENAI = 'https://api.openai.com/v1'
const MAX_NAME = 200

/** What to ask and how. Throws a UsageError when that is not said. */
export async function modelFrom(flags: ModelFlags, env: CliEnvironment): Promise<ModelOptions> {
  const named = flags.model ?? (env.env['DRQ_MODEL'] ?? '').split(',').filter((name) => name.trim() !== '')
  if (named.length === 0)
    throw new UsageError('the llm proposer needs a model', 'Name one with --model or DRQ_MODEL.')
  const baseUrl = serverFrom(flags.baseUrl, env)
  const prices = await pricesFrom(flags, env)
  const { priceOf } = await import('../../../arena/evolve/index.js')
  const { temperature, llmOperations: operations, prompt, repairs, bandit = false, llmShare: share } = flags
  return {
    ...{ baseUrl, temperature, operations, prompt, repairs, bandit, share },
    models: named
      .map((text) => parseChoice(text.trim(), baseUrl))
      .map((choice) => ({ ...choice, price: priceOf(choice.name, prices) })),
    budget: budgetFrom(flags, { calls: null, tokens: null, costUsd: null }),
  }
}

/** The server that --base-url or OPENAI_BASE_URL names, else OpenAI's own. Throws a UsageError. */
export function serverFrom(given: string | undefined, { env }: CliEnvironment): string {
  return checkUrl(given ?? (env['OPENAI_BASE_URL'] || OPENAI), '--base-url')
}

/** The key for that server from OPENAI_API_KEY; a UsageError when OpenAI's own is asked without one. */
export function keyFor(baseUrl: string, flag: string, { env }: CliEnvironment): string | null {
  const key = env['OPENAI_API_KEY']?.trim() ?? ''
  if (key === '' && baseUrl === OPENAI)
    throw new UsageError(`${flag} needs a key`, 'Set OPENAI_API_KEY, or name another server with --base-url.')
  return key === '' ? null : key
}

/** The options of a stored run, with the budget, the prices and the usual server that are given when it goes on. */
export async function resumedModel(
  model: ModelOptions,
  flags: ModelFlags,
  env: CliEnvironment,
): Promise<ModelOptions> {
  const prices = await pricesFrom(flags, env)
  const baseUrl = flags.baseUrl === undefined ? model.baseUrl : checkUrl(flags.baseUrl, '--base-url')
  const models = model.models.map((choice) => ({
    ...choice,
    baseUrl: choice.baseUrl === model.baseUrl ? baseUrl : choice.baseUrl,
    price: prices.get(choice.name) ?? choice.price,
  }))
  return { ...model, baseUrl, models, budget: budgetFrom(flags, model.budget) }
}

/**
 * The key for each server of a run: --api-key or OPENAI_API_KEY for that of --base-url, DRQ_API_KEYS (`URL=KEY`, with
 * blanks between) for others. Throws a UsageError when OpenAI's own is asked without one.
 */
export function apiKeysFrom(
  flags: ModelFlags,
  { baseUrl, models }: ModelOptions,
  { env }: CliEnvironment,
): (baseUrl: string) => string | null {
  const keys = new Map<string, string>()
  for (const pair of (env['DRQ_API_KEYS'] ?? '').split(/\s+/).filter((part) => part !== '')) {
    const at = pair.indexOf('=')
    if (at < 1) throw new UsageError('DRQ_API_KEYS must hold pairs like https://host/v1=KEY')
    keys.set(pair.slice(0, at), pair.slice(at + 1))
  }
  const key = (flags.apiKey ?? env['OPENAI_API_KEY'])?.trim() ?? ''
  if (key !== '' && !keys.has(baseUrl)) keys.set(baseUrl, key)
  if (models.some((choice) => choice.baseUrl === OPENAI) && !keys.has(OPENAI))
    throw new UsageError(
      'the llm proposer needs a key',
      'Set OPENAI_API_KEY, or name another server with --base-url.',
    )
  return (url) => keys.get(url) ?? null
}

/** `NAME[@URL][=WEIGHT]`. */
function parseChoice(text: string, usual: string): Omit<ModelChoice, 'price'> {
  const [, model = '', weight = '1'] = /^(.*?)(?:=(\d{1,6}(?:\.\d{1,6})?))?$/.exec(text) ?? []
  const at = model.search(/@https?:/i)
  const name = at === -1 ? model : model.slice(0, at)
  if (name === '' || name.length > MAX_NAME || /[\p{Cc}\p{Cf}]/u.test(name))
    throw new UsageError(
      `--model ${text} names no model`,
      'It must be like NAME, NAME=2 or NAME@https://host/v1=2.',
    )
  const baseUrl = at === -1 ? usual : checkUrl(model.slice(at + 1), '--model')
  return { name, baseUrl, weight: Number(weight) }
}

function checkUrl(url: string, flag: string): string {
  if (!URL.canParse(url) || !/^https?:/i.test(url))
    throw new UsageError(`${flag} ${url} is no http or https address`)
  const { username, password, search, hash } = new URL(url)
  if (search !== '' || hash !== '')
    throw new UsageError(
      `${flag} has a ${search === '' ? 'fragment (#…)' : 'query (?…)'}; it must be an address such as https://host/v1`,
      'Give the key as OPENAI_API_KEY.',
    )
  if (username !== '' || password !== '')
    throw new UsageError(`${flag} holds a user or a password`, 'Give the key as OPENAI_API_KEY.')
  return url
}

function budgetFrom(
  { maxCalls, maxTokens, maxCost }: ModelFlags,
  before: ModelOptions['budget'],
): ModelOptions['budget'] {
  return {
    calls: maxCalls ?? before.calls,
    tokens: maxTokens ?? before.tokens,
    costUsd: maxCost ?? before.costUsd,
  }
}

async function pricesFrom({ prices }: ModelFlags, { cwd }: CliEnvironment): Promise<PriceTable> {
  if (prices === undefined) return new Map()
  let text: string
  try {
    text = readFileSync(resolve(cwd, prices), 'utf8')
  } catch (cause) {
    throw new UsageError(`--prices ${prices} cannot be read: ${(cause as Error).message}`, '', { cause })
  }
  const { parsePrices } = await import('../../../arena/evolve/index.js')
  const table = parsePrices(text)
  if (!table.ok)
    throw new UsageError(
      `--prices ${prices}: ${table.message}`,
      'It must be like {"MODEL": {"input": 0.4, "output": 1.6}}.',
    )
  return table.value
}
