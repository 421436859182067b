import { Argument, Option, type Command } from 'commander'
import {
  ENGINE_NAMES,
  MAX_WARRIORS,
  placementProblem,
  type Batch,
  type EngineName,
  type StopRule,
} from '../../../vm/index.js'
import type { CliEnvironment } from '../environment.js'
import { Interruption, UsageError } from '../exit.js'
import { loadWarriors } from '../load-warriors.js'
import { wholeNumber } from '../number-flags.js'
import { addSeedFlags, placementSeedFrom, type SeedOptions } from '../seed-flags.js'
import { addSettingsFlags, settingsFrom, type SettingsOptions } from '../settings-flags.js'
import { countOf } from '../text.js'

interface BattleOptions extends SettingsOptions, SeedOptions {
  readonly rounds: number
  readonly stop: StopRule
  readonly engine?: EngineName
  readonly details?: true
  readonly json?: true
}

/** Rounds times warriors of the largest report that is kept in memory. */
const MAX_OUTCOMES = 1_000_000

export function registerBattle(program: Command, env: CliEnvironment): void {
  const command = program
    .command('battle')
    .description('fight one match of 1 to 64 warriors')
    .addArgument(new Argument('<files...>', 'Redcode files, folders of them, or - for standard input'))
    .addOption(
      new Option('-r, --rounds <n>', 'rounds to play').argParser(wholeNumber(1, MAX_OUTCOMES)).default(1),
    )
    .addOption(
      new Option('--stop <rule>', 'a round ends when one warrior is left, or runs on until none is')
        .choices(['one-left', 'none-left'])
        .default('one-left'),
    )
    .addOption(new Option('--engine <name>', 'the engine to fight on').choices(ENGINE_NAMES))
    .option('--details', 'add what became of each warrior in each round')
    .option('--json', 'print all numbers as JSON')
  addSeedFlags(command)
  addSettingsFlags(command)
    .addHelpText('after', HELP)
    .action((files: string[], options: BattleOptions) => battle(files, options, env))
}

const HELP = `
Prints what pMARS prints: each warrior's score, (W*W-1)/S a round for each of S survivors of W
warriors. For two warriors the results are the rounds won by the first, by the second, and tied;
for more, how often each was one of 1, 2, … survivors, and how often it died.

Examples:
  drq battle imp.red dwarf.red -r 100
  drq battle --preset nano --seed random a.red b.red c.red --details`

async function battle(files: readonly string[], options: BattleOptions, env: CliEnvironment): Promise<void> {
  const settings = settingsFrom(options)
  const { rounds, stop } = options
  const seed = placementSeedFrom(options, settings, env)
  const warriors = await loadWarriors(files, { settings, rounds }, env)
  if (warriors.length > MAX_WARRIORS)
    throw new UsageError(`${warriors.length} warriors; one core takes ${MAX_WARRIORS} at most`)
  const problem = placementProblem(settings, warriors.length)
  if (problem !== null) throw new UsageError(problem, 'Use a larger --core-size or a smaller --distance.')
  if (rounds * warriors.length > MAX_OUTCOMES)
    throw new UsageError(
      `${rounds} rounds of ${countOf(warriors.length, 'warrior')} are too many for one report`,
    )

  const batch: Batch = {
    settings,
    programs: warriors.map(({ warrior }) => warrior),
    matches: [{ warriors: [...warriors.keys()], placement: { kind: 'seed', seed, rounds } }],
    stop,
  }
  const { chooseEngine, createEngine } = await import('../../../arena/engines.js')
  const engine = options.engine === undefined ? await chooseEngine(batch) : await createEngine(options.engine)
  const refusal = engine.refusal(batch)
  if (refusal !== null) throw new UsageError(`engine ${engine.name} cannot run this: ${refusal}`)

  const signal = env.interruption()
  const [outcome] = await engine.run(batch, { signal }).catch((error: unknown) => {
    throw signal.aborted ? new Interruption() : error
  })
  const { describeBattle, printBattle } = await import('../battle-report.js')
  const report = describeBattle({
    warriors,
    settings,
    seed,
    stop,
    engine: engine.name,
    outcome: outcome!,
  })
  env.stdout.write(printBattle(report, options))
}
