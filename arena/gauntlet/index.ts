/** Candidates against a field of opponents, one against one: who meets whom, the matches, and what they come to. */
export * from './field.js'
export * from './field-score.js'
export * from './play-gauntlet.js'
export * from './play-pairs.js'
export * from './play-unstored.js'
