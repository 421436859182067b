/** What a stored run tells afterwards: where its champions come from, and what models can learn from it. */
export * from './lineage.js'
export * from './preferences.js'
