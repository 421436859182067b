/** The flags of `drq evaluate`. */
import { InvalidArgumentError, Option, type Command } from 'commander'
import type { StopRule } from '../../../vm/index.js'
import { addFightFlags, type FightFlags } from '../flags/fight-flags.js'
import { decimalNumber, wholeNumber } from '../flags/number-flags.js'
import { addSeedFlags, type SeedOptions } from '../flags/seed-flags.js'
import { addSettingsFlags, type SettingsOptions } from '../flags/settings-flags.js'
import { addStoreFlag, type StoreOptions } from '../flags/store-flags.js'
import { jsonFlag, NAMES, warriorsArgument } from '../flags/common-flags.js'

/** What commander makes of the flags. */
export interface EvaluateFlags extends SettingsOptions, SeedOptions, StoreOptions, FightFlags {
  readonly against?: string[]
  readonly run?: (number | 'all')[]
  readonly rounds?: number
  readonly until?: number
  readonly stop: StopRule
  readonly csv?: string
  readonly details?: true
  readonly json?: true
}

export const ROUNDS = 20
/** Most rounds of a pair under --until. */
export const MOST_ROUNDS = 1000

export function addEvaluateFlags(command: Command): Command {
  const collect = <T>(parse: (text: string) => T) => {
    return (text: string, before: T[] = []): T[] => [...before, parse(text)]
  }
  command
    .addArgument(warriorsArgument('[warriors...]'))
    .addOption(
      new Option(
        '--against <set>',
        `opponents: ${NAMES}; again for more (default: those of the preset)`,
      ).argParser(collect((text) => text)),
    )
    .addOption(
      new Option('--run <run>', 'the champions of a stored evolution run, or all; again for more').argParser(
        collect(parseRun),
      ),
    )
    .addOption(
      new Option(
        '-r, --rounds <n>',
        `rounds of each pair (default: ${ROUNDS}); with --until the most (default: ${MOST_ROUNDS})`,
      ).argParser(wholeNumber(1, 100_000)),
    )
    .addOption(
      new Option(
        '--until <share>',
        'add rounds until the score of each warrior is known to this, as in 0.02',
      ).argParser(decimalNumber(0.001, 0.5)),
    )
    .addOption(
      new Option('--stop <rule>', 'a round ends when one warrior is left, or runs on until none is')
        .choices(['one-left', 'none-left'])
        .default('one-left'),
    )
    .option('--details', 'print what each warrior did against each opponent')
    .option('--csv <file>', 'write the whole matrix as CSV, a line a pair')
    .addOption(jsonFlag())
  addStoreFlag(command)
  addFightFlags(command)
  return addSettingsFlags(addSeedFlags(command))
}

function parseRun(text: string): number | 'all' {
  if (text === 'all') return text
  try {
    return wholeNumber(1)(text)
  } catch {
    throw new InvalidArgumentError('It must be the number of a run, or all.')
  }
}
