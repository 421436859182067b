/** The flags of `drq evolve`, and what they mean to the loop. */
import { InvalidArgumentError, Option, type Command } from 'commander'
import type {
  ArchiveName,
  Axis,
  EvolveOptions,
  FitnessName,
  ProposerName,
} from '../../../arena/evolve/index.js'
import { PRESET_NAMES, type PresetName } from '../../../vm/index.js'
import { addOptions } from '../flags/add-options.js'
import type { CliEnvironment } from '../process/environment.js'
import { parseAxes, parseBins } from './evolve-axes.js'
import { UsageError } from '../process/exit.js'
import { addFightFlags, type FightFlags } from '../flags/fight-flags.js'
import { modelFrom } from '../models/model-choice.js'
import { addModelFlags, FREE_MODEL_FLAGS, type ModelFlags } from '../models/model-flags.js'
import { decimalNumber, wholeNumber } from '../flags/number-flags.js'
import { waitOption, type WaitFlags } from '../flags/run-owner.js'
import { parseSeed, parseSeedList } from '../flags/seed-flags.js'
import type { SettingsOptions } from '../flags/settings-flags.js'
import type { StoreOptions } from '../flags/store-flags.js'

/** What commander makes of the flags; undefined where the default depends on proposer and preset. */
export interface EvolveFlags
  extends Omit<SettingsOptions, 'preset'>, StoreOptions, FightFlags, ModelFlags, WaitFlags {
  readonly preset: PresetName | 'paper'
  readonly rounds?: number
  readonly iterations?: number
  readonly simulations?: number
  /** Infinity for all. */
  readonly lastK?: number
  readonly batch?: number
  readonly freshShare?: number
  readonly initialProposals?: number
  readonly warmStart: boolean
  readonly earlyStop?: number
  readonly fitness?: FitnessName
  /** Infinity for the preset's. */
  readonly horizon?: number
  readonly fullShare?: number
  readonly halving: boolean
  readonly archive?: ArchiveName
  readonly descriptors?: readonly Axis[]
  readonly bins?: readonly Axis[]
  readonly novelty?: number
  readonly islands?: number
  readonly migration?: number
  readonly restart?: number
  readonly adaptive: boolean
  readonly lengthLimit?: number
  readonly pSpace: boolean
  readonly finalists?: number
  /** 0 for none. */
  readonly prefilter?: number
  readonly proposer: ProposerName
  readonly seed?: number | 'random'
  readonly seeds?: readonly number[]
  readonly initial?: string[]
  readonly stock?: string[]
  readonly fromScratch?: true
  readonly resume?: number | true
  readonly minutes?: number
  readonly benchmark: number
  readonly out: string
  readonly json?: true
}

const LOOP = 'The loop (paper: arXiv 2601.03335):'
const SEARCH = 'The search:'
const WARRIORS = 'The warriors:'

