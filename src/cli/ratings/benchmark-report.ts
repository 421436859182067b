/** Scores against a suite as a user reads them, and as a program does. */
import type { EvaluationPlan, PairResult } from '../../../arena/evaluate/index.js'
import type { Benchmark } from '../../../arena/ratings/index.js'
import { printShares, SHARE_COLUMNS } from '../../text/shares.js'
import { printPoints } from '../../text/standings-table.js'
import { countOf, safeText, toJson } from '../../text/safe-text.js'
import { printTable, type Column } from '../../text/text.js'
import { perHundred, pointsOf, countedRounds } from '../../../arena/score.js'
import { describeUnplayedPairs } from '../progress/unplayed-matches.js'

type BenchmarkTable = Omit<EvaluationPlan, 'stop'>

const NUMBERS: readonly Column[] = [...SHARE_COLUMNS, { title: 'score', align: 'right' }]

const RANKING_COLUMNS: readonly Column[] = [
  { title: '#', align: 'right' },
  { title: 'warrior', maxWidth: 40 },
  ...NUMBERS,
]

/** One warrior's opponents, the hardest last, and its score; or the ranking of several. */
export function printBenchmark(plan: BenchmarkTable, { standings, results }: Benchmark): string {
  const [only, ...others] = standings
  if (only !== undefined && others.length === 0) {
    const score = `${safeText(only.name)} scores ${printPoints(only.points)} against ${countOf(only.matches, 'warrior')}`
    const rows = opponentsOf(plan, results[0]!).sort((x, y) => y.points - x.points)
    return `${printTable([{ title: 'against', maxWidth: 40 }, ...NUMBERS], rows.map(rowOf))}\n${score}\n`
  }
  return printTable(
    RANKING_COLUMNS,
    standings.map((line) => [line.rank, ...rowOf(line)]),
  )
}

export function printBenchmarkJson(
  plan: BenchmarkTable,
  suite: string,
  { standings, results, unplayed }: Benchmark,
): string {
  const { candidates, settings, rounds, places } = plan
  const warriors = standings.map(({ score: _score, points, matches, ...line }) => {
    const index = candidates.findIndex(({ warrior }) => warrior.id === line.warriorId)
    return { ...line, score: points, opponents: matches, against: opponentsOf(plan, results[index]!) }
  })
  return `${toJson({ suite, settings, rounds, places, warriors, unplayed: describeUnplayedPairs(unplayed) })}\n`
}

interface OpponentLine {
  readonly name: string
  readonly wins: number
  readonly ties: number
  readonly losses: number
  readonly points: number
}

function opponentsOf({ opponents }: BenchmarkTable, results: readonly (PairResult | null)[]): OpponentLine[] {
  return results.flatMap((result, index) => {
    if (result === null) return []
    const { wins, ties, losses } = result
    const points = perHundred(pointsOf({ wins, ties }), countedRounds({ wins, ties, losses }))
    return [{ name: opponents[index]!.name, wins, ties, losses, points }]
  })
}

function rowOf(line: OpponentLine): string[] {
  return [line.name, ...printShares(line), printPoints(line.points)]
}
