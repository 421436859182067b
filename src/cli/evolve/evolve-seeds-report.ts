/** Independent runs side by side, as a user reads them and as a program does. */
import { spreadOf } from '../../../arena/statistics/index.js'
import { describeBenchmark, describeBest, describeGiven, type EvolveOutcome } from './evolve-report.js'
import { joinReplies, printOvershoot, printReplies } from '../models/reply-report.js'
import { END_TEXT } from './run-end.js'
import { safeText, toJson } from '../../text/safe-text.js'
import { printTable, type Column } from '../../text/text.js'

const COLUMNS: readonly Column[] = [
  { title: 'seed', align: 'right' },
  { title: 'run', align: 'right' },
  { title: 'champion', maxWidth: 40 },
  { title: 'fitness', align: 'right' },
  { title: 'beaten', align: 'right' },
  { title: 'or tied', align: 'right' },
  { title: 'score', align: 'right' },
  { title: 'gain', align: 'right' },
  { title: 'end' },
]

/**
 * A row for each run: its best warrior, or its last champion where it held no final, and how many more points a fight it
 * has in the final than the best warrior that the run was given; then the mean of the scores.
 */
export function printSeeds(outcomes: readonly EvolveOutcome[]): string {
  const rows = outcomes.map((outcome) => {
    const { run, end } = outcome
    const bred = bestOf(outcome)
    return [
      run.seed,
      run.id,
      bred?.name ?? '-',
      bred?.fitness.toFixed(3) ?? '-',
      ...describeBenchmark(bred?.benchmark ?? null),
      outcome.bestGiven?.gain?.mean.toFixed(3) ?? '-',
      END_TEXT[end],
    ]
  })
  const scores = scoresOf(outcomes)
  const summary = scores.length < 2 ? [] : ['', describeScores(scores)]
  const files = outcomes.flatMap((outcome) => bestOf(outcome)?.file ?? [])
  return [
    printTable(COLUMNS, rows).trimEnd(),
    ...summary,
    ...printModels(outcomes),
    '',
    ...files.map((file) => safeText(file)),
    '',
  ].join('\n')
}

export function printSeedsJson(outcomes: readonly EvolveOutcome[]): string {
  const runs = outcomes.map(({ run: { id, seed }, end, champions, best, bestGiven, ...rest }) => ({
    run: { id, seed, end },
    rounds: champions.map(({ generation, warrior, name, fitness, maxFitness, file, benchmark }) => {
      return { round: generation, id: warrior.id, name, fitness, maxFitness, file, benchmark }
    }),
    best: describeBest(best),
    bestGiven: describeGiven(bestGiven),
    ...{ calls: rest.calls, replies: rest.replies, overshoot: rest.overshoot },
  }))
  const scores = scoresOf(outcomes)
  return `${toJson({ runs, score: scores.length === 0 ? null : spreadOf(scores) })}\n`
}

/** What the replies of models were, and where a run spent more than its budget. */
export function printModels(outcomes: readonly EvolveOutcome[]): string[] {
  const replies = printReplies(joinReplies(outcomes.map((outcome) => outcome.replies)))
  const overshoots = outcomes.flatMap(({ run, overshoot }) =>
    overshoot === null ? [] : [`run ${run.id}: ${printOvershoot(overshoot)}`],
  )
  const lines = [...replies, ...overshoots]
  return lines.length === 0 ? [] : ['', ...lines]
}

/** The best of a run, or its last champion where it held no final; undefined where it has none. */
function bestOf({ best, champions }: EvolveOutcome) {
  return best ?? champions.at(-1)
}

/** Benchmark scores of the best of each run. */
export function scoresOf(outcomes: readonly EvolveOutcome[]): number[] {
  return outcomes.flatMap((outcome) => bestOf(outcome)?.benchmark?.score ?? [])
}

function describeScores(scores: readonly number[]): string {
  const { mean, deviation } = spreadOf(scores)
  return `score of ${scores.length} runs: mean ${mean.toFixed(1)}, standard deviation ${deviation.toFixed(1)}`
}
