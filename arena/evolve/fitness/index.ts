/** What a fight is worth to a candidate. */
export { fitnessOf } from './fitness.js'
export { createTally, maxFitnessOf, type Estimate, type Tally } from './tally.js'
