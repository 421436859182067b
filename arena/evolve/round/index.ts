/** The loop of the Digital Red Queen: round after round, each with a champion. */
export type { EvolveAdapters } from './adapters.js'
export * from './events.js'
export * from './loop.js'
