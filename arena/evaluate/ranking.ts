import type { EvaluationSummary } from './summary.js'

/** A warrior that was evaluated, under the name it came with. Rows of the same code share a candidate. */
export interface CandidateRow {
  readonly name: string
  /** The candidate's place among those of the evaluation, from 0. */
  readonly candidate: number
  /** Null for a warrior that was named. */
  readonly champion: { readonly run: number; readonly generation: number } | null
}

/** A row with its place by points; equal ones follow each other. */
export interface RankedRow extends CandidateRow {
  readonly rank: number
  readonly summary: EvaluationSummary
}

/**
 * Warriors that were named by points, then champions by run and generation. All share one order of ranks: by points,
 * then by fitness. `summaries` has one for each candidate.
 */
export function rankRows(
  rows: readonly CandidateRow[],
  summaries: readonly EvaluationSummary[],
): RankedRow[] {
  const ranked = rows
    .map((row) => ({ ...row, summary: summaries[row.candidate]! }))
    .sort((x, y) => y.summary.points - x.summary.points || y.summary.fitness - x.summary.fitness)
    .map((row, _, sorted) => ({ ...row, rank: 1 + sorted.findIndex((other) => isLevel(other, row)) }))
  const champions = rows.flatMap((row) => (row.champion === null ? [] : [row]))
  return [
    ...ranked.filter(({ champion }) => champion === null),
    ...champions.map(({ champion }) => ranked.find((row) => row.champion === champion)!),
  ]
}

function isLevel({ summary: x }: Omit<RankedRow, 'rank'>, { summary: y }: Omit<RankedRow, 'rank'>): boolean {
  return x.points === y.points && x.fitness === y.fitness
}
