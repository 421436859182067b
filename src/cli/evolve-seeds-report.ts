/** Independent runs side by side, as a user reads them and as a program does. */
import type { BenchmarkResult, Champion } from '../../arena/evolve/index.js'
import type { StoredRun } from '../../arena/store/index.js'
import { describeBenchmark, type BestWarrior } from './evolve-report.js'
import { printTable, safeText, toJson, type Column } from './text.js'

export interface SeedOutcome {
  readonly run: StoredRun
  readonly champions: readonly Champion[]
  readonly best: BestWarrior | null
  /** Of the last champion. */
  readonly file: string
  /** Of each champion, and last of the best; empty when there was none. */
  readonly benchmarks: readonly BenchmarkResult[]
}

const COLUMNS: readonly Column[] = [
  { title: 'seed', align: 'right' },
  { title: 'run', align: 'right' },
  { title: 'champion', maxWidth: 40 },
  { title: 'fitness', align: 'right' },
  { title: 'beaten', align: 'right' },
  { title: 'or tied', align: 'right' },
  { title: 'score', align: 'right' },
]

/** A row for each run: its best warrior, or its last champion where it held no final; then the mean of the scores. */
export function printSeeds(outcomes: readonly SeedOutcome[]): string {
  const rows = outcomes.map((outcome) => {
    const { run, champions, best } = outcome
    const last = champions.at(-1)!
    const { name, fitness } = best ?? last
    return [
      run.seed,
      run.id,
      safeText(name),
      fitness.toFixed(3),
      ...describeBenchmark(outcome.benchmarks.at(-1) ?? null),
    ]
  })
  const scores = outcomes.flatMap(({ benchmarks }) => benchmarks.slice(-1).map(({ score }) => score))
  const summary = scores.length < 2 ? [] : ['', describeScores(scores)]
  const files = outcomes.map(({ best, file }) => safeText(best?.file ?? file))
  return [printTable(COLUMNS, rows).trimEnd(), ...summary, '', ...files, ''].join('\n')
}

export function printSeedsJson(outcomes: readonly SeedOutcome[]): string {
  const runs = outcomes.map(({ run: { id, seed }, champions, best, benchmarks }) => ({
    run: { id, seed },
    rounds: champions.map(({ round, warrior, name, fitness, maxFitness }, index) => {
      return { round, id: warrior.id, name, fitness, maxFitness, benchmark: benchmarks[index] ?? null }
    }),
    best:
      best === null
        ? null
        : {
            id: best.warrior.id,
            name: best.name,
            fitness: best.fitness,
            file: best.file,
            benchmark: benchmarks.at(-1) ?? null,
          },
  }))
  const scores = outcomes.flatMap(({ benchmarks }) => benchmarks.slice(-1).map(({ score }) => score))
  return `${toJson({ runs, score: scores.length === 0 ? null : spreadOf(scores) })}\n`
}

function describeScores(scores: readonly number[]): string {
  const { mean, deviation } = spreadOf(scores)
  return `score of ${scores.length} runs: mean ${mean.toFixed(1)}, standard deviation ${deviation.toFixed(1)}`
}

/** Mean and standard deviation of the sample (n - 1). */
export function spreadOf(values: readonly number[]): { readonly mean: number; readonly deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { mean, deviation: values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1)) }
}
