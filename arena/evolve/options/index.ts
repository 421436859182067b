/**
 * What a run can be told, and what of it is possible. All other rooms know it; it knows none of them, and loads nothing
 * but the rules of the machine.
 */
export type { Axis } from './axis.js'
export * from './budget.js'
export * from './evolve-options.js'
export * from './model-options.js'
export * from './model-table.js'
export * from './names.js'
export { isDerived, printValue, type NumberReading, type OptionEntry, type Reading } from './option-entry.js'
export * from './option-table.js'
export { optionProblems } from './problems.js'
export * from './stored-options.js'
export { tellDefaults } from './tell-defaults.js'
