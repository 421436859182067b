import { Option, type Command } from 'commander'
import type { LadderPlan } from '../../../arena/evaluate/index.js'
import type { Store } from '../../../arena/store/index.js'
import type { Entrant, MatchesMissing } from '../../../arena/matches/index.js'
import { tournamentName } from '../sources/entrants.js'
import type { CliEnvironment } from '../process/environment.js'
import { checkMeetings, loadOpponents } from './evaluate-candidates.js'
import { addFightFlags, type FightFlags } from '../flags/fight-flags.js'
import { fightTermsFrom } from '../flags/fight-terms.js'
import { unplayedError } from '../progress/unplayed-matches.js'
import { loadNamed } from '../sources/named-warriors.js'
import { addSeedFlags, type SeedOptions } from '../flags/seed-flags.js'
import { addSettingsFlags, type SettingsOptions } from '../flags/settings-flags.js'
import { typedArguments } from '../process/shell-command.js'
import { addStoreFlag, openStoreAt, type StoreOptions } from '../flags/store-flags.js'
import { countOf } from '../../text/safe-text.js'
import { watchFights } from '../progress/watched-fights.js'
import { jsonFlag, NAMES, roundsFlag, warriorsArgument } from '../flags/common-flags.js'

interface LadderFlags extends SettingsOptions, SeedOptions, StoreOptions, FightFlags {
  readonly against?: string[]
  readonly rounds: number
  readonly details?: true
  readonly json?: true
}

export function registerLadder(command: Command, env: CliEnvironment): void {
  command
    .addArgument(warriorsArgument('<warriors...>'))
    .addOption(
      new Option(
        '--against <set>',
        `the rungs: ${NAMES}; again for more (default: those of the preset)`,
      ).argParser((text: string, before: string[] = []) => [...before, text]),
    )
    .addOption(roundsFlag('match', 100))
    .option('--details', 'print the fights of each warrior')
    .addOption(jsonFlag())
  addStoreFlag(command)
  addFightFlags(command)
  addSeedFlags(command)
  addSettingsFlags(command)
    .addHelpText('after', HELP)
    .action((names: string[], flags: LadderFlags, self: Command) =>
      climb(names, flags, typedArguments(self), env),
    )
}

const HELP = `
The rungs are in the order of their points in a round robin among themselves, the weakest first. It is played once, as
drq tournament does with the same flags, and drq standings shows it; when the set has changed, only pairs that have not
met are played. A warrior meets rung after rung and goes up as long as it wins more rounds than it loses; its score is
the number of rungs it went up. A rung with its own code is left out for it.

Examples:
  drq ladder warriors/94nop/eat-me.red --against 94nop
  drq ladder warriors/tiny --preset tiny -r 250 --json`

async function climb(
  names: readonly string[],
  flags: LadderFlags,
  args: readonly string[],
  env: CliEnvironment,
): Promise<void> {
  const { settings, places, again } = fightTermsFrom(flags, args, env)
  const { rounds, preset, against = [preset] } = flags
  const store = await openStoreAt(flags, env)
  try {
    const options = { settings, rounds, warriors: 2 }
    const climbers = await loadNamed(names, options, store, env)
    const members = await loadOpponents(against, options, store, env)
    checkMeetings(climbers, members)
    const plan = { name: tournamentName(against), members, settings, rounds, places }
    await playLadder(plan, climbers, { flags, again, store }, env)
  } finally {
    store.close()
  }
}

interface LadderSession {
  readonly flags: LadderFlags
  /** The command that goes on with it. */
  readonly again: string
  readonly store: Store
}

async function playLadder(
  plan: LadderPlan,
  climbers: readonly Entrant[],
  { flags, again, store }: LadderSession,
  env: CliEnvironment,
): Promise<void> {
  const { climbLadder, rateLadder } = await import('../../../arena/evaluate/index.js')
  const size = countOf(plan.members.length, 'rung')
  const watched = { name: `ladder ${plan.name}`, store, flags, again }
  const { rungs, tournamentId } = await watchFights(
    { ...watched, subtitle: `the order of ${size}, ${countOf(plan.rounds, 'round')} a match` },
    async (tools, onProgress) => checkFought(await rateLadder(plan, tools, onProgress)),
    env,
  )
  const { climbs } = await watchFights(
    { ...watched, subtitle: `${countOf(climbers.length, 'warrior')} on ${size}` },
    async (tools, onProgress) => checkFought(await climbLadder(climbers, rungs, plan, tools, onProgress)),
    env,
  )
  const { printClimbs, printClimbsJson } = await import('./ladder-report.js')
  const shown = { plan, tournamentId, rungs, climbs }
  env.stdout.write(flags.json ? printClimbsJson(shown) : printClimbs(shown, flags.details === true))
}

/** Throws a RunError for matches that could not be played. */
function checkFought<T extends { readonly ok: true }>(result: T | MatchesMissing): T {
  if (!result.ok) throw unplayedError(result.unplayed)
  return result
}
