/** Fights on worker threads, or in this one. */
export type { FightOptions, FightProgress, Fights } from './fights.js'
export * from './fight-error.js'
export { meterFights, type FightMeter } from './fight-meter.js'
export { createInlineFights } from './inline.js'
export {
  createFightPool,
  createInlinePool,
  type FightPool,
  type FightPoolOptions,
  type InlinePoolOptions,
  type PlayedBy,
} from './pool.js'
export type { PoolGpuOptions } from './pool-gpu.js'
export type { OpenGpuEngine, SeatedEngine } from './gpu-seat.js'
export { totalSteps } from './total-steps.js'
