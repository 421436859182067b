/** The live view of a tournament. */
export { TournamentView } from './TournamentView.js'
export type { TournamentSnapshot } from './snapshot.js'
