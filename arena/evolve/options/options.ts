import { MAX_WARRIORS, placementProblem, type MarsSettings } from '../../../vm/index.js'
import type { Axis } from './axis.js'
import { NO_BUDGET } from './budget.js'
import { completeModelOptions, modelProblems, type ModelOptions } from './model-options.js'
import { DESCRIPTOR_NAMES, type ArchiveName, type FitnessName, type ProposerName } from './names.js'

/** All that decides a run besides settings, seed and warriors. Stored with the run, so that it can go on. */
export interface EvolveOptions {
  readonly proposer: ProposerName
  /** Rounds of the Red Queen, each with a champion, 1 .. 10,000. Paper: 20. */
  readonly rounds: number
  /** Proposals of a round after those of its start, 0 .. 1,000,000. Paper: 250. */
  readonly iterations: number
  /** Rounds fought in one core, and against each opponent one against one, 1 .. 10,000. Paper: 20 in one core. */
  readonly simulations: number
  readonly fitness: FitnessName
  /** Cycles of a fight in selection, 1 .. the preset's; null for the preset's. Paper: null. */
  readonly horizon: number | null
  /**
   * Share of the opponents that are met in fights of the preset's cycles instead of the horizon's, 0 .. 1, each round
   * others; only one against one. Paper: 0, its horizon is the preset's.
   */
  readonly fullShare: number
  /** Whether candidates that fall behind are given up after a part of their rounds. Paper: no. */
  readonly halving: boolean
  /** How many of the last champions are opponents, 0 .. 10,000; null for all. Paper: 20. */
  readonly lastK: number | null
  /**
   * Proposals made from one state of the archive and evaluated together, 1 .. 256. It changes the result, threads do
   * not. Paper: 1, which leaves all threads but one idle.
   */
  readonly batch: number
  /** Probability of a fresh proposal instead of a mutation, 0 .. 1. Paper: 0.1. */
  readonly freshShare: number
  /** Fresh proposals at the start of a round, 0 .. 10,000. Paper: 8. */
  readonly initialProposals: number
  /** Whether the initial opponents compete for the archive of each round. Paper: an option. */
  readonly warmOpponents: boolean
  /** Whether the last K champions do. Paper: an option. */
  readonly warmChampions: boolean
  /** Whether the elites of the round before do. Paper: no. */
  readonly warmElites: boolean
  /** Rounds after which the archives begin anew, without what was bred before, 0 .. 10,000; 0 for never. */
  readonly restart: number
  readonly archive: ArchiveName
  /** What a grid tells warriors apart by, at most two; none for a single cell. Paper: spawned and covered. */
  readonly axes: readonly Axis[]
  /** Weight of rarity when parents are drawn from a grid, 0 .. 10; 0 for none. Paper: 0. */
  readonly novelty: number
  /** Archives that evolve side by side, 1 .. 64. Paper: 1. */
  readonly islands: number
  /** Proposals after which each island sends its best to the next, 0 .. 1,000,000; 0 for never. */
  readonly migration: number
  /** Whether the genetic operators' weights follow their success. */
  readonly adaptive: boolean
  /** Most instructions of proposals in round 1, doubled while champions win more than they tie; null for no limit. */
  readonly lengthLimit: number | null
  /** Whether proposals may use P-space, which hills such as 94nop do not take. Paper: yes. */
  readonly pSpace: boolean
  /** Finalists of a round that fight anew for the title, 0 .. 256; 0: the fittest of the archive has it. Paper: 0. */
  readonly finalists: number
  /** A round ends when its best fitness reaches this share of the maximum, 0 .. 1; null never. */
  readonly earlyStop: number | null
  /** Share of a batch that is skipped because it is foretold to be the worst, 0 .. 0.95; null for none. Paper: null. */
  readonly prefilter: number | null
  /** What the llm and the mixed proposer ask; null with the genetic one. Never a key. */
  readonly model: ModelOptions | null
}

/** The paper's settings (arXiv 2601.03335), one proposal at a time. */
export const PAPER_OPTIONS: EvolveOptions = {
  proposer: 'genetic',
  rounds: 20,
  iterations: 250,
  simulations: 20,
  fitness: 'core',
  horizon: null,
  fullShare: 0,
  halving: false,
  lastK: 20,
  batch: 1,
  freshShare: 0.1,
  initialProposals: 8,
  warmOpponents: true,
  warmChampions: true,
  warmElites: false,
  restart: 0,
  archive: 'grid',
  axes: [
    { name: 'spawned', edges: null },
    { name: 'covered', edges: null },
  ],
  novelty: 0,
  islands: 1,
  migration: 0,
  adaptive: false,
  lengthLimit: null,
  pSpace: true,
  finalists: 0,
  earlyStop: null,
  prefilter: null,
  model: null,
}

/**
 * Ours: one against one with the opponents and the last champions, in short and in full fights, with everything that was
 * found to make strong warriors in little time. `horizon` is a quarter of the preset's cycles.
 */
