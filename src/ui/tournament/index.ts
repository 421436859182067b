/** The live view of a tournament. */
export type { TournamentSnapshot } from './snapshot.js'
export { openTournamentView } from './tournament-live.js'
