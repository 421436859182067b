import type { Places } from '../../../arena/places.js'
import type { MarsSettings } from '../../../vm/index.js'
import { checkRoom } from './core-room.js'
import type { CliEnvironment } from '../process/environment.js'
import { placesFrom, seedNumber, type SeedOptions } from './seed-flags.js'
import { settingsFrom, type SettingsOptions } from './settings-flags.js'
import { fixSeed, printShellCommand } from '../process/shell-command.js'

/** How two warriors fight, from the flags of the core and of the seed. */
export interface FightTerms {
  readonly settings: MarsSettings
  readonly places: Places
  /** The command that goes on after a stop, a random seed drawn. */
  readonly again: string
}

/** `args` are those behind `drq`. Throws a UsageError, also when the core has no room for two. */
export function fightTermsFrom(
  flags: SettingsOptions & SeedOptions,
  args: readonly string[],
  env: CliEnvironment,
): FightTerms {
  const settings = settingsFrom(flags)
  checkRoom(settings, 2)
  const drawn = drawSeed(flags, args, env)
  return { settings, places: placesFrom(drawn.flags, settings, env), again: drawn.again }
}

/** The flags with a random seed drawn, and the command that repeats it. */
export function drawSeed<T extends SeedOptions>(flags: T, args: readonly string[], env: CliEnvironment) {
  const drawn = flags.seed === 'random' ? { ...flags, seed: seedNumber('random', env) } : flags
  const typed = typeof drawn.seed === 'number' ? fixSeed(args, drawn.seed) : args
  return { flags: drawn, again: printShellCommand(['drq', ...typed]) }
}
