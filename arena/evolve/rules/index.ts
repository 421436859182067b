/** What follows from a stored run: its champions, whom a generation meets, and the rules of its fights. */
export * from './champions.js'
export { heldOutOpponents, selectingOpponents } from './hold-out.js'
export { distinctWarriors, givenIds, givenWarriors } from './given.js'
export { duelTermsOf, rulesOf, type DuelTerms, type OpponentCounts, type Rules } from './rules.js'
