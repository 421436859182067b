/** The live view of an evolution. */
export { EvolveView } from './EvolveView.js'
export type { EvolveSnapshot } from './snapshot.js'
