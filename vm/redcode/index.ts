/** The door of the Redcode language: source to warrior, warrior to source. */
export { assemble, type AssembleOptions, type Assembly } from './assembler.js'
export type { Diagnostic } from './diagnostic.js'
export { listProgram } from './listing.js'
export { parseInstruction } from './parse-instruction.js'
export { decodeSource } from './source-text.js'
export { splitWarriors, type WarriorText } from './split-warriors.js'
export { printWarrior } from './warrior-source.js'
