/** What comes after the evolution: the final of what it bred, and the benchmark. */
export * from './benchmark.js'
export { closeRun, closingMs, type Closing, type ClosingPlan, type ClosingWatch } from './closing.js'
export * from './final.js'
export { type Finalist } from './judges.js'
export { type BestGiven } from './yardstick.js'
