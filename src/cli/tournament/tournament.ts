import { Option, type Command } from 'commander'
import type { Places } from '../../../arena/places.js'
import type { Store } from '../../../arena/store/index.js'
import type { TournamentResult } from '../../../arena/tournament/index.js'
import { MAX_WARRIORS, type MarsSettings } from '../../../vm/index.js'
import { bundledWarriors } from '../sources/bundled.js'
import { tournamentName } from '../sources/entrants.js'
import type { CliEnvironment } from '../process/environment.js'
import { RunError, UsageError } from '../process/exit.js'
import type { CheckReport } from './fight-check.js'
import { addFightFlags, type FightFlags } from '../flags/fight-flags.js'
import { drawSeed } from '../flags/fight-terms.js'
import { unplayedError } from '../progress/unplayed-matches.js'
import type { CsvMatch } from './match-csv.js'
import type { WarriorName } from '../sources/named-warriors.js'
import { wholeNumber } from '../flags/number-flags.js'
import { openOutputFile, type OutputFile } from '../outputs/output-path.js'
import { addPSpaceFlag, warnOfPSpace, type PSpaceOptions } from '../sources/p-space-rule.js'
import { addSeedFlags, placesFrom, type SeedOptions } from '../flags/seed-flags.js'
import { addSettingsFlags, settingsFrom, type SettingsOptions } from '../flags/settings-flags.js'
import { typedArguments } from '../process/shell-command.js'
import { printStandings } from '../../text/standings-table.js'
import { addStoreFlag, openStoreAt, type StoreOptions } from '../flags/store-flags.js'
import { countOf, safeText, toJson } from '../../text/safe-text.js'
import { planTournament, type PlannedTournament } from './tournament-plan.js'
import { watchFights } from '../progress/watched-fights.js'
import type { DuplicateRule } from '../../../arena/matches/index.js'
import { jsonFlag, roundsFlag, warriorsArgument } from '../flags/common-flags.js'

interface TournamentFlags extends SettingsOptions, SeedOptions, StoreOptions, FightFlags, PSpaceOptions {
  readonly set?: readonly string[]
  readonly rounds: number
  readonly duplicates: DuplicateRule
  readonly melee?: number
  readonly matches?: number
  readonly lineUps?: string
  readonly check?: string
  readonly csv?: string
  readonly name?: string
  readonly json?: true
}

const DEFAULT_MELEES = 100

export function registerTournament(command: Command, env: CliEnvironment): void {
  const collect = (name: string, names: readonly string[] = []) => [...names, name]
  command
    .addArgument(warriorsArgument('[names...]', '; by default those of the preset'))
    .addOption(new Option('--set <name>', 'warriors of a set; again for more').argParser(collect))
    .addOption(roundsFlag('match', 100))
    .addOption(
      new Option(
        '--duplicates <rule>',
        'warriors with the same code as another one: skip them, or let them play',
      )
        .choices(['skip', 'play'])
        .default('skip'),
    )
    .addOption(
      new Option('--melee <size>', 'instead of pairs: so many in one core, drawn by lot').argParser(
        wholeNumber(2, MAX_WARRIORS),
      ),
    )
    .addOption(
      new Option('--matches <n>', `melees (default: ${DEFAULT_MELEES})`).argParser(wholeNumber(1, 100_000)),
    )
    .addOption(
      new Option('--line-ups <file>', 'instead of pairs: the line-ups of this file').conflicts([
        'melee',
        'duplicates',
      ]),
    )
    .option('--check <file>', "hold every match against pMARS's results in this file")
    .option('--csv <file>', 'write the result of every match into this file')
    .option('--name <text>', "the tournament's name for drq standings (default: from the warriors)")
    .addOption(jsonFlag())
  addStoreFlag(command)
  addFightFlags(command)
  addSeedFlags(command)
  addPSpaceFlag(addSettingsFlags(command))
    .addHelpText('after', HELP)
    .action((warriors: string[], options: TournamentFlags, self: Command) =>
      playTournament(warriors, options, typedArguments(self), env),
    )
}

