/** The live view of the optimiser. */
export { OptimizeView } from './OptimizeView.js'
export type { TunedRow, OptimizeSnapshot } from './snapshot.js'
