import {
  createReferenceEngine,
  ENGINE_NAMES,
  loadWasmEngine,
  wrongArgument,
  type Batch,
  type Engine,
  type EngineName,
} from '../vm/index.js'

/** How each engine is made. Heavy ones are loaded by `import()` here, when they are first asked for. */
const FACTORIES: Readonly<Record<EngineName, () => Promise<Engine>>> = {
  wasm: loadWasmEngine,
  reference: () => Promise.resolve(createReferenceEngine()),
}

/** One of each for {@link chooseEngine}: an engine may keep what it has compiled. */
const shared = new Map<EngineName, Promise<Engine>>()

/** A new engine of this name. */
export function createEngine(name: EngineName): Promise<Engine> {
  if (!ENGINE_NAMES.includes(name))
    throw wrongArgument('createEngine(name)', `name must be one of ${ENGINE_NAMES.join(', ')}`, name)
  return FACTORIES[name]()
}

/**
 * The engine that runs a batch: the preferred one, and where it refuses the next that does not, in the order of
 * ENGINE_NAMES. RangeError with the last refusal when none runs it.
 */
export async function chooseEngine(batch: Batch, preferred?: EngineName): Promise<Engine> {
  const names = new Set<EngineName>([...(preferred === undefined ? [] : [preferred]), ...ENGINE_NAMES])
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
