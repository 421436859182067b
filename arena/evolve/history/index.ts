/** What a stored run tells afterwards: where its champions come from, whose code they carry, what models can learn. */
export { creditsOf, type Credit } from './credits.js'
export { traceLineage, type Ancestor, type Birth, type Lineage } from './lineage.js'
export { lessonsOf, type Past } from './lessons.js'
export * from './preferences.js'
