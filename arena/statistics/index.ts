/** Intervals, fits and spreads: formulas over plain numbers, which know nothing of warriors and matches. */
export * from './bradley-terry.js'
export * from './line-fit.js'
export * from './precision.js'
export * from './quantiles.js'
export * from './ridge.js'
export * from './spread.js'
export * from './student.js'
export * from './wilson.js'
