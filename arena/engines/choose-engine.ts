import type { Batch, Engine, EngineName } from '../../vm/index.js'
import { createEngine } from './create-engine.js'

/** Engines that every machine has, the faster first. */
const ALWAYS_THERE: readonly EngineName[] = ['wasm', 'reference']

/** One of each for {@link chooseEngine}: an engine may keep what it has compiled. */
const shared = new Map<EngineName, Promise<Engine>>()

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
    const judged = engine.judge(batch)
    if (judged.ok) return engine
    refusal = judged.message
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
