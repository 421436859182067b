/** How warriors do against many others, one against one. */
export * from './climb.js'
export { evaluateWarriors, type Evaluation, type EvaluationEvents, type EvaluationPlan } from './evaluate.js'
export * from './ladder.js'
export type { PairResult } from './pair-result.js'
export * from './run.js'
export type { RoundShares } from './shared-places.js'
export * from './standings.js'
export * from './summary.js'
