import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'

type Kernel = tf.KernelConfig['kernelFunc']

/** Another backend: the plain CPU one with one kernel of its own, which may use the original. */
function registerLike(name: string, kernelName: string, change: (original: Kernel) => Kernel): void {
  tf.registerBackend(name, () => tf.engine().findBackend('cpu'))
  for (const config of tf.getKernelsForBackend('cpu')) {
    const kernelFunc = config.kernelName === kernelName ? change(config.kernelFunc) : config.kernelFunc
    tf.registerKernel({ ...config, backendName: name, kernelFunc })
  }
}

interface Stored {
  readonly data: { get(id: object): { values: Int32Array } }
}

/** On this backend a scatter copies its tensor, as TensorFlow's own does; on the plain one it writes into it. */
export function registerCopyingBackend(name: string): void {
  registerLike(name, 'TensorScatterUpdate', (original) => (given) => {
    const { tensor } = given.inputs as { tensor: tf.TensorInfo }
    const stored = (given.backend as Stored).data.get(tensor.dataId)
    const before = stored.values
    stored.values = before.slice()
    const scattered = original(given)
    stored.values = before
    return scattered
  })
}

/** On this backend products are float32, as on a graphics card. */
export function registerRoundingBackend(name: string): void {
  registerLike(name, 'Multiply', (original) => (given) => {
    const product = original(given) as tf.TensorInfo
    const { values } = (given.backend as Stored).data.get(product.dataId)
    for (const [index, value] of values.entries()) values[index] = Math.fround(value)
    return product
  })
}
