/** The flags of the llm proposer. */
import { Option, type Command } from 'commander'
import type { ModelOptions } from '../../arena/evolve/index.js'
import type { CliEnvironment } from './environment.js'
import { UsageError } from './exit.js'
import { decimalNumber } from './number-flags.js'

/** What commander makes of the flags. */
export interface ModelFlags {
  readonly model?: string
  readonly baseUrl?: string
  readonly apiKey?: string
  readonly temperature: number
}

export function addModelFlags(command: Command): Command {
  const flag = (name: string, description: string) =>
    new Option(name, description).helpGroup('The llm proposer:')
  return command
    .addOption(flag('--model <name>', 'model to ask (or DRQ_MODEL)'))
    .addOption(flag('--base-url <url>', "server with OpenAI's chat completions (or OPENAI_BASE_URL)"))
    .addOption(flag('--api-key <key>', 'better in OPENAI_API_KEY, which no process list shows; never stored'))
    .addOption(flag('--temperature <t>', 'of the model, 0 to 2').argParser(decimalNumber(0, 2)).default(1))
}

const OPENAI = 'https://api.openai.com/v1'

/** What to ask. Throws a UsageError when that is not said. */
export function modelFrom(
  { model, baseUrl, temperature }: ModelFlags,
  { env }: CliEnvironment,
): ModelOptions {
  const name = model ?? env['DRQ_MODEL']
  if (name === undefined || name === '')
    throw new UsageError('the llm proposer needs a model', 'Name one with --model or DRQ_MODEL.')
  const url = baseUrl ?? (env['OPENAI_BASE_URL'] || OPENAI)
  if (!URL.canParse(url) || !/^https?:/i.test(url))
    throw new UsageError(`--base-url ${url} is no http or https address`)
  const { username, password } = new URL(url)
  if (username !== '' || password !== '')
    throw new UsageError('--base-url holds a user or a password', 'Give the key as OPENAI_API_KEY.')
  return { model: name, baseUrl: url, temperature }
}

/** The key for a server. Throws a UsageError when OpenAI's own is asked without one. */
export function apiKeyFrom(
  { apiKey }: ModelFlags,
  { baseUrl }: ModelOptions,
  { env }: CliEnvironment,
): string | null {
  const key = (apiKey ?? env['OPENAI_API_KEY'])?.trim() ?? ''
  if (key !== '') return key
  if (baseUrl === OPENAI)
    throw new UsageError(
      'the llm proposer needs a key',
      'Set OPENAI_API_KEY, or name another server with --base-url.',
    )
  return null
}
