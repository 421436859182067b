/** The proposer of a stored run, as its options and the flags want it. */
import type { EvolveOptions, StoredRun } from '../../../arena/evolve/index.js'
import type { Store } from '../../../arena/store/index.js'
import type { CliEnvironment } from '../process/environment.js'
import { openModelProposer, type ModelListener, type OpenModelProposer } from '../models/model-proposer.js'
import type { ModelFlags } from '../models/model-flags.js'

export interface ProposerParts {
  readonly flags: ModelFlags
  readonly store: Store
  readonly listener: ModelListener
}

/** Throws a UsageError when a key or a file is missing. */
export async function openProposer(
  run: StoredRun,
  { proposer, model, adaptive, pSpace, parts }: EvolveOptions,
  { flags, store, listener }: ProposerParts,
  env: CliEnvironment,
): Promise<OpenModelProposer> {
  const { createGeneticProposer, createMixedProposer } = await import('../../../arena/evolve/index.js')
  const genetic = createGeneticProposer({ stock: run.warriors.stock, adaptive, pSpace, parts })
  if (model === null) return { proposer: genetic, close: () => undefined }
  const { proposer: llm, close } = await openModelProposer(model, flags, store, listener, env)
  const mixed = () => createMixedProposer({ llm, genetic, share: model.share })
  return { proposer: proposer === 'mixed' ? mixed() : llm, close }
}
