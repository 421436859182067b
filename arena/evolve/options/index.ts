/** What a run can be told, and what of it is possible. All other rooms know it; it knows none of them. */
export type { Axis } from './axis.js'
export * from './budget.js'
export * from './model-options.js'
export * from './names.js'
export * from './options.js'
