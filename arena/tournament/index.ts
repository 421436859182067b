/** Tournaments: who meets whom, what it scores, who leads. */
export * from './comparison.js'
export * from './record/index.js'
export * from './schedule.js'
export * from './standings.js'
export * from './tournament.js'
