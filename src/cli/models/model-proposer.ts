/** The proposer that asks language models, as the flags want it. */
import type { ModelOptions, Proposer, Spend } from '../../../arena/evolve/index.js'
import type { Store } from '../../../arena/store/index.js'
import type { CliEnvironment } from '../process/environment.js'
import { apiKeysFrom } from './model-choice.js'
import type { ModelFlags } from './model-flags.js'
import { openReplyFiles } from './reply-files.js'

/** What is told while models are asked. */
export interface ModelListener {
  readonly onSpend: (spend: Spend) => void
  readonly onPause: (text: string) => void
}

export interface OpenModelProposer {
  readonly proposer: Proposer
  /** Closes the files. */
  readonly close: () => void
}

/** Seconds; a single request may take longer where it is wanted so. */
const USUAL_PATIENCE = 300

/** Throws a UsageError when a key or a file is missing. */
export async function openModelProposer(
  model: ModelOptions,
  flags: ModelFlags,
  store: Store,
  listener: ModelListener,
  env: CliEnvironment,
): Promise<OpenModelProposer> {
  const { createLlmProposer } = await import('../../../arena/evolve/index.js')
  const apiKeyOf = flags.replay === undefined ? apiKeysFrom(flags, model, env) : () => null
  const { replies, record, close } = await openReplyFiles(flags, store, env)
  const proposer = await createLlmProposer({
    ...{ model, apiKeyOf, ...listener },
    calls: store.evolution.calls,
    now: () => env.now(),
    concurrency: flags.llmConcurrency,
    timeoutMs: 1000 * flags.llmTimeout,
    patienceMs: 1000 * (flags.llmPatience ?? Math.max(USUAL_PATIENCE, flags.llmTimeout)),
    ...(replies === null ? {} : { replies }),
    ...(record === null ? {} : { record }),
  })
  return { proposer, close }
}
