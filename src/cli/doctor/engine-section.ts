import { PRESETS } from '../../../vm/index.js'
import { countOf } from '../../text/safe-text.js'
import { printTable } from '../../text/text.js'
import type { EngineReport, EngineSpeeds } from './engines.js'
import type { DoctorReport } from './examine.js'
import { indent, labelled } from './lines.js'
import { SPEED_PRESETS } from './speed-presets.js'

export function printEngines(engines: readonly EngineReport[]): string {
  const numbers = ['largest core', 'warriors'].map((title) => ({ title, align: 'right' }) as const)
  return indent(
    printTable(
      [
        { title: 'engine' },
        { title: 'here' },
        ...numbers,
        { title: 'P-space' },
        { title: 'on', maxWidth: 30 },
      ],
      engines.map((engine) =>
        engine.isAvailable
          ? [
              engine.name,
              'yes',
              engine.largestCore,
              engine.mostWarriors,
              engine.takesPSpace ? 'yes' : 'no',
              engine.adapter === null ? '' : engine.adapter.name,
            ]
          : [engine.name, 'no', '-', '-', '-', ''],
      ),
    ),
  )
}

export function printAuto({
  auto: { adapter },
  gpus,
  machine,
}: Pick<DoctorReport, 'auto' | 'gpus' | 'machine'>): string {
  const wasm = `wasm on ${countOf(machine.threads, 'thread')}`
  // Without the package it uses none, whatever there is.
  const isKnown = gpus === null || gpus.ok
  return labelled(
    '--engine auto',
    adapter === null
      ? `is ${wasm}: ${isKnown ? 'there is no card' : 'whether there is a card is unknown'}`
      : `is ${wasm} and webgpu on ${adapter}, each its share by measured speed`,
  )
}

export function printSpeedSection(speeds: readonly EngineSpeeds[] | null): string {
  if (speeds === null) return labelled('', 'not measured (--no-speed)')
  const rows = speeds.map(({ engine, threads, isSoftware, speeds, problem }) => [
    `${engine}${isSoftware ? ' (software)' : ''}`,
    threads,
    ...SPEED_PRESETS.map((preset) => {
      const figure = speeds[preset]
      return figure === undefined ? '-' : printDigits(figure.instructionsPerSecond / 1e6)
    }),
    problem === null ? cutNote(speeds) : problem,
  ])
  const numbers = ['threads', ...SPEED_PRESETS].map((title) => ({ title, align: 'right' }) as const)
  const table = printTable([{ title: 'engine' }, ...numbers, { title: '', maxWidth: 36 }], rows)
  return indent(table) + labelled('', 'million instructions a second, roughly; answers checked')
}

/** Battles are cut where a whole one takes longer than there is time. */
function cutNote(speeds: EngineSpeeds['speeds']): string {
  const cuts = SPEED_PRESETS.flatMap((preset) => {
    const maxCycles = speeds[preset]?.maxCycles ?? Infinity
    return maxCycles < PRESETS[preset].maxCycles ? [`${preset} ${maxCycles}`] : []
  })
  return cuts.length === 0 ? '' : `cut at cycles: ${cuts.join(', ')}`
}

/** Three digits, or all of a larger number. */
const printDigits = (value: number): string => (value >= 100 ? `${Math.round(value)}` : value.toPrecision(3))
