/** An evaluation as a user reads it, and as a program does. */
import {
  type EvaluationRun,
  type EvaluationSummary,
  type OpponentShare,
  type StoredEvaluationPlan,
  type Verdicts,
  type PairResult,
  type RankedRow,
  describePair,
} from '../../../arena/evaluate/index.js'
import { countOpponents } from './opponent-count.js'
import { printPoints, printShare } from '../../text/standings-table.js'
import { countOf, safeText, toJson } from '../../text/safe-text.js'
import { printTable, type Column } from '../../text/text.js'
import { MOST_POINTS } from '../../../arena/score.js'
import { describeUnplayedPairs } from '../progress/unplayed-matches.js'

/** All that the report tells of. */
export interface EvaluationReport {
  readonly plan: StoredEvaluationPlan
  readonly run: EvaluationRun
  readonly rows: readonly RankedRow[]
}

const NUMBER = { align: 'right' } as const
const NAME = { title: 'warrior', maxWidth: 28 }
const DETAILS: readonly Column[] = [
  { title: 'opponent', maxWidth: 28 },
  ...['rounds', 'points', 'wins', 'losses', 'ties', 'fitness', "opponent's"].map((title) => {
    return { title, ...NUMBER }
  }),
]

/** Two tables, by rounds and by fitness; with `details` one more a warrior. Ends in a newline. */
export function printEvaluation(report: EvaluationReport, details: boolean): string {
  const { plan, run, rows } = report
  const shown = new Map(rows.map((row) => [row.candidate, row]))
  /** Warriors of one code share a table. */
  const namesOf = (candidate: number) => [
    ...new Set(rows.filter((row) => row.candidate === candidate).map(({ name }) => name)),
  ]
  return [
    printByRounds(report),
    printByFitness(report),
    ...(plan.precision === null ? [] : [printWork(report, plan.precision)]),
    ...(details
      ? [...shown.values()].map(({ candidate, summary }) =>
          printOpponents(namesOf(candidate).join(', '), run.results[candidate]!, summary, plan),
        )
      : []),
  ].join('\n')
}

function printByRounds({ plan, run, rows }: EvaluationReport): string {
  const lead = leadOf(rows)
  const isEven = plan.precision === null
  const columns = [
    ...lead.columns,
    ...(isEven ? [] : ['rounds']).map((title) => ({ title, ...NUMBER })),
    ...['points', '+-', 'beaten %', 'tied %', 'lost %'].map((title) => ({ title, ...NUMBER })),
  ]
  const table = printTable(
    columns,
    rows.map((row) => {
      const { rounds, points, pointsReach, byRounds } = row.summary
      return [
        ...lead.cells(row),
        ...(isEven ? [] : [rounds]),
        printPoints(points),
        pointsReach === null ? '?' : printPoints(pointsReach),
        ...verdictsOf(byRounds).map(printInterval),
      ]
    }),
  )
  const each = isEven ? `, ${countOf(plan.rounds, 'round')} each` : ''
  return (
    `Evaluation ${run.evaluationId}: ${countOpponents(plan.candidates, plan.opponents)}${each}.\n\n` +
    `By rounds: beaten where more are won than lost.\n` +
    table
  )
}

function printByFitness({ plan, rows }: EvaluationReport): string {
  const lead = leadOf(rows)
  const columns = [
    ...lead.columns,
    ...['fitness', 'generality %', 'beaten %', 'tied %', 'lost %'].map((title) => ({ title, ...NUMBER })),
    ...['hardest', 'easiest'].map((title) => ({ title, maxWidth: 20 })),
  ]
  const table = printTable(
    columns,
    rows.map((row) => {
      const { fitness, generality, byFitness, hardestFirst } = row.summary
      const nameOf = (opponent: number | undefined) =>
        opponent === undefined ? '' : plan.opponents[opponent]!.name
      return [
        ...lead.cells(row),
        fitness.toFixed(3),
        printInterval(generality),
        ...verdictsOf(byFitness).map(({ share }) => printShare(share)),
        nameOf(hardestFirst[0]),
        nameOf(hardestFirst.at(-1)),
      ]
    }),
  )
  return `By fitness: beaten where it is higher than the opponent's; generality is beaten or tied.\n${table}`
}

