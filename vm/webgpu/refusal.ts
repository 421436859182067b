import { usesPSpace } from '../warrior.js'
import type { Batch } from '../engine.js'
import { batchProblem } from '../refusal.js'
import type { GpuLimits } from './adapter.js'
import { queueLength } from './layout.js'

/** Largest core, and most processes that a warrior can come to: addresses and lengths of queues have 16 bits. */
const MOST = 65_535

/** What a device of these limits cannot run in this batch, in words; null when it can run all of it. */
export function webgpuRefusal(batch: Batch, limits: GpuLimits): string | null {
  const problem = batchProblem(batch)
  if (problem !== null) return problem
  const { settings, programs, matches } = batch
  const { coreSize, maxCycles } = settings
  if (coreSize > MOST) return `a core of ${coreSize} cells is too large; ${MOST} are possible`
  const processes = queueLength(settings)
  if (processes > MOST) return `${processes} processes are too many; ${MOST} are possible`
  const crowd = Math.max(1, ...matches.map(({ warriors }) => warriors.length))
  // What is left of a round is kept in 31 bits.
  if (crowd * maxCycles >= 2 ** 31) return `${crowd} warriors for ${maxCycles} cycles are too many`
  const room = Math.min(limits.maxBufferSize, limits.maxStorageBufferBindingSize)
  if (4 * crowd * processes > room) return `the queues of ${crowd} warriors do not fit into a buffer`
  const played = new Set(matches.flatMap(({ warriors }) => warriors))
  for (const index of played) if (usesPSpace(programs[index]!)) return 'a warrior uses P-space'
  return null
}
