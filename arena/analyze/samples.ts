/** What a probe is trained and tested on. */
import type { Random } from '../random.js'

/** A warrior to learn from: the features of its code, and the value that they are to foretell. */
export interface Sample {
  readonly features: readonly number[]
  readonly value: number
  /** Samples of a group are relatives: a probe is never tested on relatives of what it was trained on. */
  readonly group: string
}

/** Makes a prediction from samples; the same samples give the same prediction. */
export type Trainer = (samples: readonly Sample[]) => Promise<Predict> | Predict
/** Foretells the value of a sample from its features. */
export type Predict = (features: readonly number[]) => number

/** Predicts the mean, whatever the features: what a probe has to surpass. */
export const meanTrainer: Trainer = (samples) => {
  const mean = samples.reduce((sum, { value }) => sum + value, 0) / samples.length
  return () => mean
}

/** Cuts the groups into `count` folds of about as many samples, by chance. At most as many folds as there are groups. */
export function foldsOf(samples: readonly Sample[], count: number, random: Random): Sample[][] {
  const groups = new Map<string, Sample[]>()
  for (const sample of samples) groups.set(sample.group, [...(groups.get(sample.group) ?? []), sample])
  const folds = Array.from({ length: Math.min(count, groups.size) }, (): Sample[] => [])
  const left = [...groups.values()]
  while (left.length > 0) {
    const [group] = left.splice(random.below(left.length), 1)
    const smallest = folds.reduce((least, fold) => (fold.length < least.length ? fold : least))
    smallest.push(...group!)
  }
  return folds
}

/**
 * R2 of predictions of each fold by a probe that was trained on the others: 1 less the squared error over that of the mean
 * of all. 1 is perfect, 0 no better than the mean, less is worse; null where the values do not vary or there is one fold.
 */
export async function crossValidate(
  folds: readonly (readonly Sample[])[],
  train: Trainer,
): Promise<number | null> {
  const all = folds.flat()
  const mean = meanTrainer(all) as Predict
  const total = all.reduce((sum, { features, value }) => sum + (value - mean(features)) ** 2, 0)
  if (folds.length < 2 || total === 0) return null
  let error = 0
  for (const fold of folds) {
    const predict = await train(folds.filter((other) => other !== fold).flat())
    for (const { features, value } of fold) error += (value - predict(features)) ** 2
  }
  return 1 - error / total
}
