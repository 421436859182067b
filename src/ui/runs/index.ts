/** The live view of several evolutions side by side. */
export { RunsView } from './RunsView.js'
export type { RunRow, RunsSnapshot } from './snapshot.js'
