/** The flags of `drq evolve`, and what they mean to the loop. */
import { Option, type Command } from 'commander'
import type { EvolveOptions, ProposerName } from '../../arena/evolve/index.js'
import type { CliEnvironment } from './environment.js'
import { UsageError } from './exit.js'
import { addFightFlags, type FightFlags } from './fight-flags.js'
import { addModelFlags, modelFrom, type ModelFlags } from './model-flags.js'
import { decimalNumber, wholeNumber } from './number-flags.js'
import { parseSeed } from './seed-flags.js'
import type { SettingsOptions } from './settings-flags.js'
import type { StoreOptions } from './store-flags.js'

/** What commander makes of the flags. */
export interface EvolveFlags extends SettingsOptions, StoreOptions, FightFlags, ModelFlags {
  readonly rounds: number
  readonly iterations: number
  readonly simulations: number
  readonly lastK?: number
  readonly batch: number
  readonly freshShare: number
  readonly initialProposals: number
  readonly warmStart: boolean
  readonly earlyStop?: number
  readonly proposer: ProposerName
  readonly seed?: number | 'random'
  readonly initial?: string[]
  readonly seeds?: string[]
  readonly scratch?: true
  readonly resume?: number | true
  readonly benchmark: number
  readonly out: string
  readonly json?: true
}

/** Defaults that make a run of some minutes on two slow cores. */
export const DEFAULTS = { rounds: 8, iterations: 400, simulations: 20 } as const

const LOOP = 'The loop (paper: arXiv 2601.03335):'

export function addEvolveFlags(command: Command): Command {
  const number = (flag: string, description: string, low: number, high: number, value?: number) => {
    const option = new Option(flag, description).argParser(wholeNumber(low, high)).helpGroup(LOOP)
    return value === undefined ? option : option.default(value)
  }
  const share = (flag: string, description: string) =>
    new Option(flag, description).argParser(decimalNumber(0, 1)).helpGroup(LOOP)
  command
    .addOption(number('--rounds <n>', 'rounds, each with a champion; paper: 10', 1, 10_000, DEFAULTS.rounds))
    .addOption(
      number('--iterations <n>', 'proposals of a round; paper: 100', 0, 1_000_000, DEFAULTS.iterations),
    )
    .addOption(
      number('--simulations <n>', 'fights of an evaluation; paper: 20', 1, 10_000, DEFAULTS.simulations),
    )
    .addOption(
      number('--last-k <n>', 'champions to meet, the last ones (default: all, as in the paper)', 0, 63),
    )
    .addOption(
      number('--batch <n>', 'proposals made from one archive, evaluated side by side; paper: 1', 1, 256, 8),
    )
    .addOption(share('--fresh-share <p>', 'how often a proposal has no parent; paper: 0.1').default(0.1))
    .addOption(
      number('--initial-proposals <n>', 'fresh proposals at the start of a round; paper: 8', 0, 10_000, 8),
    )
    .addOption(
      new Option('--no-warm-start', 'keep initial opponents and champions out of the archives').helpGroup(
        LOOP,
      ),
    )
    .addOption(
      share('--early-stop <share>', 'end a round at this share of the maximum fitness (default: never)'),
    )
    .addOption(
      new Option('--proposer <name>', 'who writes warriors')
        .choices(['genetic', 'llm'])
        .default('genetic')
        .helpGroup(LOOP),
    )
    .addOption(
      new Option(
        '--seed <n>',
        'chance of the run: a whole number, or random (default: the number of the run)',
      )
        .argParser(parseSeed)
        .helpGroup(LOOP),
    )
    .addOption(
      new Option(
        '--initial <paths...>',
        'opponents of every round (default: three that come with drq)',
      ).helpGroup(LOOP),
    )
    .addOption(
      new Option(
        '--seeds <paths...>',
        'warriors whose code the genetic proposer starts from (default: all that come with drq)',
      )
        .conflicts('scratch')
        .helpGroup(LOOP),
    )
    .addOption(new Option('--scratch', 'let the genetic proposer start from random code').helpGroup(LOOP))
    .addOption(
      new Option('--resume [run]', 'go on with a run (default: the last one that is not finished)').argParser(
        wholeNumber(1),
      ),
    )
    .addOption(
      new Option(
        '--benchmark <rounds>',
        'rounds of each champion against each bundled warrior at the end, 0 for none',
      )
        .argParser(wholeNumber(0, 100_000))
        .default(20),
    )
    .addOption(new Option('--out <folder>', "folder of the champions' files").default('champions'))
    .option('--json', 'print all numbers as JSON')
  addModelFlags(command)
  return addFightFlags(command)
}

/** Flags that go with --resume: all others are decided when a run begins. */
const OF_EVERY_RUN: ReadonlySet<string> = new Set([
  'rounds',
  'resume',
  'benchmark',
  'out',
  'threads',
  'engine',
  'json',
  'db',
  'apiKey',
])

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

/** The loop's options for the flags. Throws a UsageError when the llm proposer is not told what to ask. */
export function evolveOptionsFrom(flags: EvolveFlags, env: CliEnvironment): EvolveOptions {
  const { proposer, rounds, iterations, simulations, batch, freshShare, initialProposals, warmStart } = flags
  return {
    ...{ proposer, rounds, iterations, simulations, batch, freshShare, initialProposals },
    lastK: flags.lastK ?? null,
    warmOpponents: warmStart,
    warmChampions: warmStart,
    earlyStop: flags.earlyStop ?? null,
    model: proposer === 'llm' ? modelFrom(flags, env) : null,
  }
}
