/**
 * TensorFlow.js on the best backend that can be had: CUDA, then TensorFlow's C library, both optional peers, else plain
 * JavaScript, which is always there. Whoever needs TensorFlow.js gets it here.
 */
import { TENSOR_BACKEND_NAMES, type TensorBackend, type TensorBackendName } from './backend-report.js'
import type * as tensorflow from '@tensorflow/tfjs-core'
import { failure, success, type Failure } from '../result.js'
import { judgeExactness } from './exactness.js'

/** The module of TensorFlow.js, whichever of its packages was loaded. */
export type TensorFlow = typeof tensorflow

/** TensorFlow.js on the backend that was taken, and what came of the others. */
export interface LoadedTensorFlow {
  readonly tf: TensorFlow
  readonly name: TensorBackendName
  /** All of them, the best first. */
  readonly backends: readonly TensorBackend[]
}

/** Backends with TensorFlow's C library. Each package downloads it when it is installed. */
const NATIVE = [
  { name: 'tfjs-node-gpu', needs: ', CUDA 11 and cuDNN 8' },
  { name: 'tfjs-node', needs: '' },
] as const

/** The version that has been released last, and its first Node without the `util.isNullOrUndefined` it calls. */
const VERSION = '4.22.0'
const TOO_NEW_NODE = 23

let loading: Promise<LoadedTensorFlow> | undefined

/** TensorFlow.js, quiet, on its best backend; one for all. */
export function loadTensorFlow(): Promise<LoadedTensorFlow> {
  loading ??= load({ import: (name) => import(name), node: process.versions.node })
  return loading
}

/** All backends, the best first, with the reason why a better one is not in use. */
export async function tensorBackends(): Promise<readonly TensorBackend[]> {
  return (await loadTensorFlow()).backends
}

/** What the loading of TensorFlow.js depends on; tests give their own. */
export interface LoadingOptions {
  /** Loads a package. */
  readonly import: (name: string) => Promise<unknown>
  /** Version of Node. */
  readonly node: string
}

/** {@link loadTensorFlow} without its memory. */
export async function load(options: LoadingOptions): Promise<LoadedTensorFlow> {
  const tf = await import('@tensorflow/tfjs-core')
  // It advertises its native package on stderr otherwise.
  tf.enableProdMode()
  const backends: TensorBackend[] = []
  for (const { name, needs } of NATIVE) {
    const tried = await loadNative(name, needs, options)
    if (tried.ok) return loadedWith(tried.value, name, backends)
    backends.push({ name, loaded: false, problem: tried.message, remedy: tried.remedy })
  }
  await import('@tensorflow/tfjs-backend-cpu')
  await tf.setBackend('cpu')
  return loadedWith(tf, 'cpu', backends)
}

function loadedWith(
  tf: TensorFlow,
  name: TensorBackendName,
  failed: readonly TensorBackend[],
): LoadedTensorFlow {
  const others = TENSOR_BACKEND_NAMES.slice(failed.length)
  const rest = others.map((other) => ({ name: other, loaded: other === name, problem: null, remedy: null }))
  return { tf, name, backends: [...failed, ...rest] }
}

type Tried =
  | { readonly ok: true; readonly value: TensorFlow }
  | (Failure<'Missing' | 'Broken' | 'Inexact' | 'NodeTooNew'> & { readonly remedy: string | null })

async function loadNative(name: string, needs: string, options: LoadingOptions): Promise<Tried> {
  const pkg = `@tensorflow/${name}`
  const install = `npm install --no-save -D ${pkg}@${VERSION}`
  if (Number.parseInt(options.node) >= TOO_NEW_NODE)
    return {
      ...failure(
        'NodeTooNew',
        `${pkg} ${VERSION} does not start on Node ${TOO_NEW_NODE} or newer; this is ${options.node}`,
      ),
      remedy: `with Node 22: ${install}`,
    }
  try {
    // The package is CommonJS: what Node does not find by name is in its default.
    const loaded = (await options.import(pkg)) as TensorFlow & { readonly default?: TensorFlow }
    const tf = loaded.default ?? loaded
    tf.enableProdMode()
    await tf.ready()
    const judged = judgeExactness(tf)
    return judged.ok
      ? success(tf)
      : { ...failure('Inexact', `${pkg} computes wrong: ${judged.message}`), remedy: null }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const isMissing = code === 'ERR_MODULE_NOT_FOUND' && message.includes(`'${pkg}'`)
    return isMissing
      ? { ...failure('Missing', `the npm package ${pkg} is not installed`), remedy: install }
      : {
          ...failure('Broken', `${pkg} does not load: ${firstLine(message)}`),
          remedy: `${install} (needs x64${needs})`,
        }
  }
}

const firstLine = (text: unknown) => String(text).split('\n', 1)[0]!
