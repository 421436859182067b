import type { Engine } from '../engine.js'
import { createReferenceEngine } from '../reference/engine.js'

/** STUB: replaced by the helper that builds vm/tensor. */
export function createTensorEngine(): Promise<Engine> {
  const { refusal, run } = createReferenceEngine()
  return Promise.resolve({ name: 'tensor', refusal, run })
}
