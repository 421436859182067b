/** The flags that name a language model for text embeddings. */
import { Option, type Command } from 'commander'
import type { Embedder } from '../../arena/evolve/index.js'
import type { CliEnvironment } from './environment.js'
import { keyFor, serverFrom } from './model-choice.js'

export interface EmbeddingFlags {
  readonly embeddings?: string
  readonly baseUrl?: string
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
}

/** Null when no model is named. Throws a UsageError when OpenAI's own server is asked without a key. */
export async function embedderFrom(
  { embeddings, baseUrl: given }: EmbeddingFlags,
  env: CliEnvironment,
): Promise<Embedder | null> {
  if (embeddings === undefined) return null
  const baseUrl = serverFrom(given, env)
  const apiKey = keyFor(baseUrl, '--embeddings', env)
  const { createEmbedder } = await import('../../arena/evolve/index.js')
  return createEmbedder({ model: embeddings, baseUrl, apiKey })
}
