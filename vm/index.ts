/** The door of the machine: Redcode language, settings, placement, engines. */
export * from './isa.js'
export * from './settings.js'
export * from './warrior.js'
export * from './engine.js'
export { printInstruction } from './redcode/print.js'
export type { Diagnostic } from './redcode/diagnostic.js'