/** Adds all but the flags in `except`. */
export function addEvolveFlags(command: Command, except?: ReadonlySet<string>): Command {
  const flag = (group: string, name: string, description: string) =>
    new Option(name, description).helpGroup(group)
  const number = (group: string, name: string, description: string, low: number, high: number) =>
    flag(group, name, description).argParser(wholeNumber(low, high))
  const share = (group: string, name: string, description: string, high = 1) =>
    flag(group, name, description).argParser(decimalNumber(0, high))
  const options = [
    number(LOOP, '--rounds <n>', 'rounds, each with a champion (default: 8; paper: 20)', 1, 10_000),
    number(
      LOOP,
      '--iterations <n>',
      'proposals of a round (default: 500, of a model 100; paper: 250)',
      0,
      1_000_000,
    ),
    number(
      LOOP,
      '--simulations <n>',
      'fights in one core, and against each opponent (default: 8; paper: 20)',
      1,
      10_000,
    ),
    flag(
      LOOP,
      '--last-k <n>',
      'champions to meet, the last ones, or all (default: 3, from scratch 8; paper: 20)',
    ).argParser(orWord('all', 0, 10_000)),
    number(
      LOOP,
      '--batch <n>',
      'proposals made from one archive, evaluated side by side (default: 64, of a model 8; paper: 1)',
      1,
      256,
    ),
    share(LOOP, '--fresh-share <p>', 'how often a proposal has no parent (default and paper: 0.1)'),
    number(
      LOOP,
      '--initial-proposals <n>',
      'fresh proposals at the start of a round (default: 64, of a model 8; paper: 8)',
      0,
      10_000,
    ),
    flag(LOOP, '--no-warm-start', 'keep opponents, champions and elites of the past out of the archives'),
    number(
      LOOP,
      '--restart <n>',
      'rounds after which the archives begin anew; 0: never (default: 24, of a model and from scratch 0; paper: 0)',
      0,
      10_000,
    ),
    share(LOOP, '--early-stop <share>', 'end a round at this share of the maximum fitness (default: never)'),
    flag(LOOP, '--proposer <name>', 'who writes warriors')
      .choices(['genetic', 'llm', 'mixed'])
      .default('genetic'),
    flag(
      LOOP,
      '--seed <n>',
      'chance of the run: a whole number, or random (default: the number of the run)',
    ).argParser(parseSeed),
    flag(
      LOOP,
      '--seeds <list>',
      'independent runs side by side, one for each seed, such as 0..9 or 1,4,7; the same command goes on with them',
    )
      .argParser(parseSeedList)
      .conflicts(['seed', 'resume', 'minutes', 'record', 'replay']),

    flag(
      SEARCH,
      '--fitness <name>',
      'fights of all in one core, one against one, or both (default: duel; paper: core)',
    ).choices(['core', 'duel', 'mixed']),
    flag(
      SEARCH,
      '--horizon <cycles>',
      "length of a fight in selection, or full (default: a quarter of the preset's; paper: full)",
    ).argParser(orWord('full', 1, 10_000_000)),
    share(
      SEARCH,
      '--full-share <p>',
      "share of the opponents that are met in fights of the preset's length all the same (default: 0.5; paper: all)",
    ),
    flag(SEARCH, '--no-halving', 'fight all simulations even with hopeless proposals (as in the paper)'),
    flag(
      SEARCH,
      '--archive <name>',
      'grid: MAP-Elites; population: steady state; alternating: islands of both (default: alternating; paper: grid)',
    ).choices(['grid', 'population', 'alternating']),
    flag(
      SEARCH,
      '--descriptors <names>',
      'what a grid tells apart, at most two of spawned, covered, length, opcodes, writes, strategy, or none for a single cell (default and paper: spawned,covered)',
    ).argParser(parseAxes),
    flag(
      SEARCH,
      '--bins <name=edges>',
      'first values of the bins of a descriptor but the lowest, such as length=10,20,40; may be repeated',
    ).argParser(parseBins),
    share(SEARCH, '--novelty <w>', 'weight of rarity in the choice of parents of a grid (default: 0)', 10),
    number(SEARCH, '--islands <n>', 'archives side by side (default: 4, of a model 1; paper: 1)', 1, 64),
    number(
      SEARCH,
      '--migration <n>',
      'proposals after which each island sends its best to the next, 0 for never (default: 500)',
      0,
      1_000_000,
    ),
    flag(SEARCH, '--no-adaptive', 'leave the chances of the genetic operators even'),
    number(
      SEARCH,
      '--length-limit <n>',
      'most instructions at first, doubled while champions win more than they tie (default: no limit)',
      1,
      1_000_000,
    ),
    flag(
      SEARCH,
      '--no-p-space',
      'breed nothing that uses P-space, for hills that do not take it, such as 94nop',
    ),
    number(
      SEARCH,
      '--finalists <n>',
      'fittest of a round that fight anew for the title, 0 for none (default: 8; paper: 0)',
      0,
      256,
    ),
    flag(
      SEARCH,
      '--prefilter <share>',
      'share of a batch that is skipped because its code foretells little, or none (default and paper: none)',
    ).argParser((text) => (text === 'none' ? 0 : decimalNumber(0, 0.95)(text))),

    flag(
      WARRIORS,
      '--initial <paths...>',
      'opponents of every round: files, folders, sets of the store or a hill that comes with drq (default: all of it one against one, three in one core)',
    ),
    flag(
      WARRIORS,
      '--stock <paths...>',
      'warriors whose code the genetic proposer starts from, named in the same ways (default: all that come with drq)',
    ).conflicts('fromScratch'),
    flag(WARRIORS, '--from-scratch', 'use no warrior that comes with drq: random code and random opponents'),

    new Option('--resume [run]', 'go on with a run (default: the last one that is not finished)').argParser(
      wholeNumber(1),
    ),
    waitOption(),
    new Option(
      '--minutes <n>',
      'end after this time, final and benchmark included, with the champions so far; the run can go on',
    ).argParser(decimalNumber(0.01, 100_000)),
    new Option(
      '--benchmark <rounds>',
      'rounds of each champion against each bundled warrior at the end, 0 for none',
    )
      .argParser(wholeNumber(0, 100_000))
      .default(20),
    new Option('--out <folder>', "folder of the champions' files").default('champions'),
    new Option('--json', 'print all numbers as JSON'),
  ]
  addOptions(command, options, except)
  addModelFlags(command, except)
  return addFightFlags(command)
}

