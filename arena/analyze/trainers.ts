/** Probes that predict a number from a program's features: a ridge regression, and a small network. */
import { createRandom } from '../random.js'
import { createRidge } from '../statistics/index.js'
import type { Sample, Trainer } from './samples.js'

/** In samples; see createRidge. */
const PENALTY = 10

/** Ridge regression over the features of samples. */
export const ridgeTrainer: Trainer = (samples) => {
  const means = meansOf(samples)
  const ridge = createRidge(means.features.length, PENALTY)
  for (const { features, value } of samples) ridge.add(features, value, 0)
  const predict = ridge.fit()
  const base = means.value - predict(means.features)
  return (features) => base + predict(features)
}

const HIDDEN = 8
const STEPS = 200
const LEARNING_RATE = 0.02
const WEIGHT_DECAY = 3

/**
 * A network with one hidden layer of {@link HIDDEN} cells, trained by TensorFlow.js on all samples at once, on the best
 * backend that loads. The same seed gives the same network on the same backend; others may add up in another order. The
 * gradients are written out: in Node the core package has none without the one of the layers, another 31 MB.
 */
export function createNetworkTrainer(seed: number): Trainer {
  return async (samples) => {
    const { tf } = await (await import('../../vm/tensor/index.js')).loadTensorFlow()
    const scale = createScale(samples)
    const inputs = scale.varying.length
    const mean = meansOf(samples).value
    const spread = quartilesOf(samples.map(({ value }) => value)) || 1
    const random = createRandom(seed)
    // Uniform numbers of the variance that keeps a layer's output at its input's.
    const reach = Math.sqrt(3 / Math.max(1, inputs))
    const drawn = Float32Array.from({ length: inputs * HIDDEN }, () => (random.next() / 2 ** 31 - 1) * reach)
    const first = tf.variable(tf.tensor2d(drawn, [inputs, HIDDEN]))
    // From nothing, so that what the samples do not teach adds nothing to the mean.
    const second = tf.variable(tf.tensor2d(new Float32Array(HIDDEN), [HIDDEN, 1]))
    const [firstBias, secondBias] = [tf.variable(tf.zeros([HIDDEN])), tf.variable(tf.zeros([1]))]
    const weights = [first, firstBias, second, secondBias]
    const x = tf.tensor2d(samples.map(({ features }) => scale.apply(features)))
    const y = tf.tensor2d(samples.map(({ value }) => [(value - mean) / spread]))
    const optimizer = tf.train.adam(LEARNING_RATE)
    const share = 1 / samples.length
    for (let step = 0; step < STEPS; step++)
      tf.tidy(() => {
        const hidden = tf.tanh(tf.add(tf.matMul(x, first), firstBias))
        const error = tf.mul(tf.sub(tf.add(tf.matMul(hidden, second), secondBias), y), share)
        const slope = tf.sub(1, tf.square(hidden))
        const hiddenError = tf.mul(tf.matMul(error, second, false, true), slope)
        const decayed = (weight: typeof first, gradient: typeof error) =>
          tf.add(gradient, tf.mul(weight, WEIGHT_DECAY * share))
        // In the order of `weights`, as the optimiser counts them.
        optimizer.applyGradients(
          [
            decayed(first, tf.matMul(x, hiddenError, true)),
            tf.sum(hiddenError, 0),
            decayed(second, tf.matMul(hidden, error, true)),
            tf.sum(error, 0),
          ].map((tensor, index) => ({ name: weights[index]!.name, tensor })),
        )
      })
    const [w1, b1, w2, b2] = weights.map((weight) => weight.dataSync())
    tf.dispose([x, y, ...weights])
    optimizer.dispose()
    return (features) => {
      const input = scale.apply(features)
      let output = b2![0]!
      for (let cell = 0; cell < HIDDEN; cell++) {
        const sum = input.reduce((total, own, at) => total + own * w1![at * HIDDEN + cell]!, b1![cell]!)
        output += Math.tanh(sum) * w2![cell]!
      }
      return mean + spread * output
    }
  }
}

function meansOf(samples: readonly Sample[]): { readonly features: number[]; readonly value: number } {
  const mean = (of: (sample: Sample) => number) =>
    samples.reduce((sum, sample) => sum + of(sample), 0) / samples.length
  const width = samples[0]?.features.length ?? 0
  return {
    features: Array.from({ length: width }, (_, index) => mean(({ features }) => features[index]!)),
    value: mean(({ value }) => value),
  }
}

/** Brings the features that vary in the samples to mean 0 and variance 1. */
function createScale(samples: readonly Sample[]) {
  const means = meansOf(samples).features
  const spreads = means.map((_, index) => quartilesOf(samples.map(({ features }) => features[index]!)))
  const varying = [...means.keys()].filter((index) => spreads[index]! > 1e-9)
  return {
    varying,
    apply: (features: readonly number[]) =>
      varying.map((index) => (features[index]! - means[index]!) / spreads[index]!),
  }
}

function quartilesOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
}
