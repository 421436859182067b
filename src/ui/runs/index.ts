/** The live view of several evolutions side by side. */
export { openRunsView } from './runs-live.js'
export type { RunRow, RunsSnapshot } from './snapshot.js'
