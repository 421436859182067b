import { InvalidArgumentError, Option, type Command } from 'commander'
import { ENGINE_NAMES, loadFirstDifference, type EngineName } from '../../../vm/index.js'
import type { CliEnvironment } from '../process/environment.js'
import { Interruption, RunError } from '../process/exit.js'
import { addMatchFlags, checkRefusal, loadMatch, type MatchOptions } from './match-flags.js'
import { addSeedFlags } from '../flags/seed-flags.js'
import { addSettingsFlags } from '../flags/settings-flags.js'
import { jsonFlag } from '../flags/common-flags.js'

type EnginePair = readonly [EngineName, EngineName]

interface DiffOptions extends MatchOptions {
  readonly engines: EnginePair
  readonly json?: true
}

export function registerDiff(command: Command, env: CliEnvironment): void {
  addMatchFlags(command)
    .addOption(
      new Option('--engines <a,b>', `two of ${ENGINE_NAMES.join(', ')}`)
        .argParser(parseEngines)
        .default(['reference', 'wasm'] satisfies EnginePair, 'reference,wasm'),
    )
    .addOption(jsonFlag('what differs'))
  addSeedFlags(command)
  addSettingsFlags(command)
    .addHelpText('after', HELP)
    .action((files: string[], options: DiffOptions) => diff(files, options, env))
}

const HELP = `
Compares core, process queues, P-space and all counts: at the end of each round of the match, and
for each round played alone, after 1, 2, 4, … cycles and at its end. Stops at the first round that
differs, finds the cycle in which it begins to, and shows what differs then; the exit code is 1.
With P-space from earlier rounds it names the round only.

Examples:
  drq diff warriors/94nop/red-queen.red warriors/94nop/white-knight.red -r 10
  drq diff --engines wasm,reference --preset nano --stop none-left warriors/nano`

/** Two names out of `a,b`. */
function parseEngines(text: string): EnginePair {
  const names = text.split(',').map((name) => {
    const known = ENGINE_NAMES.find((engine) => engine === name)
    if (known === undefined) throw new InvalidArgumentError(`Engines are ${ENGINE_NAMES.join(', ')}.`)
    return known
  })
  const [first, second, ...others] = names
  if (first === undefined || second === undefined || others.length > 0 || first === second)
    throw new InvalidArgumentError('Two different engines are compared.')
  return [first, second]
}

async function diff(files: readonly string[], options: DiffOptions, env: CliEnvironment): Promise<void> {
  const { warriors, seed, batch } = await loadMatch(files, options, env)
  const firstDifference = await loadFirstDifference()
  const { useEngines } = await import('../process/used-engines.js')
  const signal = env.interruption()
  const [first, second] = options.engines
  const lockstep = await useEngines([first, second], signal, async (one, other) => {
    const engines = [one, other] as const
    for (const engine of engines) checkRefusal(engine, batch)
    return firstDifference(engines, batch, { signal }).catch((error: unknown) => {
      throw signal.aborted ? new Interruption() : error
    })
  })
  const { describeDiff, printDiff } = await import('./diff-report.js')
  const report = describeDiff({ warriors, seed, batch, engines: options.engines, lockstep })
  env.stdout.write(printDiff(report, options))
  if (report.difference !== null) throw new RunError(`engines ${first} and ${second} differ`)
}
