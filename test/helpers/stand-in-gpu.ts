import type { SeatedEngine } from '../../arena/workers/index.js'
import { createWasmEngine } from '../../vm/wasm/engine.js'
import { failure, usesPSpace, type Batch, type RunOptions } from '../../vm/index.js'

export interface StandInOptions {
  /** Fails when so many matches were played, in all runs together. */
  readonly failAfter?: number
  readonly driver?: string
  /** Called instead of playing. */
  readonly play?: (batch: Batch, options: RunOptions) => Promise<never>
}

export interface StandIn extends SeatedEngine {
  /** The batches that it was given. */
  readonly batches: Batch[]
  readonly closed: () => number
}

/** The fast engine of this thread in the place of a GPU: as real as any, and it fails when it is told to. */
export function standInGpu({ failAfter = Infinity, driver = '1.0', play }: StandInOptions = {}): StandIn {
  const engine = createWasmEngine()
  const batches: Batch[] = []
  let [played, closed] = [0, 0]
  const judge = (batch: Batch) => {
    const isRefused = batch.matches.some(({ warriors }) =>
      warriors.some((index) => batch.programs[index] !== undefined && usesPSpace(batch.programs[index])),
    )
    return isRefused ? failure('PSpace', 'a warrior uses P-space') : engine.judge(batch)
  }
  return {
    name: 'webgpu',
    adapter: { name: 'stand-in', backend: 'none', description: driver },
    batches,
    closed: () => closed,
    judge,
    async run(batch, options = {}) {
      batches.push(batch)
      const judged = judge(batch)
      if (!judged.ok) throw new RangeError(judged.message)
      if (play !== undefined) return play(batch, options)
      const left = failAfter - played
      const part = { ...batch, matches: batch.matches.slice(0, left) }
      played += part.matches.length
      const outcomes = await engine.run(part, options)
      if (left < batch.matches.length) throw new Error('the device was lost')
      return outcomes
    },
    close() {
      closed++
      return Promise.resolve()
    },
  }
}
