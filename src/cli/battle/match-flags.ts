/** One match on the command line: its warriors, rounds and rules. */
import { Option, type Command } from 'commander'
import { placementSeedOf } from '../../../arena/places.js'
import { MAX_WARRIORS, type Batch, type Engine, type StopRule } from '../../../vm/index.js'
import { checkRoom } from '../flags/core-room.js'
import type { CliEnvironment } from '../process/environment.js'
import { UsageError } from '../process/exit.js'
import { loadWarriors, type LoadedWarrior } from '../sources/load-warriors.js'
import { wholeNumber } from '../flags/number-flags.js'
import { placesFrom, type SeedOptions } from '../flags/seed-flags.js'
import { settingsFrom, type SettingsOptions } from '../flags/settings-flags.js'
import { countOf } from '../../text/safe-text.js'
import { filesArgument } from '../flags/common-flags.js'

/** What commander makes of the flags of {@link addMatchFlags}, seed-flags and settings-flags. */
export interface MatchOptions extends SettingsOptions, SeedOptions {
  readonly rounds: number
  readonly stop: StopRule
}

/** Rounds times warriors of the largest match whose outcome is kept in memory. */
const MAX_OUTCOMES = 1_000_000

/** Adds the warriors, --rounds and --stop. */
export function addMatchFlags(command: Command): Command {
  return command
    .addArgument(filesArgument())
    .addOption(
      new Option('-r, --rounds <n>', 'rounds to play').argParser(wholeNumber(1, MAX_OUTCOMES)).default(1),
    )
    .addOption(
      new Option('--stop <rule>', 'a round ends when one warrior is left, or runs on until none is')
        .choices(['one-left', 'none-left'])
        .default('one-left'),
    )
}

export interface LoadedMatch {
  readonly warriors: readonly LoadedWarrior[]
  /** State of the generator before round 1. */
  readonly seed: number
  /** One match of all warriors. */
  readonly batch: Batch
}

/** The match that the user wants, its sources assembled. Throws a UsageError when there can be none. */
export async function loadMatch(
  files: readonly string[],
  options: MatchOptions,
  env: CliEnvironment,
): Promise<LoadedMatch> {
  const settings = settingsFrom(options)
  const { rounds, stop } = options
  const places = placesFrom(options, settings, env)
  const warriors = await loadWarriors(files, { settings, rounds }, env)
  if (warriors.length > MAX_WARRIORS)
    throw new UsageError(`${warriors.length} warriors; one core takes ${MAX_WARRIORS} at most`)
  checkRoom(settings, warriors.length)
  if (rounds * warriors.length > MAX_OUTCOMES)
    throw new UsageError(
      `${rounds} rounds of ${countOf(warriors.length, 'warrior')} are too many for one report`,
    )
  const programs = warriors.map(({ warrior }) => warrior)
  const seed = placementSeedOf(
    places,
    programs.map(({ id }) => id),
  )
  const batch: Batch = {
    settings,
    programs,
    matches: [{ warriors: [...warriors.keys()], placement: { kind: 'seed', seed, rounds } }],
    stop,
  }
  return { warriors, seed, batch }
}

/** Throws a UsageError when the engine refuses the batch. */
export function checkRefusal(engine: Engine, batch: Batch): void {
  const judged = engine.judge(batch)
  if (!judged.ok) throw new UsageError(`engine ${engine.name} cannot run this: ${judged.message}`)
}
