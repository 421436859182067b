import {
  createReferenceEngine,
  ENGINE_NAMES,
  loadTensorEngine,
  loadWasmEngine,
  wrongArgument,
  type Batch,
  type Engine,
  type EngineName,
} from '../vm/index.js'

/** How each engine is made. Heavy ones are loaded by `import()` here, when they are first asked for. */
const FACTORIES: Readonly<Record<EngineName, (signal?: AbortSignal) => Promise<Engine>>> = {
  wasm: loadWasmEngine,
  // Asked for by its name, it may be software.
  webgpu: async (signal) =>
    (await import('./gpu/index.js')).openGpuEngine({ software: true, ...(signal && { signal }) }),
  tensor: loadTensorEngine,
  reference: () => Promise.resolve(createReferenceEngine()),
}

/** What fights can be asked to use: one engine, or all that this machine has at once. */
export const ENGINE_CHOICES = ['auto', ...ENGINE_NAMES] as const
export type EngineChoice = (typeof ENGINE_CHOICES)[number]

/** Engines that every machine has, the faster first. */
const ALWAYS_THERE: readonly EngineName[] = ['wasm', 'reference']

/** One of each for {@link chooseEngine}: an engine may keep what it has compiled. */
const shared = new Map<EngineName, Promise<Engine>>()

/**
 * A new engine of this name. EngineUnavailableError when it cannot be had on this machine; the signal's reason when that is
 * aborted while a device is opened.
 */
export function createEngine(name: EngineName, signal?: AbortSignal): Promise<Engine> {
  if (!ENGINE_NAMES.includes(name))
    throw wrongArgument('createEngine(name)', `name must be one of ${ENGINE_NAMES.join(', ')}`, name)
  return FACTORIES[name](signal)
}

/**
 * The engine that runs a batch: the preferred one, and where it refuses the first of those that are always
 * there and do not. RangeError with the last refusal when none runs it.
 */
export async function chooseEngine(batch: Batch, preferred?: EngineName): Promise<Engine> {
  const names = new Set<EngineName>([...(preferred === undefined ? [] : [preferred]), ...ALWAYS_THERE])
  let refusal = ''
  for (const name of names) {
    const made = shared.get(name) ?? createEngine(name)
    shared.set(name, made)
    const engine = await made
    const refused = engine.refusal(batch)
    if (refused === null) return engine
    refusal = refused
  }
  throw new RangeError(`no engine runs this batch: ${refusal}`)
}

/** Closes the engines that {@link chooseEngine} has made; it makes new ones when it is called again. */
export async function closeEngines(): Promise<void> {
  const made = [...shared.values()]
  shared.clear()
  for (const engine of await Promise.allSettled(made))
    if (engine.status === 'fulfilled') await engine.value.close?.()
}
