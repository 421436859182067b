/** Matches: who plays, what is looked up in the store and what is played, and what each is worth. */
export * from './entrants.js'
export * from './mean-fitness.js'
export * from './play-matches.js'
export * from './play-once.js'
export * from './score-match.js'
export type * from './unplayed.js'
