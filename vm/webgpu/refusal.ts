import type { Batch, RefusalCode } from '../engine.js'
import { crowdOf, judgeBatch, judgeLength, judgePSpace } from '../refusal.js'
import { allowed, failure, judgeInOrder, type Judgement } from '../result.js'
import type { GpuLimits } from './adapter.js'
import { queueLength } from './layout.js'

/** Largest core, and most processes that a warrior can come to: addresses and lengths of queues have 16 bits. */
const MOST = 65_535

/** Whether a device of these limits can run all of this batch. */
export function judgeForWebgpu(batch: Batch, limits: GpuLimits): Judgement<RefusalCode> {
  return judgeInOrder<RefusalCode>(
    () => judgeBatch(batch),
    () => judgeSize(batch),
    () => judgeLength(batch),
    () => judgeBuffers(batch, limits),
    () => judgePSpace(batch),
  )
}

function judgeSize({ settings }: Batch): Judgement<'TooLarge'> {
  const { coreSize } = settings
  if (coreSize > MOST)
    return failure('TooLarge', `a core of ${coreSize} cells is too large; ${MOST} are possible`)
  const processes = queueLength(settings)
  return processes > MOST
    ? failure('TooLarge', `${processes} processes are too many; ${MOST} are possible`)
    : allowed
}

function judgeBuffers(batch: Batch, limits: GpuLimits): Judgement<'TooLarge'> {
  const crowd = crowdOf(batch)
  const room = Math.min(limits.maxBufferSize, limits.maxStorageBufferBindingSize)
  return 4 * crowd * queueLength(batch.settings) > room
    ? failure('TooLarge', `the queues of ${crowd} warriors do not fit into a buffer`)
    : allowed
}
