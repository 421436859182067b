import { EngineUnavailableError, type GpuAdapter } from '../../vm/index.js'
import { startAndAsk } from './ask.js'
import { GPU_BOUNDS } from './bounds.js'

/** What this machine has, or why nothing can be told of it. */
export type FoundGpus =
  | { readonly ok: true; readonly adapters: readonly GpuAdapter[] }
  | { readonly ok: false; readonly problem: string; readonly remedy: string | null }

/** All adapters with their limits, cards first, within five seconds; none is no problem. */
export async function findGpus({ listMs } = GPU_BOUNDS): Promise<FoundGpus> {
  try {
    const { process, answer } = await startAndAsk('list', 'adapters', listMs)
    process.kill('it has told all')
    return { ok: true, adapters: answer.adapters }
  } catch (error) {
    const { message } = error as Error
    return {
      ok: false,
      problem: message,
      remedy: error instanceof EngineUnavailableError ? error.remedy : null,
    }
  }
}
