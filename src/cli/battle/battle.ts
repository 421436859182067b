import { Option, type Command } from 'commander'
import { ENGINE_NAMES, type Engine, type EngineName } from '../../../vm/index.js'
import type { CliEnvironment } from '../process/environment.js'
import { Interruption } from '../process/exit.js'
import { addMatchFlags, checkRefusal, loadMatch, type MatchOptions } from './match-flags.js'
import { addSeedFlags } from '../flags/seed-flags.js'
import { addSettingsFlags } from '../flags/settings-flags.js'
import { jsonFlag } from '../flags/common-flags.js'

interface BattleOptions extends MatchOptions {
  readonly engine?: EngineName
  readonly details?: true
  readonly json?: true
}

export function registerBattle(command: Command, env: CliEnvironment): void {
  addMatchFlags(command)
    .addOption(new Option('--engine <name>', 'the engine to fight on').choices(ENGINE_NAMES))
    .option('--details', 'add what became of each warrior in each round')
    .addOption(jsonFlag())
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
  drq battle warriors/94nop/red-queen.red warriors/94nop/white-knight.red -r 100
  drq battle --preset nano --seed random warriors/nano --details`

async function battle(files: readonly string[], options: BattleOptions, env: CliEnvironment): Promise<void> {
  const { warriors, seed, batch } = await loadMatch(files, options, env)
  const signal = env.interruption()
  const play = async (engine: Engine) => {
    checkRefusal(engine, batch)
    const [outcome] = await engine.run(batch, { signal }).catch((error: unknown) => {
      throw signal.aborted ? new Interruption() : error
    })
    return { engine: engine.name, outcome: outcome! }
  }
  const { chooseEngine } = await import('../../../arena/engines/index.js')
  const { useEngines } = await import('../process/used-engines.js')
  const { engine, outcome } =
    options.engine === undefined
      ? await play(await chooseEngine(batch))
      : await useEngines([options.engine], signal, play)
  const { describeBattle, printBattleJson, printScores } = await import('./battle-report.js')
  const { settings, stop } = batch
  const report = describeBattle({
    warriors,
    settings,
    seed,
    stop,
    engine,
    outcome,
  })
  if (options.json) {
    env.stdout.write(printBattleJson(report))
    return
  }
  env.stdout.write(printScores(report))
  if (!options.details) return
  const { printRounds } = await import('./round-table.js')
  env.stdout.write(`\n${printRounds(report)}`)
}
