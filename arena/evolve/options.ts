import { MAX_WARRIORS, placementProblem, type MarsSettings } from '../../vm/index.js'
import type { ProposerName } from './proposers/proposer.js'

/** All that decides a run besides settings, seed and warriors. Stored with the run, so that it can go on. */
export interface EvolveOptions {
  readonly proposer: ProposerName
  /** Rounds of the Red Queen, each with a champion, 1 .. 10,000. Paper: 10. */
  readonly rounds: number
  /** Proposals of a round after those of its start, 0 .. 1,000,000. Paper: 100. */
  readonly iterations: number
  /** Fights of an evaluation, 1 .. 10,000. Paper: 20. */
  readonly simulations: number
  /** How many of the last champions are opponents, 0 .. 63; null for all. Paper: all. */
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
  /** A round ends when its best fitness reaches this share of the maximum, 0 .. 1; null never. */
  readonly earlyStop: number | null
  /** What the llm proposer asks; null with another proposer. Never a key. */
  readonly model: ModelOptions | null
}

export interface ModelOptions {
  readonly model: string
  readonly baseUrl: string
  /** 0 .. 2. Paper: 1. */
  readonly temperature: number
}

/** The paper's numbers (arXiv 2601.03335), with our batch and both warm starts. */
export const PAPER_OPTIONS: EvolveOptions = {
  proposer: 'genetic',
  rounds: 10,
  iterations: 100,
  simulations: 20,
  lastK: null,
  batch: 8,
  freshShare: 0.1,
  initialProposals: 8,
  warmOpponents: true,
  warmChampions: true,
  earlyStop: null,
  model: null,
}

/** Options as stored. */
export function parseOptions(json: string): EvolveOptions {
  return { ...PAPER_OPTIONS, ...(JSON.parse(json) as Partial<EvolveOptions>) }
}

export function printOptions(options: EvolveOptions): string {
  return JSON.stringify(options)
}

/** Range of each number, and whether it is a whole one. */
export const OPTION_RANGES = {
  rounds: [1, 10_000, true],
  iterations: [0, 1_000_000, true],
  simulations: [1, 10_000, true],
  lastK: [0, MAX_WARRIORS - 1, true],
  batch: [1, 256, true],
  freshShare: [0, 1, false],
  initialProposals: [0, 10_000, true],
  earlyStop: [0, 1, false],
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
  if (problems.length > 0) return problems
  const most = 1 + opponents + Math.min(options.lastK ?? Infinity, options.rounds - 1)
  if (most > MAX_WARRIORS)
    problems.push(
      `the last round would have ${most} warriors in one core, at most ${MAX_WARRIORS} are possible: fewer opponents or last-k`,
    )
  const crowd = placementProblem(settings, most)
  if (crowd !== null) problems.push(crowd)
  return problems
}
