import { Option, type Command } from 'commander'
import { PRESET_NAMES, resolveSettings, type MarsSettings, type PresetName } from '../../../vm/index.js'
import { UsageError } from '../process/exit.js'
import { wholeNumber } from './number-flags.js'

/** What commander makes of the flags of {@link addSettingsFlags}. */
export interface SettingsOptions {
  readonly preset: PresetName
  readonly coreSize?: number
  readonly cycles?: number
  readonly processes?: number
  readonly length?: number
  readonly distance?: number
  readonly pspace?: number
  readonly readLimit?: number
  readonly writeLimit?: number
  readonly standard?: '94' | '88'
  readonly immediateB?: 'fetched' | 'reread'
}

const FLAG_OF: Record<keyof MarsSettings, string> = {
  coreSize: '--core-size',
  maxCycles: '--cycles',
  maxProcesses: '--processes',
  maxLength: '--length',
  minSeparation: '--distance',
  pSpaceSize: '--pspace',
  readLimit: '--read-limit',
  writeLimit: '--write-limit',
  standard: '--standard',
  immediateB: '--immediate-b',
}

const HEADING = 'Settings of the core:'

/** Adds --preset and the flags of single settings, which win over it. */
export function addSettingsFlags(command: Command): Command {
  const number = (flag: string, description: string) =>
    new Option(flag, description).argParser(wholeNumber(1)).helpGroup(HEADING)
  return command
    .addOption(
      new Option('--preset <name>', 'settings of a known hill')
        .choices(PRESET_NAMES)
        .default('94nop')
        .helpGroup(HEADING),
    )
    .addOption(number('--core-size <cells>', 'cells in the core (pMARS -s)'))
    .addOption(number('--cycles <n>', 'cycles until a tie (pMARS -c)'))
    .addOption(number('--processes <n>', 'processes a warrior may have (pMARS -p)'))
    .addOption(number('--length <n>', 'instructions a warrior may have (pMARS -l)'))
    .addOption(number('--distance <cells>', 'least distance between warriors (pMARS -d)'))
    .addOption(number('--pspace <cells>', 'cells of P-space (pMARS -S)'))
    .addOption(number('--read-limit <cells>', 'farthest a warrior reads, a divisor of the core size'))
    .addOption(number('--write-limit <cells>', 'farthest a warrior writes, a divisor of the core size'))
    .addOption(
      new Option('--standard <year>', "rules of the assembler: ICWS'94 or '88 (pMARS -8)")
        .choices(['94', '88'])
        .helpGroup(HEADING),
    )
    .addOption(
      new Option(
        '--immediate-b <rule>',
        'an immediate B operand that its own A operand changed: as fetched, or reread',
      )
        .choices(['fetched', 'reread'])
        .helpGroup(HEADING),
    )
}

/** The settings that the flags give. Throws a UsageError with all that is wrong with them. */
export function settingsFrom(options: SettingsOptions): MarsSettings {
  const given = {
    coreSize: options.coreSize,
    maxCycles: options.cycles,
    maxProcesses: options.processes,
    maxLength: options.length,
    minSeparation: options.distance,
    pSpaceSize: options.pspace,
    readLimit: options.readLimit,
    writeLimit: options.writeLimit,
    standard: options.standard,
    immediateB: options.immediateB,
  }
  const overrides = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  const result = resolveSettings(overrides, options.preset)
  if (result.ok) return result.settings
  const lines = result.problems.map(({ setting, message }) => `  ${FLAG_OF[setting]}: ${message}`)
  throw new UsageError(`these settings cannot be run:\n${lines.join('\n')}`)
}
