/** The best warriors of a generation, and what tells them apart. */
export { aimOf } from './aim.js'
export * from './archive.js'
export { classifyComposition, createKinds } from './composition.js'
export * from './descriptors.js'
export { createGridArchive } from './grid-archive.js'
export { createIslands, type IslandOptions, type Islands } from './islands.js'
export { createPopulation } from './population.js'
export { classifyStrategy, STRATEGIES, type Strategy } from './strategy.js'
