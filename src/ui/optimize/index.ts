/** The live view of the optimiser. */
export type { CandidateRow, OptimizeSnapshot } from './snapshot.js'
export { openOptimizeView } from './optimize-live.js'
