/**
 * The library behind drq: a Core War machine that plays as pMARS 0.9.2 does, and what is built on it. Its names are
 * these and no others; docs/library.md says what each is for, and shows programs that use them.
 *
 * @example
 * ```ts
 * import { assemble, createEngine, PRESETS, scoreMatch } from 'digital-red-queen'
 *
 * const settings = PRESETS['94nop']
 * const imp = assemble('MOV.I $0, $1', { settings })
 * const dwarf = assemble('ADD.AB #4, $3\nMOV.I $2, @2\nJMP.B $-2\nDAT.F #0, #0', { settings })
 * if (imp.warrior === null || dwarf.warrior === null) throw new Error('see imp.diagnostics, dwarf.diagnostics')
 *
 * const engine = await createEngine('wasm')
 * const [outcome] = await engine.run({
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

// Redcode: a source becomes a warrior, and a warrior a source.
export { assemble, decodeSource, printWarrior, type Diagnostic, type Warrior } from '../vm/index.js'

// The core, and fights in it: a batch of matches goes into an engine, outcomes come out.
export { PRESETS, resolveSettings, type MarsSettings } from '../vm/index.js'
export { createEngine } from '../arena/engines/index.js'
export { EngineUnavailableError, type Batch, type Engine, type Match } from '../vm/index.js'
export { warriorOutcome, type MatchOutcome } from '../vm/index.js'
export { scoreMatch } from '../arena/matches/index.js'
export { fitnessOf } from '../arena/fitness.js'

// Many fights: on all cores of the machine, kept in a file.
export { createFightPool, FightError, type FightPool } from '../arena/workers/index.js'
export { openStore, StoreError, type Store } from '../arena/store/index.js'

// Tournaments, evaluations and ratings on a pool with a store.
export type { Entrant } from '../arena/matches/index.js'
export { runTournament, storedStandings, type Standing } from '../arena/tournament/index.js'
export { runEvaluation, summarize } from '../arena/evaluate/index.js'
export { rateWarriors, recordPairs } from '../arena/ratings/index.js'

// The Digital Red Queen (arXiv 2601.03335): runs that evolve warriors, and who proposes them.
export { defaultOptions, optionProblems, PAPER_OPTIONS, type EvolveOptions } from '../arena/evolve/index.js'
export { beginRun, playRun } from '../arena/evolve/index.js'
export { createGeneticProposer, createLlmProposer, createMixedProposer } from '../arena/evolve/index.js'
export { MODEL_DEFAULTS, ProposerError } from '../arena/evolve/index.js'
export type { Proposal, ProposalContext, Proposer } from '../arena/evolve/index.js'

// Tuning the constants of a warrior.
export { beginOptimization, optimize } from '../arena/optimize/index.js'
