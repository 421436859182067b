import { createEngine } from '../../../arena/engines/index.js'
import {
  assemble,
  EngineUnavailableError,
  MAX_WARRIORS,
  PRESETS,
  type Batch,
  type Engine,
  type EngineName,
  type GpuAdapter,
  type MarsSettings,
  type Warrior,
} from '../../../vm/index.js'

/** What an engine can run here, or why it cannot be had. */
export type EngineLook =
  | {
      readonly isAvailable: true
      /** Cells of the largest core with two warriors; 0 when it runs none. */
      readonly largestCore: number
      /** Warriors in one core of 94nop. */
      readonly mostWarriors: number
      readonly takesPSpace: boolean
      /** What computes, where that is not the processor itself. */
      readonly adapter: { readonly name: string; readonly isSoftware: boolean } | null
    }
  | { readonly isAvailable: false; readonly problem: string; readonly remedy: string | null }

/** Makes the engine and asks it what it refuses. */
export async function lookAtEngine(send: (found: EngineLook) => void, name: string): Promise<void> {
  try {
    const engine = await createEngine(name as EngineName)
    send({ isAvailable: true, ...reachOf(engine), adapter: adapterOf(engine) })
  } catch (error) {
    if (!(error instanceof EngineUnavailableError)) throw error
    send({ isAvailable: false, problem: error.message, remedy: error.remedy })
  }
}

/** What an engine in a process of its own says of the device that it found. */
export function adapterOf(engine: Engine): { readonly name: string; readonly isSoftware: boolean } | null {
  const { adapter } = engine as Engine & { readonly adapter?: GpuAdapter }
  return adapter === undefined ? null : { name: adapter.name, isSoftware: adapter.isSoftware }
}

/** Largest core of the settings that there are. */
const MOST_CELLS = 2 ** 20

export function reachOf(engine: Engine) {
  const runs = (batch: Batch) => engine.judge(batch).ok
  return {
    largestCore: largest(MOST_CELLS, (coreSize) => runs(batchOf(coreOf(coreSize), 2, 'mov 0, 1'))),
    mostWarriors: largest(MAX_WARRIORS, (count) => runs(batchOf(PRESETS['94nop'], count, 'mov 0, 1'))),
    takesPSpace: runs(batchOf(PRESETS['94nop'], 2, 'stp #1, #1')),
  }
}

/** The largest number for which `holds`, which holds for all below it; 0 when there is none. */
function largest(most: number, holds: (value: number) => boolean): number {
  let [low, high] = [0, most]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (holds(middle)) low = middle
    else high = middle - 1
  }
  return low
}

function coreOf(coreSize: number): MarsSettings {
  const all = { readLimit: coreSize, writeLimit: coreSize, pSpaceSize: coreSize }
  return { ...PRESETS.nano, coreSize, maxProcesses: coreSize, maxLength: 1, minSeparation: 1, ...all }
}

function batchOf(settings: MarsSettings, warriors: number, source: string): Batch {
  const program: Warrior = assemble(source, { settings }).warrior!
  const placement = { kind: 'seed', seed: 1, rounds: 1 } as const
  const match = { warriors: Array.from({ length: warriors }, () => 0), placement }
  return { settings, programs: [program], matches: [match], stop: 'one-left' }
}
