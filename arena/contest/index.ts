/** Runs of several proposers, told apart by fights between what they bred. */
export * from './contest.js'