const HELP = `
Every two warriors fight one match of --rounds rounds, the first in the byte order of the file names loaded first. Each
match has places of its own that follow from --seed and the code of its warriors: drq battle A B with the same flags
repeats it. With -F all begin from the same places, as pMARS's do. Points are 3 a win and 1 a tie per 100 rounds; in
melees of W warriors pMARS's (W*W-1)/S for each of S survivors.

A match that is in the --db file is not fought again: one more warrior among n plays n matches. A v B and B v A are two
matches, as in pMARS, since the places in the core differ; a file that is renamed plays again those before which or
behind which it is loaded now.

--line-ups: JSON Lines, plain or .gz, such as {"warriors": ["a.red", "b.red", "c.red"], "rounds": 10, "seed": 1}, or
"seedF" for pMARS's -F. --check: the same with "scores" and "results", or, in a .tsv, the columns first, second,
wins_first, wins_second, ties. The exit code is 1 when a match differs.

Examples:
  drq tournament
  drq tournament warriors/tiny --preset tiny -r 250 --seed 7
  drq warriors add warriors/tiny/dodo.red warriors/tiny/dinah.red --set rivals --preset tiny
  drq tournament --set rivals warriors/tiny/mushroom.red --preset tiny --json
  drq tournament warriors/94nop --melee 10 --matches 500
  drq tournament test/fixtures/fights --preset tiny --line-ups test/fixtures/fights/melees.jsonl --csv melees.csv
  drq tournament test/fixtures/fights --preset tiny --line-ups test/fixtures/fights/melees.jsonl \\
    --check test/fixtures/fights/melees.jsonl`

async function playTournament(
  given: readonly string[],
  options: TournamentFlags,
  args: readonly string[],
  env: CliEnvironment,
): Promise<void> {
  const { csv, db, lineUps, check } = options
  const precious = { db, inputs: [...given, lineUps, check] }
  const output = csv === undefined ? null : openOutputFile(csv, precious, env)
  const store = await openStoreAt(options, env)
  try {
    await playIn(store, output, given, options, args, env)
  } finally {
    store.close()
  }
}

async function playIn(
  store: Store,
  csv: OutputFile | null,
  given: readonly string[],
  flags: TournamentFlags,
  args: readonly string[],
  env: CliEnvironment,
): Promise<void> {
  const { melee, matches = DEFAULT_MELEES, check: golden } = flags
  if (flags.matches !== undefined && melee === undefined)
    throw new UsageError('--matches is for --melee', 'A round robin has one match for every two warriors.')
  const settings = settingsFrom(flags)
  const { flags: options, again } = drawSeed(flags, args, env)
  const places = placesFrom(options, settings, env)
  const { rounds } = options
  const warriors = await warriorsFrom(given, options)
  const request = { ...options, warriors, settings, rounds, places, matches }
  const plan = await planTournament(request, store, env)
  warnOfPSpace(plan.entrants, options, options.preset, env)
  const rules: TournamentRules = {
    name: options.name ?? defaultName(given, options),
    settings,
    rounds,
    places,
  }
  const check = golden === undefined ? null : await openCheckFile(golden, rules, env)
  const rows: CsvMatch[] = []
  const { runTournament } = await import('../../../arena/tournament/index.js')

  const result = await watchFights(
    { name: rules.name, subtitle: describePlan(plan, rules), store, flags: options, again },
    (tools, onProgress) =>
      runTournament({
        ...rules,
        ...tools,
        form: plan.form,
        entrants: plan.entrants,
        duplicates: options.duplicates,
        onProgress,
        onMatch: (match) => {
          check?.add(match)
          const { outcome: _, ...row } = match
          if (csv !== null) rows.push(row)
        },
      }),
    env,
  )
  const checked = check?.report() ?? null
  const { tournamentId } = result
  env.stderr.write(
    `${safeText(rules.name)}: drq standings ${tournamentId} and drq ratings --tournament ${tournamentId} show it\n`,
  )
  env.stdout.write(options.json ? printJson(result, rules, plan, checked) : await printText(result, checked))
  if (csv !== null) {
    csv.save(await printCsvOf(rows, plan), again)
    env.stderr.write(`${countOf(rows.length, 'match', 'matches')} written to ${safeText(flags.csv!)}\n`)
  }
  if (result.unplayed.length > 0) throw unplayedError(result.unplayed)
  if (checked !== null) failOnDifference(checked)
}