export function defaultOptions(proposer: ProposerName, { maxCycles }: MarsSettings): EvolveOptions {
  const strong = {
    ...PAPER_OPTIONS,
    proposer,
    rounds: 8,
    simulations: 8,
    fitness: 'duel',
    horizon: Math.ceil(maxCycles / 4),
    fullShare: 0.5,
    halving: true,
    lastK: 3,
    warmElites: true,
    finalists: 8,
  } as const
  // A language model is asked a hundred questions, the genetic operators cost nothing.
  if (proposer === 'llm') return { ...strong, iterations: 100, batch: 8 }
  const genetic = {
    ...strong,
    iterations: 500,
    batch: 64,
    initialProposals: 64,
    restart: 24,
    archive: 'alternating',
    islands: 4,
    migration: 500,
    adaptive: true,
  } as const
  return proposer === 'mixed' ? { ...genetic, batch: 16, initialProposals: 16 } : genetic
}

/**
 * The same for a run without any warrior to start from: it has nothing to begin anew with, only its own champions to
 * meet, and at first hardly anything that ends before its time.
 */
export function fromScratch(options: EvolveOptions): EvolveOptions {
  const lastK = options.lastK === null ? null : Math.max(8, options.lastK)
  return { ...options, warmOpponents: false, restart: 0, fullShare: 0, lastK }
}

/** Options as stored. */
export function parseOptions(json: string): EvolveOptions {
  const options = { ...PAPER_OPTIONS, ...(JSON.parse(json) as Partial<EvolveOptions>) }
  return { ...options, model: options.model === null ? null : completeModelOptions(options.model) }
}

export function printOptions(options: EvolveOptions): string {
  return JSON.stringify(options)
}

/** The options without budget and prices, which decide when a run stops and not what comes of it. */
export function withoutSpending({ model, ...options }: EvolveOptions): EvolveOptions {
  if (model === null) return { ...options, model }
  const models = model.models.map((choice) => ({ ...choice, price: null }))
  return { ...options, model: { ...model, models, budget: NO_BUDGET } }
}

/** Range of each number, and whether it is a whole one. */
export const OPTION_RANGES = {
  rounds: [1, 10_000, true],
  iterations: [0, 1_000_000, true],
  simulations: [1, 10_000, true],
  horizon: [1, 10_000_000, true],
  fullShare: [0, 1, false],
  lastK: [0, 10_000, true],
  batch: [1, 256, true],
  freshShare: [0, 1, false],
  initialProposals: [0, 10_000, true],
  restart: [0, 10_000, true],
  novelty: [0, 10, false],
  islands: [1, 64, true],
  migration: [0, 1_000_000, true],
  lengthLimit: [1, 1_000_000, true],
  finalists: [0, 256, true],
  earlyStop: [0, 1, false],
  prefilter: [0, 0.95, false],
} as const satisfies Partial<
  Record<keyof EvolveOptions, readonly [low: number, high: number, whole: boolean]>
>

/** Everything wrong with the options, in words; empty when a run with so many initial opponents can begin. */
export function optionProblems(options: EvolveOptions, settings: MarsSettings, opponents: number): string[] {
  const problems: string[] = []
  for (const [name, [low, high, whole]] of Object.entries(OPTION_RANGES)) {
    const value = options[name as keyof typeof OPTION_RANGES]
    if (value !== null && !(value >= low && value <= high && (!whole || Number.isInteger(value))))
      problems.push(`${name} is ${value}; it must be a ${whole ? 'whole ' : ''}number from ${low} to ${high}`)
  }
  if (opponents === 0) problems.push('there is no initial opponent')
  problems.push(...axisProblems(options.axes))
  if ((options.horizon ?? 0) > settings.maxCycles)
    problems.push(`horizon is ${options.horizon}; a fight has ${settings.maxCycles} cycles`)
  if (options.prefilter !== null && options.prefilter * options.batch < 1)
    problems.push(
      `prefilter is ${options.prefilter}; of a batch of ${options.batch} that is not one proposal`,
    )
  if (options.model !== null) problems.push(...modelProblems(options.model))
  if (problems.length > 0) return problems
  const most =
    options.fitness === 'duel' ? 2 : 1 + opponents + Math.min(options.lastK ?? Infinity, options.rounds - 1)
  if (most > MAX_WARRIORS)
    problems.push(
      `the last round would have ${most} warriors in one core, at most ${MAX_WARRIORS} are possible: fewer opponents or last-k`,
    )
  const crowd = placementProblem(settings, most)
  if (crowd !== null) problems.push(crowd)
  return problems
}

function axisProblems(axes: readonly Axis[]): string[] {
  if (axes.length > 2) return [`${axes.length} descriptors; an archive has two at most`]
  return axes.flatMap(({ name, edges }) => {
    if (!DESCRIPTOR_NAMES.includes(name)) return [`there is no descriptor ${name}`]
    if (edges === null) return []
    const rises = edges.every((edge, index) => index === 0 || edge > edges[index - 1]!)
    return rises && edges.length <= 31 ? [] : [`the bins of ${name} must be at most 32, their edges rising`]
  })
}
