/** What a part of a warrior is, and what may vary in it. */
export * from './domain.js'
export * from './part.js'
