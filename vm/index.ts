/** The door of the machine: Redcode language, settings, placement, engines. */
import type { Engine } from './engine.js'
import type { TensorBackend } from './tensor/backend-report.js'

export { checkBatch, checkOptions, wrongArgument } from './arguments.js'
export * from './isa.js'
export { printInstruction } from './print-instruction.js'
export * from './settings.js'
export * from './warrior.js'
export * from './engine.js'
export * from './engine-unavailable.js'
export * from './redcode/index.js'
export { allowed, failure, success, type Failure, type Judgement, type Result } from './result.js'
export * from './placement.js'
export { createTurns } from './turns.js'
export { MOST_HANDLERS, operationsOf } from './wasm/operations.js'
export { createReferenceEngine } from './reference/engine.js'
export { Mars } from './reference/mars.js'
export type { MarsListener } from './reference/listener.js'
export type { Difference, Execution, Lockstep } from './lockstep/first-difference.js'
export type { QueueDifference, RoundDifferences } from './lockstep/comparison.js'
export type { Limited } from './lockstep/limited.js'

/** Makes the WebAssembly engine; loaded when asked for, since its generators are only needed then. */
export const loadWasmEngine = async (): Promise<Engine> =>
  (await import('./wasm/engine.js')).createWasmEngine()

/** The WebGPU engine and the adapters of this machine; loaded when asked for. */
export const loadWebgpu = () => import('./webgpu/index.js')
export type { GpuAdapter, GpuLimits, OpenGpu } from './webgpu/adapter.js'
export type { WebgpuOptions } from './webgpu/options.js'

/** Makes the TensorFlow.js engine on the fastest backend that loads; loaded when asked for. */
export const loadTensorEngine = async (): Promise<Engine> =>
  (await import('./tensor/engine.js')).createTensorEngine()

/** What came of all backends of TensorFlow.js; loaded when asked for. */
export const loadTensorBackends = async (): Promise<readonly TensorBackend[]> =>
  (await import('./tensor/backend.js')).tensorBackends()
export type { TensorBackend, TensorBackendName } from './tensor/backend-report.js'

/** Where two engines part; loaded when asked for, since nobody else needs it. */
export const loadFirstDifference = async () =>
  (await import('./lockstep/first-difference.js')).firstDifference