/** The warriors that are named, or those that come with drq. */
async function warriorsFrom(
  given: readonly string[],
  { set = [], preset }: TournamentFlags,
): Promise<readonly WarriorName[]> {
  const named = [...set.map((name) => ({ set: name })), ...given]
  if (named.length > 0) return named
  const bundled = await bundledWarriors(preset)
  if (bundled.length === 0)
    throw new UsageError(
      `no warriors come with drq for ${preset}`,
      'Name files, folders or sets of warriors.',
    )
  return bundled
}

interface TournamentRules {
  readonly name: string
  readonly settings: MarsSettings
  readonly rounds: number
  readonly places: Places
}

function defaultName(
  given: readonly string[],
  { set = [], preset, melee, lineUps }: TournamentFlags,
): string {
  const named = [...set, ...given]
  const warriors = tournamentName(named.length > 0 ? named : [preset])
  if (lineUps !== undefined) return `${warriors}, line-ups of ${tournamentName([lineUps])}`
  return melee === undefined ? warriors : `${warriors}, melees of ${melee}`
}

function describePlan({ entrants, form }: PlannedTournament, { rounds, settings }: TournamentRules): string {
  const core = `core ${settings.coreSize}`
  const warriors = countOf(entrants.length, 'warrior')
  if (form.kind === 'line-ups') return `${warriors}, ${countOf(form.lineUps.length, 'line-up')}, ${core}`
  const each = `${countOf(rounds, 'round')} a match, ${core}`
  if (form.kind === 'round-robin') return `${warriors}, ${each}`
  return `${warriors}, ${countOf(form.matches, 'melee')} of ${form.size}, ${each}`
}

async function openCheckFile(path: string, rules: TournamentRules, env: CliEnvironment) {
  const { openCheck } = await import('./fight-check.js')
  return openCheck(path, rules, env)
}

async function printCsvOf(rows: readonly CsvMatch[], { form }: PlannedTournament): Promise<string> {
  const { printPairsCsv, printSeatsCsv } = await import('./match-csv.js')
  const sorted = rows.toSorted((x, y) => x.number - y.number)
  return form.kind === 'round-robin' ? printPairsCsv(sorted) : printSeatsCsv(sorted)
}

async function printText(result: TournamentResult, checked: CheckReport | null): Promise<string> {
  const standings = printStandings(result.standings())
  if (checked === null) return standings
  const { printCheck } = await import('./fight-check.js')
  return `${standings}\n${printCheck(checked)}`
}

function printJson(
  result: TournamentResult,
  rules: TournamentRules,
  { form, duplicates }: PlannedTournament,
  check: CheckReport | null,
): string {
  const { tournamentId, matchesTotal, matchesReused, matchesPlayed, unplayed } = result
  const matches = { total: matchesTotal, reused: matchesReused, played: matchesPlayed }
  const tournament = { id: tournamentId, kind: form.kind, ...rules }
  const checked = check === null ? {} : { check }
  return `${toJson({ tournament, matches, duplicates, lost: unplayed, ...checked, standings: result.standings() })}\n`
}

function failOnDifference({ file, equal, differ }: CheckReport): void {
  if (differ > 0) throw new RunError(`${countOf(differ, 'match differs', 'matches differ')} from ${file}`)
  if (equal === 0) throw new RunError(`none of the matches is in ${file}`)
}
