import { Option, type Command } from 'commander'
import type { PairTable } from '../../../arena/ratings/index.js'
import type { Store } from '../../../arena/store/index.js'
import type { CliEnvironment } from '../process/environment.js'
import { UsageError } from '../process/exit.js'
import { wholeNumber } from '../flags/number-flags.js'
import { printRatings, printTriples } from './ratings-report.js'
import { scopeFrom, type RatingScope, type ScopeFlags } from './ratings-scope.js'
import { nameSettings } from '../../text/settings-name.js'
import { addSettingsFlags } from '../flags/settings-flags.js'
import { addStoreFlag, readStore } from '../flags/store-flags.js'
import { countOf, safeText, toJson } from '../../text/safe-text.js'
import { jsonFlag, NAMES } from '../flags/common-flags.js'

interface RatingsFlags extends ScopeFlags {
  readonly json?: true
}

export function registerRatings(command: Command, env: CliEnvironment): void {
  command
    .addOption(
      new Option('--set <names...>', `only these warriors: ${NAMES}`).conflicts([
        'tournament',
        'run',
        'hill',
      ]),
    )
    .addOption(
      new Option('--tournament <tournament>', 'only the matches of this one: its name or number').conflicts([
        'run',
        'hill',
      ]),
    )
    .addOption(
      new Option('--run <run>', 'only the champions of an evolution and the warriors it was given').argParser(
        wholeNumber(1),
      ),
    )
    .addOption(new Option('--hill <hill>', 'only the warriors that challenged this one').conflicts('run'))
    .addOption(
      new Option('--stop <rule>', 'only matches whose rounds ended so')
        .choices(['one-left', 'none-left'])
        .default('one-left'),
    )
    .addOption(jsonFlag())
  addSettingsFlags(addStoreFlag(command))
    .addHelpText('after', HELP)
    .action((flags: RatingsFlags, self: Command) => showRatings(flags, self, env))
}

const HELP = `
Only matches under one kind of settings are taken: those of the tournament, the hill or the run, else of --preset and the flags
beside it. Nothing is fought.
The rating is Bradley and Terry's on Elo's scale, 1500 in the mean: 400 more are odds of 10 to 1. A tie is half a win.
The interval (95 %) is for the chance in the rounds, and too wide rather than too narrow where there are ties. To keep
ratings finite where somebody won all, everybody is taken to have tied one more round, against a warrior of 1500.
Who won more rounds of a pair beats the other; a > b > c > a counts the triples in which that goes in a circle, among
those that have all met.

Examples:
  drq tournament --preset tiny
  drq ratings --tournament tiny
  drq ratings --set warriors/tiny --preset tiny
  drq hill create pub --preset tiny --from tiny
  drq ratings --hill pub
  drq evolve --seed 7
  drq ratings --run 1 --json`

function showRatings(flags: RatingsFlags, command: Command, env: CliEnvironment): Promise<void> {
  return readStore(flags, env, (store) => rateStored(flags, command, store, env))
}

async function rateStored(
  flags: RatingsFlags,
  command: Command,
  store: Store,
  env: CliEnvironment,
): Promise<void> {
  const { countGroups, countTriples, MAX_RATED, rateWarriors, recordPairs } =
    await import('../../../arena/ratings/index.js')
  const scope = await scopeFrom(flags, command, store, env)
  const table = recordPairs(store.pairs.results(scope.filter))
  const { warriorIds, records } = table
  if (records.length === 0) throw noMatches(scope, store)
  if (warriorIds.length > MAX_RATED)
    throw new UsageError(
      `${warriorIds.length} warriors; at most ${MAX_RATED} are rated together`,
      '--set, --tournament, --hill and --run choose some.',
    )
  const warriors = warriorIds.map((warriorId) => {
    return { warriorId, name: scope.names.get(warriorId) ?? store.warriors.get(warriorId)!.name }
  })
  const ratings = rateWarriors(warriors, records)
  const triples = countTriples(warriors.length, records)
  const groups = countGroups(warriors.length, records)
  if (flags.json) {
    const { settings, stop } = scope.filter
    const { total, cyclic, involvement } = triples
    const circles = new Map(warriorIds.map((id, index) => [id, involvement[index]!]))
    const rated = ratings.map((rating) => ({ ...rating, cyclicTriples: circles.get(rating.warriorId) }))
    env.stdout.write(`${toJson({ settings, stop, groups, triples: { total, cyclic }, ratings: rated })}\n`)
    return
  }
  env.stderr.write(describe(scope, table, groups))
  const names = warriors.map(({ name }) => name)
  env.stdout.write(`${printRatings(ratings)}\n${printTriples({ ...triples, names })}`)
}

function describe(scope: RatingScope, { warriorIds, records }: PairTable, groups: number): string {
  const rounds = records.reduce((sum, record) => sum + record.rounds, 0)
  const counts = `${countOf(warriorIds.length, 'warrior')}, ${countOf(records.length, 'pair')}, ${countOf(rounds, 'round')}`
  const absent = scope.names.size - warriorIds.length
  return (
    `${safeText(scope.title)}: ${counts}\n` +
    (absent > 0 ? `${countOf(absent, 'warrior')} without a match among these left out\n` : '') +
    (groups > 1 ? `${groups} groups never met: ratings compare within a group only\n` : '')
  )
}

function noMatches({ title }: RatingScope, store: Store): UsageError {
  const found = store.pairs.summary().map(({ settings, stop, matches }) => {
    return `  ${nameSettings(settings)}, ${stop}: ${countOf(matches, 'match', 'matches')}`
  })
  const hint = found.length === 0 ? 'drq tournament fights some.' : `There are:\n${found.join('\n')}`
  return new UsageError(`no matches of two for ${title}`, hint)
}
