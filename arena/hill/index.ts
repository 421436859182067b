/** Hills: a few warriors stay, and whoever challenges them may push the weakest off. */
export * from './challenge-hill.js'
export * from './challenges.js'
export * from './judge-hill-rules.js'
export * from './record/index.js'
export { commandName, forgetOutcome, untoldOutcome, type UntoldOutcome } from './untold.js'
export * from './verdict.js'
