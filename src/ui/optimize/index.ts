/** The live view of the optimiser. */
export { OptimizeView } from './OptimizeView.js'
export type { CandidateRow, OptimizeSnapshot } from './snapshot.js'
