/** How well generality can be told from code. */
import type { TensorBackendName } from '../../vm/index.js'
import { createRandom } from '../random.js'
import { crossValidate, foldsOf, meanTrainer, type Sample } from './samples.js'
import { createNetworkTrainer, ridgeTrainer } from './trainers.js'

/** How well generality is foretold by code, and by how many warriors. */
export interface ProbeResult {
  readonly warriors: number
  /** Kept together in the folds: the warriors of a run are relatives. */
  readonly groups: number
  readonly folds: number
  /** Cross-validated R2 by what makes the prediction; null where the warriors do not differ. */
  readonly r2: Readonly<Record<ProbeName, number | null>>
  /** What trained the network. The last digits of its R2 differ between backends. */
  readonly backend: TensorBackendName
}

/** What foretells generality: the mean alone, ridge regression, a small neural network. */
export const PROBE_NAMES = ['mean', 'ridge', 'network'] as const
/** A name of {@link PROBE_NAMES}. */
export type ProbeName = (typeof PROBE_NAMES)[number]

/** Warriors below which nothing is learnt. */
export const LEAST_SAMPLES = 20
const FOLDS = 5

/** Null of fewer than {@link LEAST_SAMPLES} samples or 2 groups. The same seed gives the same result on the same backend. */
export async function probeSamples(samples: readonly Sample[], seed: number): Promise<ProbeResult | null> {
  const groups = new Set(samples.map(({ group }) => group)).size
  if (samples.length < LEAST_SAMPLES || groups < 2) return null
  const folds = foldsOf(samples, FOLDS, createRandom(seed))
  return {
    warriors: samples.length,
    groups,
    folds: folds.length,
    r2: {
      mean: await crossValidate(folds, meanTrainer),
      ridge: await crossValidate(folds, ridgeTrainer),
      network: await crossValidate(folds, createNetworkTrainer(seed)),
    },
    backend: (await (await import('../../vm/tensor/index.js')).loadTensorFlow()).name,
  }
}
