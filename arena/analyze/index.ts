/** What evolution runs have brought forth, as the paper asks it (arXiv 2601.03335). */
export * from './analysis.js'
export * from './cycles.js'
export { pickElites, type RunChampions } from './elites.js'
export * from './generality.js'
export * from './probe.js'
export * from './generations.js'
export * from './samples.js'
export * from './trainers.js'
