/** What the measurement came to, as Markdown. */
import type { AnswerRow } from './answers.js'

export interface TableCell {
  readonly workload: string
  /** A variant of the shader, or `wasm`. */
  readonly name: string
  readonly threads: number | null
  readonly instructionsPerSecond: number
  readonly battles: number
  /** Cycles after which a battle was cut. */
  readonly maxCycles: number
}

export interface GpuReport {
  readonly date: string
  readonly commit: string
  readonly adapter: Readonly<Record<string, unknown>> & {
    readonly name: string
    readonly description: string
    readonly backend: string
    readonly isSoftware: boolean
  }
  readonly machine: { readonly cpu: string; readonly threads: number; readonly node: string }
  readonly answers: readonly AnswerRow[]
  readonly cells: readonly TableCell[]
  /** What was not measured, and why. */
  readonly leftOut: readonly string[]
}

export function printReport({ date, commit, adapter, machine, answers, cells, leftOut }: GpuReport): string {
  const kind = adapter.isSoftware ? ' (software: the processor computes)' : ''
  const workloads = [...new Set(cells.map(({ workload }) => workload))]
  return [
    `# ${plain(adapter.name)}, ${date}`,
    `${plain(adapter.name)}${kind}, ${plain(adapter.backend)}, ${plain(adapter.description)}. ` +
      `${plain(machine.cpu)}, ${machine.threads} threads, Node ${machine.node}. Commit ${commit}.`,
    '## Answers',
    table(
      ['preset', 'battles', 'instructions', 'as wasm'],
      answers.map(({ preset, battles, instructions, difference }) => [
        preset,
        battles,
        instructions,
        difference === null ? 'equal' : plain(difference),
      ]),
    ),
    ...workloads.flatMap((workload) => [`## ${plain(workload)}`, speedTable(cells, workload)]),
    ...(leftOut.length === 0
      ? []
      : ['## Not measured', leftOut.map((line) => `- ${plain(line)}`).join('\n')]),
  ].join('\n\n')
}

function speedTable(cells: readonly TableCell[], workload: string): string {
  const own = cells.filter((cell) => cell.workload === workload)
  const wasm = own.find(({ threads }) => threads !== null)?.instructionsPerSecond
  return table(
    ['engine', 'M instr/s', 'of wasm', 'battles', 'cycles at most'],
    own.map(({ name, threads, instructionsPerSecond, battles, maxCycles }) => [
      threads === null ? name : `${name}, ${threads} threads`,
      (instructionsPerSecond / 1e6).toPrecision(4),
      wasm === undefined ? '' : (instructionsPerSecond / wasm).toFixed(2),
      battles,
      maxCycles,
    ]),
  )
}

function table(titles: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`
  const rule = titles.map((_, index) => (index === 0 ? '---' : '--:'))
  return [titles, rule, ...rows].map(line).join('\n')
}

/** Text of drivers and files, which must not end a cell or a line. */
const plain = (text: string): string => text.replaceAll(/[|`<>\p{Cc}\p{Cf}]/gu, '?').slice(0, 200)
