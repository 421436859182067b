/** What the optimiser found, as a user reads it and as a program does. */
import type { OptimizeResult, ReportedCandidate, Variable } from '../../../arena/optimize/index.js'
import type { FieldEstimate } from '../../../arena/score.js'
import type { TunedRow } from '../../ui/index.js'
import { printPoints, printShare } from '../../text/standings-table.js'
import { countOf, toJson } from '../../text/safe-text.js'
import { printTable, type Column } from '../../text/text.js'

/** What became of a run in this session. */
export interface OptimizeOutcome {
  readonly result: OptimizeResult
  /** The best of the report with the files they were written to, the best first; none as good as the original. */
  readonly written: readonly { readonly candidate: ReportedCandidate; readonly file: string }[]
  /** Candidates judged in a minute of this session; null when it judged none. */
  readonly perMinute: number | null
}

/** `step=3044 gap=12`: the numbers that are not the original's. */
function describeConstants(values: readonly number[], variables: readonly Variable[]): string {
  const changed = variables.flatMap(({ name, start }, index) =>
    values[index] === start ? [] : [`${name.replace(/^constant /, '')}=${values[index]}`],
  )
  return changed.length === 0 ? 'as given' : changed.join(' ')
}

/** A candidate for tables, by the score of one stage. */
export function toRow(
  candidate: number,
  values: readonly number[],
  { score, beaten, tied, opponents }: FieldEstimate,
  variables: readonly Variable[],
): TunedRow {
  return {
    candidate,
    score,
    beaten: beaten / opponents,
    beatenOrTied: (beaten + tied) / opponents,
    constants: describeConstants(values, variables),
  }
}

const COLUMNS: readonly Column[] = [
  { title: 'candidate', align: 'right' },
  { title: 'score', align: 'right' },
  { title: '+-', align: 'right' },
  { title: 'beaten %', align: 'right' },
  { title: 'or tied %', align: 'right' },
  { title: 'constants', maxWidth: 60 },
  { title: 'file' },
]

/** The table of the best and the original, and a line about the run; both end in a newline. */
export function printOutcome({ result, written, perMinute }: OptimizeOutcome): string {
  const { reported, variables, records, reached, run } = result
  const files = new Map(written.map(({ candidate, file }) => [candidate.candidate, file]))
  const shown = reported.filter(({ candidate }) => candidate === 0 || files.has(candidate))
  const rows = shown.map(({ candidate, values, report, reach }) => {
    const row = toRow(candidate, values, report, variables)
    return [
      candidate === 0 ? 'original' : candidate,
      printPoints(row.score),
      printPoints(reach),
      printShare(row.beaten),
      printShare(row.beatenOrTied),
      row.constants,
      files.get(candidate) ?? '',
    ]
  })
  const speed = perMinute === null ? '' : `, ${Math.round(perMinute)} a minute`
  const none = written.length === 0 ? 'No candidate scores higher than the original.\n' : ''
  return (
    `${printTable(COLUMNS, rows)}${none}` +
    `${countOf(records.length, 'candidate')} judged${speed}; the stages judged ${reached.join(', ')} of them ` +
    `against ${countOf(run.opponents.length, 'opponent')}\n`
  )
}

export function printOutcomeJson({ result, written, perMinute }: OptimizeOutcome): string {
  const { run, options, variables, records, reached, reported } = result
  const files = new Map(written.map(({ candidate, file }) => [candidate.candidate, file]))
  const constantsOf = (values: readonly number[]) =>
    Object.fromEntries(variables.map(({ name }, index) => [name, values[index]]))
  return `${toJson({
    run: { id: run.id, name: run.name, seed: run.seed, settings: run.settings, ...options },
    opponents: run.opponents.map(({ id, name }) => ({ id, name })),
    variables: variables.map(({ name, range, start }) => ({ name, ...range, start })),
    judged: records.length,
    reached,
    perMinute,
    reported: reported.map(({ candidate, origin, parent, values, stages, report, reach, warrior }) => ({
      candidate,
      warriorId: warrior.id,
      origin,
      parent,
      constants: constantsOf(values),
      stages,
      report,
      reach,
      file: files.get(candidate) ?? null,
    })),
  })}\n`
}
