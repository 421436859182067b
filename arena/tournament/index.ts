/** Tournaments: who meets whom, what it scores, who leads. */
export * from './play-matches.js'
export * from './schedule.js'
export * from './scoring.js'
export * from './standings.js'
export * from './student.js'
export * from './tournament.js'
export * from './wilson.js'
