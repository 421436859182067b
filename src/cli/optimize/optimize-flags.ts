/** The flags of `drq optimize`. */
import { Argument, Option, type Command } from 'commander'
import { UsageError } from '../process/exit.js'
import { addFightFlags, type FightFlags } from '../flags/fight-flags.js'
import { wholeNumber } from '../flags/number-flags.js'
import { addPSpaceFlag, type PSpaceOptions } from '../sources/p-space-rule.js'
import { waitOption, type WaitFlags } from '../flags/run-owner.js'
import { parseSeed } from '../flags/seed-flags.js'
import { addSettingsFlags, type SettingsOptions } from '../flags/settings-flags.js'
import { addStoreFlag, type StoreOptions } from '../flags/store-flags.js'
import { jsonFlag, NAMES } from '../flags/common-flags.js'

/** What commander makes of the flags. */
export interface OptimizeFlags extends SettingsOptions, StoreOptions, FightFlags, PSpaceOptions, WaitFlags {
  readonly against?: string[]
  readonly vary?: string[]
  readonly candidates: number
  readonly rounds: number
  readonly horizon?: number
  readonly seed?: number | 'random'
  readonly resume?: number | true
  readonly out: string
  readonly top: number
  readonly json?: true
}

export function addOptimizeFlags(command: Command): Command {
  const collect = (text: string, before: string[] = []) => [...before, text]
  command
    .addArgument(new Argument('[file]', 'the warrior, a Redcode file or - for standard input'))
    .addOption(
      new Option(
        '--against <set>',
        `opponents: ${NAMES}; again for more (default: those of the preset)`,
      ).argParser(collect),
    )
    .addOption(
      new Option(
        '--vary <name=range>',
        'a constant to vary by its EQU, as in step=2..7998:4; again for more (default: found)',
      ).argParser(collect),
    )
    .addOption(
      new Option('--candidates <n>', 'candidates to judge, the original included')
        .argParser(wholeNumber(1, 10_000_000))
        .default(1000),
    )
    .addOption(
      new Option(
        '-r, --rounds <n>',
        'rounds against each opponent in the last stage; twice as many at the end',
      )
        .argParser(wholeNumber(1, 50_000))
        .default(50),
    )
    .addOption(
      new Option(
        '--horizon <cycles>',
        'cycles of a fight while selecting; scores at the end use those of the core',
      ).argParser(wholeNumber(1)),
    )
    .addOption(
      new Option('--seed <n>', 'chance of the run: a whole number, or random (default: 1)').argParser(
        parseSeed,
      ),
    )
    .addOption(
      new Option('--resume [run]', 'go on with a run (default: the last one that is not finished)').argParser(
        wholeNumber(1),
      ),
    )
    .addOption(waitOption())
    .addOption(new Option('--out <folder>', 'folder of the files of the best').default('optimized'))
    .addOption(
      new Option('--top <n>', 'candidates that are shown and written')
        .argParser(wholeNumber(1, 100))
        .default(5),
    )
    .addOption(jsonFlag())
  addFightFlags(command)
  return addPSpaceFlag(addSettingsFlags(addStoreFlag(command)))
}

/** Flags that go with --resume: all others are decided when a run begins. */
const OF_EVERY_RUN: ReadonlySet<string> = new Set([
  'candidates',
  'resume',
  'wait',
  'out',
  'top',
  'threads',
  'engine',
  'json',
  'db',
])

/** Throws a UsageError when the command would change what a run to be resumed is. */
export function checkResumedOptimization(file: string | undefined, command: Command): void {
  const given = command.options.filter(
    (option) =>
      command.getOptionValueSource(option.attributeName()) === 'cli' &&
      !OF_EVERY_RUN.has(option.attributeName()),
  )
  const names = [...(file === undefined ? [] : ['the file']), ...given.map(({ long }) => long)]
  if (names.length > 0)
    throw new UsageError(
      `${names.join(', ')} cannot be changed in a run that goes on`,
      'Leave it out, or begin a new run.',
    )
}