function printWork({ plan, run, rows }: EvaluationReport, precision: number): string {
  const even = run.evenRounds!
  const saved = 1 - run.rounds / even
  const wide = new Set(
    rows
      .filter(({ summary }) => summary.pointsReach! > MOST_POINTS * precision)
      .map(({ candidate }) => candidate),
  ).size
  const unknown =
    wide === 0
      ? ''
      : `${countOf(wide, 'warrior')} not known to ${precision} after ${countOf(plan.rounds, 'round')} a pair.\n`
  return (
    `${inThousands(run.rounds)} rounds in ${countOf(run.steps, 'step')}; the same number for each pair would take ` +
    `${inThousands(even)}: ${printShare(Math.abs(saved))} % ${saved < 0 ? 'more' : 'saved'}.\n${unknown}`
  )
}

/** `12,560`. */
const inThousands = (count: number): string => count.toLocaleString('en')

function printOpponents(
  name: string,
  results: readonly (PairResult | null)[],
  { hardestFirst }: EvaluationSummary,
  { opponents }: StoredEvaluationPlan,
): string {
  const table = printTable(
    DETAILS,
    hardestFirst.map((opponent) => {
      const { wins, losses, ties, rounds, points, fitness, opponentFitness } = describePair(
        results[opponent]!,
      )
      return [
        ...[opponents[opponent]!.name, rounds, printPoints(points), wins, losses, ties],
        ...[fitness, opponentFitness].map((value) => value.toFixed(3)),
      ]
    }),
  )
  return `${safeText(name)}, the hardest first\n${table}`
}

/** Columns that say who a row is: a champion's run and generation where there are champions. */
function leadOf(rows: readonly RankedRow[]) {
  const areChampions = rows.some(({ champion }) => champion !== null)
  const run = ['run', 'generation'].map((title) => ({ title, ...NUMBER }))
  return {
    columns: [{ title: '#', ...NUMBER }, ...(areChampions ? run : []), NAME],
    cells: ({ rank, champion, name }: RankedRow) => [
      rank,
      ...(areChampions ? [champion?.run ?? '', champion?.generation ?? ''] : []),
      name,
    ],
  }
}

const verdictsOf = ({ beaten, tied, lost }: Verdicts): OpponentShare[] => [beaten, tied, lost]

/** `62.5 (30.6-86.3)`. */
function printInterval({ share, low, high }: OpponentShare): string {
  return `${printShare(share)} (${printShare(low)}-${printShare(high)})`
}

export function printEvaluationJson({ plan, run, rows }: EvaluationReport): string {
  const { candidates, opponents, ...rules } = plan
  const { evaluationId, results, unplayed, matchesTotal, matchesReused, matchesPlayed } = run
  const { steps, rounds, evenRounds } = run
  const nameOf = (opponent: number) => opponents[opponent]!.name
  return `${toJson({
    evaluation: { id: evaluationId, ...rules },
    matches: { total: matchesTotal, reused: matchesReused, played: matchesPlayed },
    work: { steps, rounds, evenRounds },
    unplayed: describeUnplayedPairs(unplayed),
    opponents: opponents.map(({ name, warrior }) => ({ name, warriorId: warrior.id })),
    warriors: rows.map(({ rank, name, candidate, champion, summary: { hardestFirst, ...summary } }) => ({
      ...{ rank, name, warriorId: candidates[candidate]!.warrior.id },
      ...(champion === null ? {} : { run: champion.run, round: champion.generation }),
      ...summary,
      // Without those of the same code.
      results: hardestFirst.map((opponent) => {
        return { opponent: nameOf(opponent), ...describePair(results[candidate]![opponent]!) }
      }),
    })),
  })}\n`
}
