/** Strength from stored matches of two: ratings, and where strength goes in circles. */
export * from './benchmark.js'
export * from './pair-record.js'
export * from './ratings.js'
export * from './triples.js'
