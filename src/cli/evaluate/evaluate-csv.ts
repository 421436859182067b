import { printCsv } from '../../text/csv.js'
import { describePair } from '../../../arena/evaluate/index.js'
import type { EvaluationReport } from './evaluate-report.js'

const HEAD = [
  ...['warrior', 'warrior_id', 'run', 'round', 'opponent', 'opponent_id'],
  ...['rounds', 'wins', 'ties', 'losses', 'points', 'fitness', 'opponent_fitness'],
]

/** The whole matrix as CSV, a line a pair. */
export function printEvaluationCsv({ plan, run, rows }: EvaluationReport): string {
  const lines = rows.flatMap(({ name, candidate, champion }) =>
    run.results[candidate]!.flatMap((result, index) => {
      if (result === null) return []
      const opponent = plan.opponents[index]!
      const { rounds, wins, ties, losses, points, fitness, opponentFitness } = describePair(result)
      return [
        [
          ...[name, plan.candidates[candidate]!.warrior.id, champion?.run ?? '', champion?.generation ?? ''],
          ...[opponent.name, opponent.warrior.id],
          ...[rounds, wins, ties, losses, points, fitness, opponentFitness],
        ],
      ]
    }),
  )
  return printCsv([HEAD, ...lines])
}
