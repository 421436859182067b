/** The loop of the Digital Red Queen: generation after generation, each with a champion. */
export type { EvolveAdapters } from './adapters.js'
export * from './events.js'
export * from './loop.js'
