/** What a measurement of speeds came to, as numbers and as a table. */
import { ratioOf, type Speed } from '../../../arena/speed/index.js'
import type { MarsSettings } from '../../../vm/index.js'
import { printHostMachine, type HostMachine } from '../process/machine.js'
import { countOf, safeText, toJson } from '../../text/safe-text.js'
import { printTable, type Column } from '../../text/text.js'
import { quantile, type Quartiles } from '../../../arena/statistics/index.js'

export interface SpeedReport {
  readonly machine: HostMachine
  readonly settings: MarsSettings
  /** Different pairs that were played, plainly: until one warrior is left, covered addresses not counted. */
  readonly pairs: number
  readonly instructionsPerBattle: number
  readonly rows: readonly SpeedRow[]
}

export interface SpeedRow {
  readonly name: string
  readonly threads: number
  /** Median of the samples. */
  readonly instructionsPerSecond: number
  /** A battle is one round of one pair. */
  readonly battlesPerSecond: number
  readonly samples: number
  /** How many times as fast it is as another row, from samples side by side. */
  readonly ratios: readonly (Quartiles & { readonly to: string })[]
}

export interface Measurement {
  readonly machine: HostMachine
  readonly settings: MarsSettings
  readonly pairs: number
  readonly instructionsPerBattle: number
  readonly speeds: readonly Speed[]
  /** Speeds that others are compared with. */
  readonly bases: readonly Speed[]
}

export function describeSpeeds({ speeds, bases, ...rest }: Measurement): SpeedReport {
  return {
    ...rest,
    rows: speeds.map((speed) => {
      const instructionsPerSecond = quantile(speed.samples, 0.5)
      return {
        name: speed.name,
        threads: speed.threads,
        instructionsPerSecond,
        battlesPerSecond: instructionsPerSecond / rest.instructionsPerBattle,
        samples: speed.samples.length,
        ratios: bases.map((base) => ({ to: base.name, ...ratioOf(speed, base) })),
      }
    }),
  }
}

export function printSpeedReport(report: SpeedReport, { json }: { readonly json?: true }): string {
  if (json) return `${toJson(report)}\n`
  const { machine, settings, pairs, instructionsPerBattle, rows } = report
  const table = printTable(
    [
      { title: 'engine', maxWidth: 30 },
      ...[
        'threads',
        'battles/s',
        'M instr/s',
        ...rows[0]!.ratios.map(({ to }) => (to === rows[0]!.name ? 'ratio' : `x ${to}`)),
      ].map((title): Column => ({ title, align: 'right', maxWidth: 24 })),
    ],
    rows.map(({ name, threads, battlesPerSecond, instructionsPerSecond, ratios }) => [
      name,
      threads,
      printDigits(battlesPerSecond),
      printDigits(instructionsPerSecond / 1e6),
      ...ratios.map(({ median }) => median.toFixed(2)),
    ]),
  )
  return `${table}
${countOf(pairs, 'pair')}, core ${settings.coreSize}, ${Math.round(instructionsPerBattle)} instructions a battle; all answers are equal
${safeText(printHostMachine(machine))}
`
}

/** Three digits, or all of a larger number. */
function printDigits(value: number): string {
  return value >= 100 ? String(Math.round(value)) : value.toPrecision(3)
}
