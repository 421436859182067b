/** What candidates are worth, found out by fights. */
export type { Challenge } from './challenge.js'
export { evaluateCandidates } from './evaluate-candidates.js'
export type { InterimResult, IsHopeless } from './hopeless.js'
export { indexOfGreatest, measureFitness } from './measure-fitness.js'
export { stagesOf } from './stages.js'
