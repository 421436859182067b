/** Bombing and scanning steps: how well they spread, and which are the best. */
export * from './pattern.js'
export * from './range.js'
export * from './range-rating.js'
export * from './ranking.js'
export { greatestCommonDivisor, rateStep, type StepRating } from './rating.js'
