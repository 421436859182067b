/** Which engine runs a batch: one by its name, or the first that this machine has for it. */
export * from './choose-engine.js'
export * from './create-engine.js'
