/**
 * The options of a run but those of language models, in the order in which they are stored. Types, defaults, ranges,
 * flags, help, the stored form and the table in docs/evolve.md follow from it: a new option is one entry and its use.
 */
import type { Axis } from './axis.js'
import {
  ARCHIVE_NAMES,
  DESCRIPTOR_NAMES,
  FITNESS_NAMES,
  WEIGHTING_NAMES,
  type ArchiveName,
  type FitnessName,
  type WeightingName,
} from './names.js'
import type { NumberReading, OptionEntry } from './option-entry.js'

const number = (entry: OptionEntry<number>) => entry
const numberOrNone = (entry: OptionEntry<number | null>) => entry
const named = <Name extends string>(entry: OptionEntry<Name>) => entry
const axes = (entry: OptionEntry<readonly Axis[]>) => entry
const onOff = (entry: OptionEntry<boolean>) => entry

const whole = (low: number, high: number, none?: NumberReading['none']): NumberReading => {
  return { kind: 'number', low, high, isWhole: true, ...(none === undefined ? {} : { none }) }
}
const decimal = (high: number, none?: NumberReading['none']): NumberReading => {
  return { kind: 'number', low: 0, high, isWhole: false, ...(none === undefined ? {} : { none }) }
}

const WARM_START = {
  flag: '--no-warm-start',
  group: 'loop',
  help: 'keep opponents, champions and elites of the past out of the archives',
  reads: { kind: 'switch' },
} as const

const SPAWNED_AND_COVERED: readonly Axis[] = [
  { name: 'spawned', edges: null },
  { name: 'covered', edges: null },
]

