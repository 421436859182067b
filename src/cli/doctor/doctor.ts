import { resolve } from 'node:path'
import { Option, type Command } from 'commander'
import type { CliEnvironment } from '../process/environment.js'
import { Interruption, RunError } from '../process/exit.js'
import { decimalNumber } from '../flags/number-flags.js'
import { addStoreFlag, type StoreOptions } from '../flags/store-flags.js'
import { countOf, toJson } from '../../text/safe-text.js'
import { jsonFlag } from '../flags/common-flags.js'

interface DoctorOptions extends StoreOptions {
  readonly speed: boolean
  readonly seconds: number
  readonly json?: true
}

export function registerDoctor(command: Command, env: CliEnvironment): void {
  command
    .addOption(
      new Option('--seconds <s>', 'time to measure all speeds in')
        .argParser(decimalNumber(0.1, 3600))
        .default(10),
    )
    .option('--no-speed', 'measure no speeds')
    .addOption(jsonFlag('all'))
  addStoreFlag(command)
    .addHelpText('after', HELP)
    .action((options: DoctorOptions) => examineAll(options, env))
}

const HELP = `
Looks at Node, the packages that may be missing, graphics cards, engines and their speeds, the
store's file and the terminal, and changes none of them: a store is not made, not brought up to
date and not mended. Each look runs in a process of its own, which may crash or hang without harm.

The exit code is 0 when the defaults work: engine wasm, the store, this terminal or none. What is
optional, as a graphics card, is listed with the command that adds it and does no harm to the code.

Examples:
  drq doctor
  drq doctor --no-speed --db drq.db
  drq doctor --json > doctor.json`

async function examineAll({ db, speed, seconds, json }: DoctorOptions, env: CliEnvironment): Promise<void> {
  const { examine } = await import('./examine.js')
  const signal = env.interruption()
  const report = await examine(
    {
      db: resolve(env.cwd, db),
      speedMs: speed ? 1000 * seconds : null,
      onStep: (text) => env.stderr.write(`looking at ${text}\n`),
    },
    env,
  ).catch((error: unknown) => {
    throw signal.aborted ? new Interruption() : error
  })
  const { printDoctor } = await import('./report.js')
  env.stdout.write(json ? `${toJson(report)}\n` : printDoctor(report))
  const problems = report.findings.filter(({ severity }) => severity === 'problem')
  if (problems.length > 0)
    throw new RunError(`drq does not work here: ${countOf(problems.length, 'problem')}`)
}
