/** How a pool comes by its GPU. */
import { createRequire } from 'node:module'
import { EngineUnavailableError } from '../../vm/index.js'
import type { EngineChoice } from '../engines/index.js'
import type { PoolGpu } from './gpu-lane.js'
import { createGpuSeat, type OpenGpuEngine } from './gpu-seat.js'
import { createSpeedBook } from './speed-book.js'

/** How a pool comes to a GPU. */
export interface PoolGpuOptions {
  /** Opens the GPU; the one of this house by default. */
  readonly openGpu?: OpenGpuEngine
  /** Whether `auto` takes software that acts as a GPU, which computes on the same cores; for tests. */
  readonly software?: boolean
  /** Whether `auto` gives the GPU a share of every batch, however small; for tests. */
  readonly everyBatch?: boolean
  /** File that keeps what was measured from one process to the next; it may hold anything. Without it nothing is kept. */
  readonly speedFile?: string
  /** Told in one line what became of the GPU, when that is no longer what was asked for. */
  readonly onNotice?: (text: string) => void
}

/** Null where the engine of a pool needs none. */
export function createPoolGpu(engine: EngineChoice | undefined, options: PoolGpuOptions): PoolGpu | null {
  if (engine !== 'auto' && engine !== 'webgpu') return null
  const { software = false, everyBatch = false, speedFile, onNotice = () => {} } = options
  const isAlone = engine === 'webgpu'
  const openOurs: OpenGpuEngine = async (signal) => {
    if (!isAlone && !isInstalled())
      throw new EngineUnavailableError('the npm package webgpu is not installed', null)
    const { openGpuEngine } = await import('../gpu/index.js')
    // Asked for by its name, it may be software.
    return openGpuEngine({ software: isAlone || software, onNotice, signal })
  }
  return {
    seat: createGpuSeat(options.openGpu ?? openOurs, onNotice),
    book: createSpeedBook(speedFile ?? null),
    isAlone,
    everyBatch,
    warm: new Set(),
    missedMs: 0,
    startMs: null,
  }
}

/** Whether the package is there; it is not loaded. */
function isInstalled(): boolean {
  try {
    createRequire(import.meta.url).resolve('webgpu')
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND'
  }
}
