import { Option, type Command } from 'commander'
import type { CliEnvironment } from '../environment.js'
import { contestantsFrom, parseContestants } from '../duel-contestants.js'
import { printDuel, printDuelJson, type DuelOutcome } from '../duel-report.js'
import { addEvolveFlags, addPaperPreset, withoutFlags, type EvolveFlags } from '../evolve-flags.js'
import { playSideBySide, typedCommand } from '../evolve-seeds.js'
import { startOrFindRun } from '../evolve-start.js'
import { Interruption, UsageError } from '../exit.js'
import { openFights } from '../fight-flags.js'
import { wholeNumber } from '../number-flags.js'
import { parseSeedList } from '../seed-flags.js'
import { addSettingsFlags } from '../settings-flags.js'
import { addStoreFlag, openStoreAt } from '../store-flags.js'

interface DuelFlags extends EvolveFlags {
  readonly models: readonly string[]
  readonly seeds: readonly number[]
  readonly tournamentRounds: number
}

/** What is decided by the contestants, or makes no sense for several runs. */
const NOT_HERE: ReadonlySet<string> = new Set([
  ...['--proposer', '--model', '--llm-share', '--seed', '--seeds', '--resume', '--minutes'],
  ...['--record', '--replay', '--benchmark'],
])

export function registerDuel(program: Command, env: CliEnvironment): void {
  const command = program
    .command('duel')
    .description('let models or the genetic proposer evolve under equal terms, and their champions fight')
    .addOption(
      new Option('--models <list>', 'contestants: genetic, or models as NAME[@URL]; with commas or repeated')
        .argParser(parseContestants)
        .makeOptionMandatory(),
    )
  withoutFlags(addEvolveFlags(command), NOT_HERE)
    .addOption(
      new Option('--seeds <list>', 'runs of each contestant, one for each seed')
        .argParser(parseSeedList)
        .default([0, 1, 2], '0..2'),
    )
    .addOption(
      new Option('--tournament-rounds <n>', 'rounds of each fight between two champions')
        .argParser(wholeNumber(1, 100_000))
        .default(100),
    )
  addPaperPreset(addSettingsFlags(addStoreFlag(command)))
    .addHelpText('after', HELP)
    .action((flags: DuelFlags, self: Command) => duel(flags, self, env))
}

const HELP = `
Each contestant evolves once with each seed, under the same options: those of the llm proposer where
nothing else is said, also for genetic; budgets are for each run. Then the bred champions of all its
runs meet those of the others one against one.
The share is that of the pairs won, ties counting half, with the Wilson interval of 95 %. Champions of
one run are relatives, so the interval is narrower than it would be for new runs: more seeds tell more.

Runs are stored: the same command goes on where it was stopped, and pays nothing twice.

Examples:
  drq duel --models gpt-4.1-mini,gpt-4.1 --max-cost 1
  drq duel --models genetic,qwen3 --base-url http://localhost:11434/v1 --seeds 0..4`

async function duel(flags: DuelFlags, command: Command, env: CliEnvironment): Promise<void> {
  const names = flags.models
  if (names.length < 2) throw new UsageError('a duel needs two contestants', 'Name them with --models A,B.')
  const store = await openStoreAt(flags, env)
  const again = typedCommand(command)
  try {
    const runs = []
    for (const contestant of contestantsFrom(names, { ...flags, benchmark: 20 }))
      for (const seed of flags.seeds) {
        const own = { ...contestant.flags, seed }
        const run = await startOrFindRun(own, store, env, 'llm')
        runs.push({ run, label: `${contestant.name}, seed ${seed}`, flags: own })
      }
    const fights = await openFights(flags, env)
    try {
      const played = await playSideBySide(runs, { store, fights, again }, env)
      const { playDuel, totalOf } = await import('../../../arena/evolve/index.js')
      const ofContestant = (index: number) =>
        played.slice(index * flags.seeds.length, (index + 1) * flags.seeds.length)
      const contestants = names.map((name, index) => ({ name, warriors: bredBy(ofContestant(index)) }))
      const arena = { store, fights, now: () => env.now(), signal: env.interruption() }
      const rules = { settings: runs[0]!.run.settings, rounds: flags.tournamentRounds }
      const results = await playDuel(contestants, rules, arena).catch((error: unknown) => {
        throw env.interruption().aborted ? new Interruption(again) : error
      })
      const outcome: DuelOutcome = {
        contestants: contestants.map(({ name, warriors }, index) => ({
          name,
          warriors: warriors.length,
          total: totalOf(results[index]!),
          against: results[index]!,
          runs: ofContestant(index).map((one) => {
            return { ...one, calls: store.evolution.calls.totals(one.run.id) }
          }),
        })),
      }
      env.stdout.write(flags.json ? printDuelJson(outcome) : printDuel(outcome))
    } finally {
      await fights.close()
    }
  } finally {
    store.close()
  }
}

/** The bred champions of all runs and the best of each, each code once. */
function bredBy(outcomes: Awaited<ReturnType<typeof playSideBySide>>) {
  const warriors = outcomes.flatMap(({ champions, best }) => [
    ...champions.filter(({ origin }) => origin !== 'opponent').map(({ warrior }) => warrior),
    ...(best === null ? [] : [best.warrior]),
  ])
  return [...new Map(warriors.map((warrior) => [warrior.id, warrior])).values()]
}
