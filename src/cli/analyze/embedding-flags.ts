/** The flags that name a language model for text embeddings. */
import { Option, type Command } from 'commander'
import type { Embedder } from '../../../arena/evolve/index.js'
import type { CliEnvironment } from '../process/environment.js'
import { keyFor, serverFrom } from '../models/model-choice.js'
import { wholeNumber } from '../flags/number-flags.js'

export interface EmbeddingFlags {
  readonly embeddings?: string
  readonly baseUrl?: string
  readonly llmPatience: number
}

export function addEmbeddingFlags(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--embeddings <model>',
        "text embeddings of the champions' sources as another genotype; the key is OPENAI_API_KEY",
      ),
    )
    .addOption(new Option('--base-url <url>', "server with OpenAI's embeddings (or OPENAI_BASE_URL)"))
    .addOption(
      new Option('--llm-patience <seconds>', 'longest wait for that server')
        .argParser(wholeNumber(1, 1_000_000))
        .default(300),
    )
}

/** Null when no model is named. Throws a UsageError when OpenAI's own server is asked without a key. */
export async function embedderFrom(
  { embeddings, baseUrl: given, llmPatience }: EmbeddingFlags,
  env: CliEnvironment,
): Promise<Embedder | null> {
  if (embeddings === undefined) return null
  const baseUrl = serverFrom(given, env)
  const apiKey = keyFor(baseUrl, '--embeddings', env)
  const { createEmbedder } = await import('../../../arena/evolve/index.js')
  return createEmbedder({ model: embeddings, baseUrl, apiKey, patienceMs: 1000 * llmPatience })
}