/** Adds the preset `paper`: settings of 94nop, options of the paper. */
export function addPaperPreset(command: Command): Command {
  const preset = command.options.find(({ long }) => long === '--preset')!
  preset.choices([...PRESET_NAMES, 'paper'])
  preset.description = 'settings of a known hill; paper: those and the options of arXiv 2601.03335'
  return command
}

/** A whole number, or Infinity for a word: commander takes no null. */
function orWord(word: string, low: number, high: number) {
  return (text: string): number => {
    if (text === word) return Infinity
    try {
      return wholeNumber(low, high)(text)
    } catch {
      throw new InvalidArgumentError(`It must be a whole number from ${low} to ${high}, or ${word}.`)
    }
  }
}

/** Flags that go with --resume: all others are decided when a run begins. */
const OF_EVERY_RUN: ReadonlySet<string> = new Set([
  'rounds',
  'resume',
  'wait',
  'minutes',
  'benchmark',
  'out',
  'threads',
  'engine',
  'json',
  'db',
  ...FREE_MODEL_FLAGS,
])

/** Of those what the run remembers, and keys. */
const STORED_OR_SECRET: ReadonlySet<string> = new Set([
  'rounds',
  'resume',
  'apiKey',
  'baseUrl',
  'maxCalls',
  'maxTokens',
  'maxCost',
])

/** The flags that the user gave and that a run which goes on takes once more. */
export function keptFlags(command: Command): string[] {
  return command.options.flatMap((option) => {
    const name = option.attributeName()
    if (!OF_EVERY_RUN.has(name) || STORED_OR_SECRET.has(name)) return []
    const value: unknown = command.getOptionValueSource(name) === 'cli' ? command.getOptionValue(name) : null
    if (value === true) return [option.long!]
    return typeof value === 'string' || typeof value === 'number' ? [option.long!, String(value)] : []
  })
}

/** Throws a UsageError when a flag would change what a run to be resumed is. */
export function checkResumeFlags(command: Command): void {
  const given = command.options.filter(
    (option) =>
      command.getOptionValueSource(option.attributeName()) === 'cli' &&
      !OF_EVERY_RUN.has(option.attributeName()),
  )
  if (given.length === 0) return
  const names = given.map(({ long }) => long).join(', ')
  throw new UsageError(
    `${names} cannot be changed in a run that goes on`,
    'Leave it out, or begin a new run.',
  )
}

/**
 * The loop's options for the flags: the paper's or ours (`defaults`), changed by what was given. Rejects with a UsageError
 * when the llm proposer is not told what to ask, or bins are given for a descriptor that is not used.
 */
export async function evolveOptionsFrom(
  flags: EvolveFlags,
  defaults: EvolveOptions,
  env: CliEnvironment,
): Promise<EvolveOptions> {
  const { proposer, warmStart, halving, adaptive, pSpace } = flags
  const given = {
    rounds: flags.rounds,
    iterations: flags.iterations,
    simulations: flags.simulations,
    fitness: flags.fitness,
    horizon: nullWhenInfinite(flags.horizon),
    fullShare: flags.fullShare,
    halving: halving ? undefined : false,
    lastK: nullWhenInfinite(flags.lastK),
    batch: flags.batch,
    freshShare: flags.freshShare,
    initialProposals: flags.initialProposals,
    warmOpponents: warmStart ? undefined : false,
    warmChampions: warmStart ? undefined : false,
    warmElites: warmStart ? undefined : false,
    restart: flags.restart,
    archive: flags.archive,
    novelty: flags.novelty,
    islands: flags.islands,
    migration: flags.migration,
    adaptive: adaptive ? undefined : false,
    lengthLimit: flags.lengthLimit,
    pSpace: pSpace ? undefined : false,
    finalists: flags.finalists,
    earlyStop: flags.earlyStop,
    prefilter: flags.prefilter === 0 ? null : flags.prefilter,
  }
  const changes = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  return {
    ...defaults,
    ...changes,
    axes: axesFrom(flags, defaults.axes),
    proposer,
    model: proposer === 'genetic' ? null : await modelFrom(flags, env),
  }
}

const nullWhenInfinite = (value: number | undefined) => (value === Infinity ? null : value)

function axesFrom({ descriptors, bins = [] }: EvolveFlags, defaults: readonly Axis[]): readonly Axis[] {
  const axes = descriptors ?? defaults
  const idle = bins.find(({ name }) => axes.every((axis) => axis.name !== name))
  if (idle !== undefined) throw new UsageError(`--bins ${idle.name}: the archive has no such descriptor`)
  return axes.map((axis) => bins.find(({ name }) => name === axis.name) ?? axis)
}

/** Settings of the core: the paper's are those of 94nop. */
export function withHillPreset(flags: EvolveFlags): SettingsOptions {
  return { ...flags, preset: flags.preset === 'paper' ? '94nop' : flags.preset }
}
