/** What a fight is worth to a candidate. */
export { createTally, estimatePoints, maxFitnessOf, type Estimate, type Tally } from './tally.js'
