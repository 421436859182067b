/** The flags of `drq evolve`, and what they mean to the loop. */
import { Option, type Command } from 'commander'
import {
  PROPOSER_NAMES,
  type Axis,
  type EvolveOptions,
  type OptionName,
  type OptionValues,
  type ProposerName,
} from '../../../arena/evolve/options/index.js'
import { PRESET_NAMES, type PresetName } from '../../../vm/index.js'
import { jsonFlag, NAMES } from '../flags/common-flags.js'
import { addOptions } from '../flags/add-options.js'
import type { CliEnvironment } from '../process/environment.js'
import { tableFlags, tableValues } from './table-flags.js'
import { UsageError } from '../process/exit.js'
import { addFightFlags, type FightFlags } from '../flags/fight-flags.js'
import { modelFrom } from '../models/model-choice.js'
import { addModelFlags, FREE_MODEL_FLAGS, type ModelFlags } from '../models/model-flags.js'
import { decimalNumber, wholeNumber } from '../flags/number-flags.js'
import { waitOption, type WaitFlags } from '../flags/run-owner.js'
import { parseSeed, parseSeedList } from '../flags/seed-flags.js'
import type { SettingsOptions } from '../flags/settings-flags.js'
import type { StoreOptions } from '../flags/store-flags.js'

/** What commander makes of the flags of the options' table; undefined where the default depends on proposer and preset. */
type TableFlags = {
  readonly [Name in OptionName]?: OptionValues[Name] extends number | null ? number : OptionValues[Name]
}

/** What commander makes of all flags. */
export interface EvolveFlags
  extends
    Omit<SettingsOptions, 'preset'>,
    Omit<TableFlags, 'axes' | 'warmOpponents' | 'warmChampions' | 'warmElites'>,
    StoreOptions,
    FightFlags,
    ModelFlags,
    WaitFlags {
  readonly preset: PresetName | 'paper'
  readonly warmStart: boolean
  readonly descriptors?: readonly Axis[]
  readonly bins?: readonly Axis[]
  readonly proposer: ProposerName
  readonly seed?: number | 'random'
  readonly seeds?: readonly number[]
  readonly initial?: string[]
  readonly stock?: string[]
  readonly fromScratch?: true
  readonly curriculum?: readonly PresetName[]
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
  const options = [
    ...tableFlags('loop', LOOP),
    flag(LOOP, '--proposer <name>', 'who writes warriors').choices(PROPOSER_NAMES).default('genetic'),
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

    ...tableFlags('search', SEARCH),

    flag(
      WARRIORS,
      '--initial <paths...>',
      `opponents of every generation: ${NAMES} (default: the hill that comes with drq one against one, three of it in one core)`,
    ),
    flag(
      WARRIORS,
      '--stock <paths...>',
      `warriors whose code the genetic proposer starts from: ${NAMES} (default: the hill that comes with drq)`,
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
      'rounds of each champion against each of the hill that comes with drq at the end, 0 for none',
    )
      .argParser(wholeNumber(0, 100_000))
      .default(20),
    new Option('--out <folder>', "folder of the champions' files").default('champions'),
    jsonFlag(),
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

/** Flags that go with --resume: all others are decided when a run begins. */
const OF_EVERY_RUN: ReadonlySet<string> = new Set([
  'generations',
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
  'generations',
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
  const { proposer } = flags
  return {
    ...defaults,
    ...tableValues(flags),
    axes: axesFrom(flags, defaults.axes),
    proposer,
    model: proposer === 'genetic' ? null : await modelFrom(flags, env),
  }
}

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
