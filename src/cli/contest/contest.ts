import { Option, type Command } from 'commander'
import { contestRunsFrom, parseContestants, warriorFolder } from './contestants.js'
import { printContest, printContestJson, type ContestOutcome } from './contest-report.js'
import type { CliEnvironment } from '../process/environment.js'
import { addEvolveFlags, addPaperPreset, type EvolveFlags } from '../evolve/evolve-flags.js'
import { checkRunOutputs } from '../evolve/evolve-outputs.js'
import type { EvolveOutcome } from '../evolve/evolve-report.js'
import { startOrFindRun } from '../evolve/evolve-start.js'
import { RunError, UsageError } from '../process/exit.js'
import { checkContestFlags } from '../evolve/idle-flags.js'
import { checkEngine } from '../flags/fight-flags.js'
import { wholeNumber } from '../flags/number-flags.js'
import { failOnNothing, joinReplies } from '../models/reply-report.js'
import { playGroup, type GroupStart, type GroupTools } from '../evolve/run-group.js'
import { parseSeedList } from '../flags/seed-flags.js'
import { addSettingsFlags } from '../flags/settings-flags.js'
import { printInvocation, typedArguments } from '../process/shell-command.js'
import { addStoreFlag, openStoreAt } from '../flags/store-flags.js'
import { countOf } from '../../text/safe-text.js'

interface ContestFlags extends EvolveFlags {
  readonly models: readonly string[]
  readonly seeds: readonly number[]
  readonly tournamentRounds: number
}

/** What is decided by the contestants, makes no sense for several runs, or means something else here. */
const NOT_HERE: ReadonlySet<string> = new Set([
  ...['--proposer', '--model', '--llm-share', '--seed', '--seeds', '--resume', '--minutes'],
  ...['--record', '--replay', '--benchmark'],
])

/** Nobody's champion shall be a warrior that drq brings: the opponents stay out of the archives. */
const TERMS = { like: 'llm', warmOpponents: false } as const

export function registerContest(command: Command, env: CliEnvironment): void {
  command
    .addOption(
      new Option('--models <list>', 'contestants: genetic, or models as NAME[@URL]; with commas or repeated')
        .argParser(parseContestants)
        .makeOptionMandatory(),
    )
    .addOption(
      new Option('--seeds <list>', 'runs of each contestant, one for each seed')
        .argParser(parseSeedList)
        .default([0, 1, 2, 3, 4], '0..4'),
    )
    .addOption(
      new Option('--tournament-rounds <n>', 'rounds of each fight between two champions')
        .argParser(wholeNumber(1, 100_000))
        .default(100),
    )
    .addOption(
      new Option('--record <folder>', 'add all replies to a file for each model and seed, for --replay'),
    )
    .addOption(new Option('--replay <folder>', 'take all replies from such a folder, and ask nobody'))
  addStoreFlag(addEvolveFlags(command, NOT_HERE))
  addPaperPreset(addSettingsFlags(command))
    .addHelpText('after', HELP)
    .action((flags: ContestFlags, self: Command) => contest(flags, self, env))
}

const HELP = `
Each contestant evolves once with each seed, under the same options: those of the llm proposer where
nothing else is said, also for genetic; budgets and --llm-concurrency are for each run. The archives
start without the opponents, and what a run was given is nobody's champion, so that all fight with what
they wrote. Genetic changes the code of --stock, which are the bundled warriors; --from-scratch leaves
it random code.

Then the champions meet one against one, those of each seed in a tournament of their own, which drq
standings shows. Champions of one run are relatives, so what counts is the run: pairs won is the share
of the pairs that a run's champions win, a tie counting half, as mean over the seeds, with Student's t
interval of 95 %. One seed has no interval; the more seeds, the narrower it gets.

The warriors of each contestant are written into a folder of its name below --out, a file for each seed
and generation.

Runs are stored: the same command goes on where it was stopped, and pays nothing twice.

Examples:
  drq contest --models gpt-4.1-mini,gpt-4.1 --max-cost 1
  drq contest --models genetic,qwen3 --base-url http://localhost:11434/v1 --seeds 0..9
  drq contest --models gpt-4.1-mini,gpt-4.1 --record replies/`

async function contest(flags: ContestFlags, command: Command, env: CliEnvironment): Promise<void> {
  const names = flags.models
  if (names.length < 2)
    throw new UsageError('a contest needs two contestants', 'Name them with --models A,B.')
  checkContestFlags(command, names)
  const planned = contestRunsFrom(names, flags.seeds, flags, env)
  for (const { flags: own } of planned) await checkRunOutputs(own, env)
  await checkEngine(flags, env)
  const store = await openStoreAt(flags, env)
  try {
    const starts: GroupStart[] = []
    for (const { name, flags: own } of planned) {
      const begin = await startOrFindRun(own, store, env, TERMS)
      starts.push({ begin, label: `${name}, seed ${own.seed}`, flags: own })
    }
    const again = printInvocation(typedArguments(command), env)
    const group = { title: `Contest of ${names.join(', ')}`, starts, flags, again }
    const outcome = await playGroup(group, store, (played, tools) => meet(flags, played, tools, env), env)
    env.stdout.write(flags.json ? printContestJson(outcome) : printContest(outcome))
    for (const { runs } of outcome.contestants) failOnNothing(joinReplies(runs.map(({ replies }) => replies)))
    if (outcome.unplayed.length > 0)
      throw new RunError(
        `${countOf(outcome.unplayed.length, 'match', 'matches')} could not be played; the same command tries again`,
      )
  } finally {
    store.close()
  }
}

/** Lets what the runs have bred fight. */
async function meet(
  { models, seeds, tournamentRounds, out, db }: ContestFlags,
  played: readonly EvolveOutcome[],
  { store, fights, signal, report }: GroupTools,
  env: CliEnvironment,
): Promise<ContestOutcome> {
  const { playContest } = await import('../../../arena/contest/index.js')
  const { givenIds } = await import('../../../arena/evolve/index.js')
  const contestants = models.map((name, index) => {
    const outcomes = played.slice(index * seeds.length, (index + 1) * seeds.length)
    return { name, outcomes, runs: outcomes.map((outcome) => bredIn(outcome, givenIds(outcome.run))) }
  })
  const rules = { settings: played[0]!.run.settings, rounds: tournamentRounds, seeds }
  const { contests, totals, tournaments, unplayed } = await playContest(contestants, rules, {
    ...{ store, fights, signal, now: () => env.now() },
    onProgress: (seed, { matchesPlayed, matchesReused, matchesTotal }) => {
      const done = matchesReused + matchesPlayed
      const share = (seeds.indexOf(seed) + done / Math.max(1, matchesTotal)) / seeds.length
      report.takePhase(`the champions of seed ${seed} meet`, done, matchesTotal, share)
    },
  })
  return {
    db,
    tournaments,
    unplayed,
    contestants: contestants.map(({ name, outcomes, runs }, index) => ({
      name,
      folder: warriorFolder(name, out),
      warriors: runs.map((bred) => bred.length),
      total: totals[index]!,
      against: contests[index]!,
      runs: outcomes,
    })),
  }
}

/** The champions that a run has bred and the best of all its warriors, each code once. */
function bredIn({ champions, best }: EvolveOutcome, given: ReadonlySet<string>) {
  const warriors = [...champions, ...(best === null ? [] : [best])]
    .map(({ warrior, name }) => ({ ...warrior, name }))
    .filter(({ id }) => !given.has(id))
  return [...new Map(warriors.map((warrior) => [warrior.id, warrior])).values()]
}
