import { Argument, Option, type Command } from 'commander'
import type { Climb, LadderPlan, LostFights, Rung } from '../../../arena/evaluate/index.js'
import type { Store } from '../../../arena/store/index.js'
import type { Entrant } from '../../../arena/tournament/index.js'
import { placementProblem } from '../../../vm/index.js'
import { tournamentName } from '../entrants.js'
import type { CliEnvironment } from '../environment.js'
import { loadOpponents } from '../evaluate-candidates.js'
import { Interruption, RunError, UsageError } from '../exit.js'
import { addFightFlags, openFights, type FightFlags } from '../fight-flags.js'
import { loadNamed } from '../named-warriors.js'
import { wholeNumber } from '../number-flags.js'
import { addSeedFlags, placementSeedFrom, seedNumber, type SeedOptions } from '../seed-flags.js'
import { addSettingsFlags, settingsFrom, type SettingsOptions } from '../settings-flags.js'
import { fixSeed, printShellCommand } from '../shell-command.js'
import { addStoreFlag, openStoreAt, type StoreOptions } from '../store-flags.js'
import { countOf } from '../text.js'
import { reportProgress, type ProgressReport } from '../tournament-progress.js'

interface LadderFlags extends SettingsOptions, SeedOptions, StoreOptions, FightFlags {
  readonly against?: string[]
  readonly rounds: number
  readonly details?: true
  readonly json?: true
}

export function registerLadder(program: Command, env: CliEnvironment): void {
  const command = program
    .command('ladder')
    .description('let warriors go up a set from its weakest member until they no longer win')
    .addArgument(
      new Argument('<warriors...>', 'Redcode files, folders, sets of the store, or - for standard input'),
    )
    .addOption(
      new Option(
        '--against <set>',
        'the rungs: a file or folder, a set of the store, or 94nop, tiny or nano for those that come with drq; ' +
          'again for more (default: those of the preset)',
      ).argParser((text: string, before: string[] = []) => [...before, text]),
    )
    .addOption(
      new Option('-r, --rounds <n>', 'rounds of each match').argParser(wholeNumber(1, 100_000)).default(100),
    )
    .option('--details', 'print the fights of each warrior')
    .option('--json', 'print all numbers as JSON')
  addStoreFlag(command)
  addFightFlags(command)
  addSeedFlags(command)
  addSettingsFlags(command)
    .addHelpText('after', HELP)
    .action((names: string[], flags: LadderFlags) => {
      const { rawArgs } = program as Command & { rawArgs: string[] }
      return climb(names, flags, rawArgs, env)
    })
}

const HELP = `
The rungs are in the order of their points in a round robin among themselves, the weakest first. It is played once, as
drq tournament does with the same flags, and drq standings shows it; when the set has changed, only pairs that have not
met are played. A warrior meets rung after rung and goes up as long as it wins more rounds than it loses; its score is
the number of rungs it went up. A rung with its own code is left out for it.

Examples:
  drq ladder mine.red --against 94nop
  drq ladder candidates/ --against human -r 250 --json`

async function climb(
  names: readonly string[],
  given: LadderFlags,
  args: readonly string[],
  env: CliEnvironment,
): Promise<void> {
  const settings = settingsFrom(given)
  const problem = placementProblem(settings, 2)
  if (problem !== null) throw new UsageError(problem, 'Use a larger --core-size or a smaller --distance.')
  const flags = given.seed === 'random' ? { ...given, seed: seedNumber('random', env) } : given
  const seed = placementSeedFrom(flags, settings, env)
  const { rounds, preset, against = [preset] } = flags
  const store = await openStoreAt(flags, env)
  try {
    const options = { settings, rounds, warriors: 2 }
    const climbers = await loadNamed(names, options, store, env)
    const members = await loadOpponents(against, options, store, env)
    const plan = { name: tournamentName(against), members, settings, rounds, seed }
    const again = typeof flags.seed === 'number' ? fixSeed(args, flags.seed) : args
    await playLadder(plan, climbers, { flags, again, store }, env)
  } finally {
    store.close()
  }
}

interface Session {
  readonly flags: LadderFlags
  /** Arguments that go on with it. */
  readonly again: readonly string[]
  readonly store: Store
}

async function playLadder(
  plan: LadderPlan,
  climbers: readonly Entrant[],
  { flags, again, store }: Session,
  env: CliEnvironment,
): Promise<void> {
  const { climbLadder, rateLadder } = await import('../../../arena/evaluate/index.js')
  const quit = new AbortController()
  const signal = AbortSignal.any([env.interruption(), quit.signal])
  const fights = await openFights(flags, env)
  const openReport = (subtitle: string) =>
    reportProgress(
      {
        name: `ladder ${plan.name}`,
        subtitle,
        isLive: env.isTty && flags.json === undefined,
        onQuit: () => {
          quit.abort()
        },
        signal,
      },
      env,
    )
  let report: ProgressReport | null = null
  let climbs: readonly Climb[]
  let rungs: readonly Rung[]
  let tournamentId: number | null
  try {
    const tools = { store, fights, now: () => env.now(), signal }
    const size = countOf(plan.members.length, 'rung')
    report = await openReport(`the order of ${size}, ${countOf(plan.rounds, 'round')} a match`)
    const ladder = checkFought(await rateLadder(plan, tools, report.update))
    ;({ rungs, tournamentId } = ladder)
    report.stop()
    report = await openReport(`${countOf(climbers.length, 'warrior')} on ${size}`)
    climbs = checkFought(await climbLadder(climbers, rungs, plan, tools, report.update))
  } catch (error) {
    if (!signal.aborted) throw error
    throw new Interruption(printShellCommand(['drq', ...again]))
  } finally {
    report?.stop()
    await fights.close()
  }
  const { printClimbs, printClimbsJson } = await import('../ladder-report.js')
  const shown = { plan, tournamentId, rungs, climbs }
  env.stdout.write(flags.json ? printClimbsJson(shown) : printClimbs(shown, flags.details === true))
}

/** Throws a RunError for matches that could not be played. */
function checkFought<T extends object>(result: T | LostFights): T {
  if (!('lost' in result)) return result
  const { lost } = result
  const lines = lost.map(({ warriors, reason }) => `  ${warriors.join(' v ')}: ${reason}`)
  const count = countOf(lost.length, 'match', 'matches')
  throw new RunError(`${count} could not be played; the same command tries again:\n${lines.join('\n')}`)
}
