/** The live view of an evolution. */
export { openEvolveView } from './evolve-live.js'
export type { EvolveSnapshot } from './snapshot.js'
