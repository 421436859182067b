import { createEngine } from '../../../arena/engines/index.js'
import type { Engine, EngineName } from '../../../vm/index.js'

/** Works with new engines of these names, and closes them. EngineUnavailableError when one cannot be had; the signal's reason. */
export async function useEngines<T>(
  names: readonly EngineName[],
  signal: AbortSignal,
  work: (...engines: Engine[]) => Promise<T>,
): Promise<T> {
  const engines: Engine[] = []
  try {
    for (const name of names) engines.push(await createEngine(name, signal))
    return await work(...engines)
  } finally {
    await Promise.all(
      engines.map(async (engine) => {
        await engine.close?.()
      }),
    )
  }
}
