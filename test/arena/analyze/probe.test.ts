import { describe, expect, it } from 'vitest'
import {
  createNetworkTrainer,
  crossValidate,
  foldsOf,
  meanTrainer,
  ridgeTrainer,
  type Sample,
} from '../../../arena/analyze/index.js'
import { codeFeatures, FEATURE_NAMES } from '../../../arena/evolve/index.js'
import { createRandom } from '../../../arena/random.js'
import { createRidge } from '../../../arena/statistics/index.js'
import { loadTensorFlow } from '../../../vm/tensor/index.js'
import { dwarf } from '../../helpers/warrior.js'

const tf = await loadTensorFlow()

/** y from 6 features by a law, with noise of the given size. */
function world(count: number, law: (x: readonly number[]) => number, noise: number): Sample[] {
  const random = createRandom(5)
  const uniform = () => random.next() / 2 ** 32
  return Array.from({ length: count }, (_, index) => {
    const features = Array.from({ length: 6 }, uniform)
    return { features, value: law(features) + noise * (uniform() - 0.5), group: `${index % 20}` }
  })
}
const line = (x: readonly number[]) => 2 + x[0]! - 0.5 * x[1]!
const bump = (x: readonly number[]) => 4 * (x[0]! - 0.5) ** 2

describe('ridge regression', () => {
  it('gives the weights of the textbook: (X centred) squared plus penalty, solved for X times y', () => {
    // One feature 0 1 2 with values 1 2 4: centred squares 2, products 3; the penalty of 3 values adds their mean, 2.
    const ridge = createRidge(1, 3)
    for (const [x, y] of [
      [0, 1],
      [1, 2],
      [2, 4],
    ] as const)
      ridge.add([x], y, 0)
    const predict = ridge.fit()
    expect(predict([1]) - predict([0])).toBeCloseTo(3 / (2 + 2), 12)
  })

  it('compares values within their group only', () => {
    const ridge = createRidge(1, 1e-9)
    for (const [x, y, group] of [
      [0, 10, 1],
      [1, 11, 1],
      [5, 0, 2],
      [6, 1, 2],
    ] as const)
      ridge.add([x], y, group)
    expect(ridge.fit()([1])).toBeCloseTo(1, 6)
    expect(ridge.count).toBe(4)
  })

  it('finds a linear law in two dimensions', () => {
    const predict = ridgeTrainer(world(2000, line, 0)) as (x: readonly number[]) => number
    expect(predict([1, 0, 0, 0, 0, 0]) - predict([0, 0, 0, 0, 0, 0])).toBeCloseTo(1, 1)
    expect(predict([0.5, 0.5, 0.5, 0.5, 0.5, 0.5])).toBeCloseTo(2.25, 2)
  })
})

describe('cross-validation', () => {
  it('gives the mean 0 or a little less, and a probe that knows the law nearly 1', async () => {
    const folds = foldsOf(world(100, line, 0), 5, createRandom(1))
    const baseline = await crossValidate(folds, meanTrainer)
    expect(baseline).toBeLessThanOrEqual(0)
    expect(baseline).toBeGreaterThan(-0.1)
    expect(await crossValidate(folds, () => line)).toBe(1)
    expect(await crossValidate(folds, ridgeTrainer)).toBeGreaterThan(0.9)
  })

  it('has the R2 that is worked out by hand', async () => {
    // Values 0 2 | 4: the mean is 2, the total 8. Fold one is predicted 4, fold two 1: errors 16 + 4 + 9.
    const sample = (value: number, group: string): Sample => ({ features: [], value, group })
    const folds = [[sample(0, 'a'), sample(2, 'a')], [sample(4, 'b')]]
    expect(await crossValidate(folds, meanTrainer)).toBe(1 - 29 / 8)
    expect(await crossValidate([folds.flat()], meanTrainer)).toBeNull()
    expect(await crossValidate([[sample(1, 'a')], [sample(1, 'b')]], meanTrainer)).toBeNull()
  })

  it('keeps relatives in one fold and the folds of about one size', () => {
    const folds = foldsOf(world(100, line, 0), 5, createRandom(1))
    expect(folds.map(({ length }) => length)).toEqual([20, 20, 20, 20, 20])
    const places = folds.flatMap((fold, index) =>
      [...new Set(fold.map(({ group }) => group))].map((group) => [group, index]),
    )
    expect(new Set(places.map(([group]) => group)).size).toBe(places.length)
    expect(foldsOf(world(3, line, 0), 5, createRandom(1))).toHaveLength(3)
  })
})

describe('the network', () => {
  it('learns a law that no line follows, the same each time', async () => {
    const samples = world(120, bump, 0.05)
    const folds = foldsOf(samples, 3, createRandom(1))
    expect(await crossValidate(folds, ridgeTrainer)).toBeLessThan(0.2)
    expect(await crossValidate(folds, createNetworkTrainer(1))).toBeGreaterThan(0.5)
    const [one, two, other] = await Promise.all(
      [1, 1, 2].map(async (seed) => createNetworkTrainer(seed)(samples)),
    )
    const at = samples[7]!.features
    expect(two!(at)).toBe(one!(at))
    expect(other!(at)).not.toBe(one!(at))
  })
})

describe('the network on plain JavaScript', () => {
  it.skipIf(tf.name !== 'cpu')('is the one that it has always been', async () => {
    const random = createRandom(5)
    const uniform = () => random.next() / 2 ** 32
    const samples = Array.from({ length: 40 }, (_, index) => {
      const features = [uniform(), uniform(), uniform()]
      return { features, value: features[0]! - 2 * features[1]! ** 2, group: `${index % 5}` }
    })
    const predict = await createNetworkTrainer(7)(samples)
    expect(predict([0.1, 0.2, 0.3])).toBeCloseTo(0.07105865846871845, 9)
    expect(predict([0.9, 0.5, 0.1])).toBeCloseTo(0.1330204976612332, 9)
    expect(predict([0.4, 0.8, 0.6])).toBeCloseTo(-0.8415645089539094, 9)
  })
})

describe('the features of code', () => {
  it('are shares, named one by one', () => {
    const features = codeFeatures(dwarf)
    expect(features).toHaveLength(FEATURE_NAMES.length)
    const of = (name: string) => features[FEATURE_NAMES.indexOf(name)]
    expect(of('share of MOV')).toBe(0.25)
    expect(of('share of .AB')).toBe(0.25)
    expect(of('share of A-mode $')).toBe(0.5)
    expect(of('share of B-mode @')).toBe(0.25)
    expect(of('share of different instructions')).toBe(1)
    // Fields 4 3 2 2 -2 0 0 0.
    expect(of('share of fields that are 0')).toBe(3 / 8)
    expect(of('share of fields that are not 0 and below the length')).toBe(4 / 8)
    expect(of('share of other fields divisible by 2')).toBe(4 / 5)
    expect(features.every((value) => value >= 0 && value <= 1)).toBe(true)
  })
})