export const OPTION_TABLE = {
  /** Generations of the Red Queen, the paper's rounds, each with a champion. */
  generations: number({
    flag: '--generations <n>',
    stored: 'rounds',
    group: 'loop',
    help: 'generations, each with a champion',
    reads: whole(1, 10_000),
    ...{ paper: 20, ours: 8 },
  }),
  /** Proposals of a generation after those of its start. */
  iterations: number({
    flag: '--iterations <n>',
    group: 'loop',
    help: 'proposals of a generation',
    reads: whole(0, 1_000_000),
    ...{ paper: 250, ours: 500, llm: 100 },
  }),
  /** Rounds fought in one core, and against each opponent one against one; the paper has them in one core. */
  simulations: number({
    flag: '--simulations <n>',
    group: 'loop',
    help: 'fights in one core, and against each opponent',
    reads: whole(1, 10_000),
    ...{ paper: 20, ours: 8 },
  }),
  /** What fitness is measured in: all warriors in one core, fights one against one, or both. */
  fitness: named<FitnessName>({
    flag: '--fitness <name>',
    group: 'search',
    help: 'fights of all in one core, one against one, or both',
    reads: { kind: 'name', names: FITNESS_NAMES },
    ...{ paper: 'core', ours: 'duel' },
  }),
  /** Cycles of a fight in selection; null for the preset's. */
  horizon: numberOrNone({
    flag: '--horizon <cycles>',
    group: 'search',
    help: 'length of a fight in selection, or full',
    reads: whole(1, 10_000_000, { text: 'full', typed: Infinity }),
    ...{ paper: null, ours: null },
    // At first hardly anything ends before its time.
    fromScratch: { text: "a quarter of the preset's", from: ({ maxCycles }) => Math.ceil(maxCycles / 4) },
  }),
  /**
   * Share of the opponents that are met in fights of the preset's cycles instead of the horizon's, each generation
   * others; only one against one. The paper's horizon is the preset's.
   */
  fullShare: number({
    flag: '--full-share <p>',
    group: 'search',
    help: "share of the opponents that are met in fights of the preset's length all the same",
    reads: decimal(1),
    ...{ paper: 0, ours: 0.5, fromScratch: () => 0 },
    told: 'default: 0.5; paper: all',
  }),
  /** Whether candidates that fall behind are given up after a part of their rounds. */
  halving: onOff({
    flag: '--no-halving',
    group: 'search',
    help: 'fight all simulations even with hopeless proposals (as in the paper)',
    reads: { kind: 'switch' },
    ...{ paper: false, ours: true },
  }),
  /** How many of the last champions are opponents; null for all. */
  lastK: numberOrNone({
    flag: '--last-k <n>',
    group: 'loop',
    help: 'champions to meet, the last ones, or all',
    reads: whole(0, 10_000, { text: 'all', typed: Infinity }),
    ...{ paper: 20, ours: 3 },
    // There is nobody else to meet.
    fromScratch: (usual) => (usual === null ? null : Math.max(8, usual)),
  }),
  /**
   * Proposals made from one state of the archive and evaluated together. It changes the result, threads do not. The
   * paper's 1 leaves all threads but one idle.
   */
  batch: number({
    flag: '--batch <n>',
    group: 'loop',
    help: 'proposals made from one archive, evaluated side by side',
    reads: whole(1, 256),
    ...{ paper: 1, ours: 64, llm: 8, mixed: 16 },
  }),
  /** Probability of a fresh proposal instead of a mutation. */
  freshShare: number({
    flag: '--fresh-share <p>',
    group: 'loop',
    help: 'how often a proposal has no parent',
    reads: decimal(1),
    ...{ paper: 0.1, ours: 0.1 },
  }),
  /** Fresh proposals at the start of a generation. */
  initialProposals: number({
    flag: '--initial-proposals <n>',
    group: 'loop',
    help: 'fresh proposals at the start of a generation',
    reads: whole(0, 10_000),
    ...{ paper: 8, ours: 64, llm: 8, mixed: 16 },
  }),
  /** Whether the initial opponents compete for the archive of each generation; an option of the paper. */
  warmOpponents: onOff({ ...WARM_START, paper: true, ours: true, fromScratch: () => false }),
  /** Whether the last K champions do; an option of the paper. */
  warmChampions: onOff({ ...WARM_START, paper: true, ours: true }),
  /** Whether the elites of the generation before do. */
  warmElites: onOff({ ...WARM_START, paper: false, ours: true }),
  /** Generations after which the archives begin anew, without what was bred before; 0 for never. */
  restart: number({
    flag: '--restart <n>',
    group: 'loop',
    help: 'generations after which the archives begin anew; 0: never',
    reads: whole(0, 10_000),
    ...{ paper: 0, ours: 0 },
  }),
  /** How the best are kept. */
  archive: named<ArchiveName>({
    flag: '--archive <name>',
    group: 'search',
    help: 'grid: MAP-Elites; population: steady state; alternating: islands of both',
    reads: { kind: 'name', names: ARCHIVE_NAMES },
    ...{ paper: 'grid', ours: 'population', llm: 'grid' },
  }),
  /** What a grid tells warriors apart by, at most two; none for a single cell. */
  axes: axes({
    flag: '--descriptors <names>',
    group: 'search',
    help: `what a grid tells apart, at most two of ${DESCRIPTOR_NAMES.join(', ')}, or none for a single cell`,
    reads: { kind: 'axes' },
    ...{ paper: SPAWNED_AND_COVERED, ours: SPAWNED_AND_COVERED },
  }),
  /** Weight of rarity when parents are drawn from a grid; 0 for none. */
  novelty: number({
    flag: '--novelty <w>',
    group: 'search',
    help: 'weight of rarity in the choice of parents of a grid',
    reads: decimal(10),
    ...{ paper: 0, ours: 0 },
    told: 'default: 0',
  }),
  /** Whether kinds of warriors, by what they are made of, have places of their own in a population. */
  niches: onOff({
    flag: '--no-niches',
    group: 'search',
    help: 'let the fittest kinds of warriors have all places of a population',
    reads: { kind: 'switch' },
    ...{ paper: false, ours: true },
  }),
  /**
   * Elites of a grid that are drawn for each parent, of which the fittest is it (by its rarity too where that counts); the
   * paper's 1 draws evenly from the cells, however weak.
   */
  pressure: number({
    flag: '--pressure <n>',
    group: 'search',
    help: 'elites of a grid that are drawn for a parent, of which the fittest is it',
    reads: whole(1, 64),
    ...{ paper: 1, ours: 3 },
  }),
  /** Archives that evolve side by side. */
  islands: number({
    flag: '--islands <n>',
    group: 'search',
    help: 'archives side by side',
    reads: whole(1, 64),
    ...{ paper: 1, ours: 1 },
  }),
  /** Proposals after which each island sends its best to the next; 0 for never. */
  migration: number({
    flag: '--migration <n>',
    group: 'search',
    help: 'proposals after which each island sends its best to the next, 0 for never',
    reads: whole(0, 1_000_000),
    ...{ paper: 0, ours: 500, llm: 0 },
    told: 'default: 500',
  }),
  /** Whether the genetic operators' weights follow their success. */
  adaptive: onOff({
    flag: '--no-adaptive',
    group: 'search',
    help: 'leave the chances of the genetic operators even',
    reads: { kind: 'switch' },
    ...{ paper: false, ours: true, llm: false },
  }),
  /**
   * Most instructions of proposals in generation 1, doubled while champions win more than they tie; null for no limit.
   */
  lengthLimit: numberOrNone({
    flag: '--length-limit <n>',
    group: 'search',
    help: 'most instructions at first, doubled while champions win more than they tie',
    reads: whole(1, 1_000_000, { text: 'no limit' }),
    ...{ paper: null, ours: null },
    told: 'default: no limit',
  }),
  /** Whether proposals may use P-space, which hills such as 94nop do not take. */
  pSpace: onOff({
    flag: '--no-p-space',
    group: 'search',
    help: 'breed nothing that uses P-space, for hills that do not take it, such as 94nop',
    reads: { kind: 'switch' },
    ...{ paper: true, ours: true },
  }),
  /** Whether the genetic proposer makes warriors of typed parts as well, and changes them by their parts. */
  parts: onOff({
    flag: '--no-parts',
    group: 'search',
    help: 'breed by single instructions and what is given alone, without the parts that come with drq',
    reads: { kind: 'switch' },
    ...{ paper: false, ours: true, llm: false },
  }),
  /**
   * Opponents that the run began with and that a generation meets one against one: where there are more, each generation
   * draws them evenly from clusters of like results, so that the cost of a proposal does not grow with their number; null
   * for all.
   */
  panel: numberOrNone({
    flag: '--panel <n>',
    group: 'search',
    help: 'opponents that a generation meets, one against one, of more that the run began with; all: each',
    reads: whole(1, 100_000, { text: 'all', typed: Infinity }),
    ...{ paper: null, ours: 48 },
  }),
  /** By what the opponents of a panel count in the fitness. */
  weighting: named<WeightingName>({
    flag: '--weighting <name>',
    group: 'search',
    help: 'what opponents count by: even; weakness: what champions lose to; nash: the mix that is hardest to meet; recursive: their own strength; regret: what others beat and champions do not',
    reads: { kind: 'name', names: WEIGHTING_NAMES },
    ...{ paper: 'even', ours: 'even' },
  }),
  /**
   * Warriors that no selection meets, by which champions and the best of a run are chosen: a quarter of the opponents that
   * do not come with drq, relatives of given ones beside them; 0: the opponents choose.
   */
  judges: number({
    flag: '--judges <n>',
    group: 'search',
    help: 'warriors that no selection meets and that choose the champions, 0: the opponents do',
    reads: whole(0, 256),
    ...{ paper: 0, ours: 96 },
  }),
  /** Finalists of a generation that fight anew for the title; 0: the fittest of the archive has it. */
  finalists: number({
    flag: '--finalists <n>',
    group: 'search',
    help: 'fittest of a generation that fight anew for the title, 0 for none',
    reads: whole(0, 256),
    ...{ paper: 0, ours: 8 },
  }),
  /** Whether warriors that the run was given may win a generation, as in the paper; else a champion is bred in the run. */
  givenChampions: onOff({
    flag: '--given-champions',
    group: 'search',
    help: 'let a warrior that the run was given win a generation (as in the paper)',
    reads: { kind: 'switch' },
    ...{ paper: true, ours: false },
  }),
  /** A generation ends when its best fitness reaches this share of the maximum; null never. */
  earlyStop: numberOrNone({
    flag: '--early-stop <share>',
    group: 'loop',
    help: 'end a generation at this share of the maximum fitness',
    reads: decimal(1, { text: 'never' }),
    ...{ paper: null, ours: null },
    told: 'default: never',
  }),
  /** Share of a batch that is skipped because it is foretold to be the worst; null for none. */
  prefilter: numberOrNone({
    flag: '--prefilter <share>',
    group: 'search',
    help: 'share of a batch that is skipped because its code foretells little, or none',
    reads: decimal(0.95, { text: 'none', typed: 0 }),
    ...{ paper: null, ours: null },
  }),
  /** Number of a stored run whose best are carried over, scaled to this run's core, into the first archives; null: none. */
  carryFrom: numberOrNone({
    flag: '--carry-from <run>',
    group: 'loop',
    help: 'stored run whose best compete for the first archives, scaled to this core: from little to large',
    reads: whole(1, Number.MAX_SAFE_INTEGER, { text: 'none', typed: 0 }),
    ...{ paper: null, ours: null },
    told: 'default: none',
  }),
  /** Variants of its constants that fight a few rounds for each warrior of new typed parts before it is evaluated. */
  tuning: number({
    flag: '--tuning <n>',
    group: 'search',
    help: 'variants of the constants of a warrior of new parts, of which the best is evaluated; 0: none',
    reads: whole(0, 256),
    ...{ paper: 0, ours: 0 },
  }),
  /**
   * Evaluations from other places that a proposal fights before it may be among the fittest quarter of an archive, while
   * the mean of all is; only where all fights are one against one.
   */
  confirmations: number({
    flag: '--confirmations <n>',
    group: 'search',
    help: 'evaluations more that a proposal fights before it is among the fittest quarter, 0: none',
    reads: whole(0, 16),
    ...{ paper: 0, ours: 3 },
  }),
  /** Whether the fitness of a survivor is the mean of its evaluations in this generation and in those before. */
  accumulate: onOff({
    flag: '--no-accumulate',
    group: 'search',
    help: 'forget what the fights of generations before said of a survivor',
    reads: { kind: 'switch' },
    ...{ paper: false, ours: true },
  }),
  /** Whether new typed parts begin with constants of the archive's warriors that have the same parts. */
  inherit: onOff({
    flag: '--no-inherit',
    group: 'search',
    help: 'draw the constants of new parts, whatever those of the archive have',
    reads: { kind: 'switch' },
    ...{ paper: false, ours: true },
  }),
} as const

export type OptionName = keyof typeof OPTION_TABLE

/** The value of each option of the table. */
export type OptionValues = {
  readonly [Name in OptionName]: (typeof OPTION_TABLE)[Name] extends OptionEntry<infer Value> ? Value : never
}

/** Names and entries in the order of the table, which is that of stored runs. */
export const OPTION_ENTRIES = Object.entries(OPTION_TABLE) as readonly (readonly [
  OptionName,
  OptionEntry<unknown>,
])[]
