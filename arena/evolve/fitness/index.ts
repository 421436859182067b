/** What a fight is worth to a candidate. */
export { createTally, maxFitnessOf, type Estimate, type Tally } from './tally.js'
