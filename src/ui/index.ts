/** The terminal views. Loaded by import() when stdout is a terminal. */
export { openEvolveView, type EvolveSnapshot } from './evolve/index.js'
export { createFeed, useFeed, type Feed } from './hooks/use-feed.js'
export { useTerminalSize, type TerminalSize } from './hooks/use-terminal-size.js'
export { openLiveView, type LiveView } from './live-view.js'
export { openOptimizeView, type CandidateRow, type OptimizeSnapshot } from './optimize/index.js'
export { openRunsView, type RunRow, type RunsSnapshot } from './runs/index.js'
export { THEME } from './theme.js'
export { openTournamentView, type TournamentSnapshot } from './tournament/index.js'
