/** How warriors do against many others, one against one. */
export * from './climb.js'
export * from './evaluate.js'
export * from './ladder.js'
export { meanFitness, type EvaluationField, type PairResult } from './pairs.js'
export * from './run.js'
export type { RoundShares } from './shared-places.js'
export * from './standings.js'
export * from './summary.js'
