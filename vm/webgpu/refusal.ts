import type { Batch } from '../engine.js'
import { batchProblem, crowdOf, lengthProblem, pSpaceProblem } from '../refusal.js'
import type { GpuLimits } from './adapter.js'
import { queueLength } from './layout.js'

/** Largest core, and most processes that a warrior can come to: addresses and lengths of queues have 16 bits. */
const MOST = 65_535

/** What a device of these limits cannot run in this batch, in words; null when it can run all of it. */
export function webgpuRefusal(batch: Batch, limits: GpuLimits): string | null {
  return batchProblem(batch) ?? sizeProblem(batch, limits) ?? pSpaceProblem(batch)
}

function sizeProblem(batch: Batch, limits: GpuLimits): string | null {
  const { coreSize } = batch.settings
  if (coreSize > MOST) return `a core of ${coreSize} cells is too large; ${MOST} are possible`
  const processes = queueLength(batch.settings)
  if (processes > MOST) return `${processes} processes are too many; ${MOST} are possible`
  const tooLong = lengthProblem(batch)
  if (tooLong !== null) return tooLong
  const crowd = crowdOf(batch)
  const room = Math.min(limits.maxBufferSize, limits.maxStorageBufferBindingSize)
  return 4 * crowd * processes > room ? `the queues of ${crowd} warriors do not fit into a buffer` : null
}
