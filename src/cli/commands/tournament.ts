import { Argument, Option, type Command } from 'commander'
import type { Duplicate, TournamentResult } from '../../../arena/tournament/index.js'
import { placementProblem, type MarsSettings } from '../../../vm/index.js'
import { bundledWarriors } from '../bundled.js'
import { loadEntrants, tournamentName } from '../entrants.js'
import type { CliEnvironment } from '../environment.js'
import { Interruption, RunError, UsageError } from '../exit.js'
import { addFightFlags, openFights, type FightFlags } from '../fight-flags.js'
import { wholeNumber } from '../number-flags.js'
import { addSeedFlags, placementSeedFrom, seedNumber, type SeedOptions } from '../seed-flags.js'
import { addSettingsFlags, settingsFrom, type SettingsOptions } from '../settings-flags.js'
import { fixSeed, printShellCommand } from '../shell-command.js'
import { printStandings } from '../standings-report.js'
import { addStoreFlag, openStoreAt, type StoreOptions } from '../store-flags.js'
import { countOf, toJson } from '../text.js'
import { reportProgress } from '../tournament-progress.js'

interface TournamentOptions extends SettingsOptions, SeedOptions, StoreOptions, FightFlags {
  readonly rounds: number
  readonly name?: string
  readonly json?: true
}

export function registerTournament(program: Command, env: CliEnvironment): void {
  const command = program
    .command('tournament')
    .description('let every warrior meet every other; the same command goes on after a stop')
    .addArgument(
      new Argument(
        '[paths...]',
        'Redcode files and folders of them; by default the warriors that come with drq',
      ),
    )
    .addOption(
      new Option('-r, --rounds <n>', 'rounds of each match').argParser(wholeNumber(1, 100_000)).default(100),
    )
    .option('--name <text>', "the tournament's name for drq standings (default: from the paths)")
    .option('--json', 'print all numbers as JSON')
  addStoreFlag(command)
  addFightFlags(command)
  addSeedFlags(command)
  addSettingsFlags(command)
    .addHelpText('after', HELP)
    .action((paths: string[], options: TournamentOptions) => {
      const { rawArgs } = program as Command & { rawArgs: string[] }
      return playTournament(paths, options, rawArgs, env)
    })
}

const HELP = `
Every two warriors fight one match of --rounds rounds, the first in the byte order of the file names loaded first, and
every match begins with the same seed: drq battle A B with the same flags repeats it. Points are 3 a win and 1 a tie
per 100 rounds. A match that is in the --db file is not fought again.

Examples:
  drq tournament
  drq tournament hill/ mine.red -r 250 --seed 7
  drq tournament --preset nano nano/ --json`

async function playTournament(
  paths: readonly string[],
  given: TournamentOptions,
  args: readonly string[],
  env: CliEnvironment,
): Promise<void> {
  const settings = settingsFrom(given)
  const problem = placementProblem(settings, 2)
  if (problem !== null) throw new UsageError(problem, 'Use a larger --core-size or a smaller --distance.')
  const options = given.seed === 'random' ? { ...given, seed: seedNumber('random', env) } : given
  const seed = placementSeedFrom(options, settings, env)
  const { rounds, preset } = options
  const files = paths.length > 0 ? paths : await bundledWarriors(preset)
  if (files.length === 0)
    throw new UsageError(`no warriors come with drq for ${preset}`, 'Name files or folders of warriors.')
  const { entrants, duplicates } = await loadEntrants(files, { settings, rounds }, env)
  const rules: Rules = { name: options.name ?? tournamentName(paths, preset), settings, rounds, seed }
  const { runTournament } = await import('../../../arena/tournament/index.js')

  const quit = new AbortController()
  const signal = AbortSignal.any([env.interruption(), quit.signal])
  const store = await openStoreAt(options, env)
  const fights = await openFights(options, env)
  const report = await reportProgress(
    {
      name: rules.name,
      subtitle: `${countOf(entrants.length, 'warrior')}, ${countOf(rounds, 'round')} a match, core ${settings.coreSize}`,
      isLive: env.isTty && options.json === undefined,
      onQuit: () => {
        quit.abort()
      },
      signal,
    },
    env,
  )
  let result: TournamentResult
  try {
    const tools = { fights, store, signal, now: () => env.now(), onProgress: report.update }
    result = await runTournament({ ...rules, ...tools, entrants })
  } catch (error) {
    if (!signal.aborted) throw error
    const again = typeof options.seed === 'number' ? fixSeed(args, options.seed) : args
    throw new Interruption(printShellCommand(['drq', ...again]))
  } finally {
    report.stop()
    await fights.close()
    store.close()
  }
  env.stdout.write(options.json ? printJson(result, rules, duplicates) : printStandings(result.standings()))
  if (result.lost.length > 0) throw new RunError(describeLost(result))
}

interface Rules {
  readonly name: string
  readonly settings: MarsSettings
  readonly rounds: number
  readonly seed: number
}

function printJson(result: TournamentResult, rules: Rules, duplicates: readonly Duplicate[]): string {
  const { tournamentId, matchesTotal, matchesReused, matchesPlayed, lost } = result
  const matches = { total: matchesTotal, reused: matchesReused, played: matchesPlayed }
  const tournament = { id: tournamentId, kind: 'round-robin', ...rules }
  return `${toJson({ tournament, matches, duplicates, lost, standings: result.standings() })}\n`
}

function describeLost({ lost }: TournamentResult): string {
  const lines = lost.map(({ first, second, reason }) => `  ${first} v ${second}: ${reason}`)
  const count = countOf(lost.length, 'match', 'matches')
  return `${count} could not be played; the same command tries again:\n${lines.join('\n')}`
}
