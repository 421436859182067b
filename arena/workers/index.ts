/** Fights on worker threads, or in this one. */
export type { FightOptions, FightProgress, Fights } from './fights.js'
export * from './fight-error.js'
export { createInlineFights } from './inline.js'
export { createFightPool, type FightPoolOptions } from './pool.js'
