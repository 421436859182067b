/** What candidates are worth, found out by fights. */
export { evaluate, stagesOf, type Challenge, type IsHopeless, type InterimResult } from './evaluation.js'
export { indexOfGreatest, measureFitness } from './measure-fitness.js'
