/**
 * The library behind drq: a pMARS-exact Core War machine and what is built on it.
 *
 * @example
 * ```ts
 * import { assemble, createReferenceEngine, PRESETS, scoreMatch } from 'digital-red-queen'
 *
 * const settings = PRESETS['94nop']
 * const imp = assemble('MOV.I $0, $1', { settings })
 * const dwarf = assemble('ADD.AB #4, $3\nMOV.I $2, @2\nJMP.B $-2\nDAT.F #0, #0', { settings })
 * if (imp.warrior === null || dwarf.warrior === null) throw new Error('see imp.diagnostics, dwarf.diagnostics')
 *
 * const [outcome] = await createReferenceEngine().run({
 *   settings,
 *   programs: [imp.warrior, dwarf.warrior],
 *   matches: [{ warriors: [0, 1], placement: { kind: 'seed', seed: 1, rounds: 100 } }],
 *   stop: 'one-left',
 * })
 * console.log(scoreMatch(outcome!))
 * ```
 *
 * @module
 */
export * from '../vm/index.js'
export * from '../arena/engines/index.js'
export * from '../arena/byte-order.js'
export * from '../arena/fitness.js'
export * from '../arena/gauntlet/index.js'
export * from '../arena/score.js'
export * from '../arena/analyze/index.js'
export * from '../arena/contest/index.js'
export * from '../arena/evaluate/index.js'
export * from '../arena/evolve/index.js'
export * from '../arena/hill/index.js'
export * from '../arena/matches/index.js'
export * from '../arena/optimize/index.js'
export * from '../arena/random.js'
export * from '../arena/ratings/index.js'
export * from '../arena/statistics/index.js'
export * from '../arena/steps/index.js'
export * from '../arena/store/index.js'
export * from '../arena/tournament/index.js'
export * from '../arena/workers/index.js'
