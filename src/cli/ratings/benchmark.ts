import { type Command } from 'commander'
import { printBenchmark, printBenchmarkJson } from './benchmark-report.js'
import type { CliEnvironment } from '../process/environment.js'
import { checkMeetings } from '../evaluate/evaluate-candidates.js'
import { addFightFlags, type FightFlags } from '../flags/fight-flags.js'
import { fightTermsFrom } from '../flags/fight-terms.js'
import { unplayedError } from '../progress/unplayed-matches.js'
import { loadNamed } from '../sources/named-warriors.js'
import { addSeedFlags, type SeedOptions } from '../flags/seed-flags.js'
import { addSettingsFlags, type SettingsOptions } from '../flags/settings-flags.js'
import { countOpponents } from '../evaluate/opponent-count.js'
import { nameSettings } from '../../text/settings-name.js'
import { typedArguments } from '../process/shell-command.js'
import { addStoreFlag, openStoreAt, type StoreOptions } from '../flags/store-flags.js'
import { countOf, safeText } from '../../text/safe-text.js'
import { watchFights } from '../progress/watched-fights.js'
import { jsonFlag, NAMES, roundsFlag, warriorsArgument } from '../flags/common-flags.js'

interface BenchmarkFlags extends SettingsOptions, SeedOptions, StoreOptions, FightFlags {
  readonly suite?: string
  readonly rounds: number
  readonly json?: true
}

export function registerBenchmark(command: Command, env: CliEnvironment): void {
  command
    .addArgument(warriorsArgument('<warriors...>'))
    .option('--suite <name>', `the opponents: ${NAMES} (default: those of the preset)`)
    .addOption(roundsFlag('match', 100))
    .addOption(jsonFlag())
  addSettingsFlags(addSeedFlags(addFightFlags(addStoreFlag(command))))
    .addHelpText('after', HELP)
    .action((names: string[], flags: BenchmarkFlags, self: Command) =>
      benchmark(names, flags, typedArguments(self), env),
    )
}

const HELP = `
Each warrior fights one match against each of the suite, the warrior loaded first. The score against an opponent is 3 a
win and 1 a tie per 100 rounds, the score of the warrior the mean over all opponents but itself: 300 wins all, 100 ties
all. With one warrior the opponents are listed, with several the warriors. The Wilkies are such a suite of 12 warriors,
with 100 rounds each.

Examples:
  drq benchmark warriors/94nop/eat-me.red
  drq benchmark warriors/tiny/dodo.red --preset tiny --suite warriors/tiny
  drq benchmark warriors/94nop/eat-me.red warriors/94nop/snark.red --suite 94nop --json`

async function benchmark(
  names: readonly string[],
  flags: BenchmarkFlags,
  args: readonly string[],
  env: CliEnvironment,
): Promise<void> {
  const { settings, places, again } = fightTermsFrom(flags, args, env)
  const { rounds, suite = flags.preset } = flags
  const { benchmarkWarriors } = await import('../../../arena/ratings/index.js')
  const { enterOnce } = await import('../../../arena/matches/index.js')
  const store = await openStoreAt(flags, env)
  try {
    const load = { settings, rounds, warriors: 2 }
    const { entrants: candidates, duplicates } = enterOnce(await loadNamed(names, load, store, env))
    const { entrants: opponents, duplicates: twins } = enterOnce(await loadNamed([suite], load, store, env))
    checkMeetings(candidates, opponents)
    for (const { name, of } of [...duplicates, ...twins])
      env.stderr.write(`${safeText(name)} has the same code as ${safeText(of)} and does not play\n`)
    const subtitle = `${countOf(candidates.length, 'warrior')} against ${countOpponents(candidates, opponents)}, ${nameSettings(settings)}, ${countOf(rounds, 'round')} a match`
    const plan = { candidates, opponents, settings, rounds, places }
    const result = await watchFights(
      { name: `benchmark ${suite}`, subtitle, store, flags, again },
      (tools, onProgress) => benchmarkWarriors(plan, tools, onProgress),
      env,
    )
    env.stdout.write(flags.json ? printBenchmarkJson(plan, suite, result) : printBenchmark(plan, result))
    if (result.unplayed.length > 0) throw unplayedError(result.unplayed)
  } finally {
    store.close()
  }
}
