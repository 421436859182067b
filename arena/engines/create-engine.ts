import {
  createReferenceEngine,
  ENGINE_NAMES,
  loadTensorEngine,
  loadWasmEngine,
  wrongArgument,
  type Engine,
  type EngineName,
} from '../../vm/index.js'

/** How each engine is made. Heavy ones are loaded by `import()` here, when they are first asked for. */
const FACTORIES: Readonly<Record<EngineName, (signal?: AbortSignal) => Promise<Engine>>> = {
  wasm: loadWasmEngine,
  // Asked for by its name, it may be software.
  webgpu: async (signal) =>
    (await import('../gpu/index.js')).openGpuEngine({ software: true, ...(signal && { signal }) }),
  tensor: loadTensorEngine,
  reference: () => Promise.resolve(createReferenceEngine()),
}

/** What fights can be asked to use: one engine, or all that this machine has at once. */
export const ENGINE_CHOICES = ['auto', ...ENGINE_NAMES] as const
/** A name of {@link ENGINE_CHOICES}. */
export type EngineChoice = (typeof ENGINE_CHOICES)[number]

/**
 * Makes an engine by its name: `wasm` and `reference` run everywhere, `tensor` and `webgpu` where their packages and
 * devices are there. Close it when it has `close`. Rejects with an EngineUnavailableError when it cannot be had on
 * this machine, with the signal's reason when that is aborted while a device is opened; throws a TypeError for
 * another name.
 */
export function createEngine(name: EngineName, signal?: AbortSignal): Promise<Engine> {
  if (!ENGINE_NAMES.includes(name))
    throw wrongArgument('createEngine(name)', `name must be one of ${ENGINE_NAMES.join(', ')}`, name)
  return FACTORIES[name](signal)
}
