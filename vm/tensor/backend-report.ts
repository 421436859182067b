/** The backends of TensorFlow.js that are tried, the best first: CUDA, TensorFlow's C library, plain JavaScript. */
export const TENSOR_BACKEND_NAMES = ['tfjs-node-gpu', 'tfjs-node', 'cpu'] as const
/** A name of {@link TENSOR_BACKEND_NAMES}. */
export type TensorBackendName = (typeof TENSOR_BACKEND_NAMES)[number]

/** What came of one backend. The first that loads is used; those behind it are not tried. */
export interface TensorBackend {
  readonly name: TensorBackendName
  /** Whether this is the one in use. */
  readonly loaded: boolean
  /** Why it cannot be had, in one line; null when it can, or was not tried. */
  readonly problem: string | null
  /** What mends that: a command where one is known to help. */
  readonly remedy: string | null
}
