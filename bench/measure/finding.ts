import type { BenchContext } from './context.js'

/** One measurement of the developer's benchmark: a file in cases/. */
export interface BenchCase {
  /** For --only. */
  readonly name: string
  readonly run: (context: BenchContext) => Promise<BenchFinding[]>
}

/** What a case came to: a row of the table. */
export interface BenchFinding {
  readonly title: string
  /** The value with its unit and spread, or why there is none. */
  readonly measured: string
  readonly target: string
  /** Empty where no bound is kept. */
  readonly verdict: 'met' | 'missed' | 'not measured' | ''
  /** What else should be known, such as speeds of its own. */
  readonly note?: string
}

/** A value against the bound it has to keep. */
export interface Target {
  readonly kind: 'at least' | 'at most'
  readonly bound: number
  /** Behind the number: `x`, ` ms`. */
  readonly unit: string
}

export function judge(title: string, value: number, target: Target, note?: string): BenchFinding {
  const isMet = target.kind === 'at least' ? value >= target.bound : value <= target.bound
  return {
    title,
    measured: `${printNumber(value)}${target.unit}`,
    target: printTarget(target),
    verdict: isMet ? 'met' : 'missed',
    ...(note === undefined ? {} : { note }),
  }
}

/** A value without a bound. */
export function told(title: string, measured: string, note: string): BenchFinding {
  return { title, measured, target: '', verdict: '', note }
}

export function notMeasured(title: string, target: Target, reason: string): BenchFinding {
  return { title, measured: reason, target: printTarget(target), verdict: 'not measured' }
}

function printTarget({ kind, bound, unit }: Target): string {
  return `${kind} ${bound}${unit}`
}

export function printNumber(value: number): string {
  return value >= 100 ? String(Math.round(value)) : value.toFixed(2)
}

/** The findings as a table in Markdown, for a terminal and for the README. */
export function printFindings(findings: readonly BenchFinding[]): string {
  const head = ['case', 'measured', 'target', '', 'note']
  const rows = findings.map(({ title, measured, target, verdict, note }) => [
    title,
    measured,
    target,
    verdict,
    note ?? '',
  ])
  const cells = [head, head.map(() => ''), ...rows]
  const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => row[column]!.length)))
  return cells
    .map((row, index) =>
      row.map((cell, column) => (index === 1 ? '-'.repeat(widths[column]!) : cell.padEnd(widths[column]!))),
    )
    .map((row) => `| ${row.join(' | ')} |\n`)
    .join('')
}
