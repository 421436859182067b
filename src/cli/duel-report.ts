/** A duel of proposers as a user reads it, and as a program does. */
import type { ContestResult } from '../../arena/evolve/index.js'
import type { LlmTotals } from '../../arena/store/index.js'
import { spreadOf, type SeedOutcome } from './evolve-seeds-report.js'
import { countOf, printTable, safeText, toJson, type Column } from './text.js'

export interface DuelOutcome {
  readonly contestants: readonly {
    readonly name: string
    /** Bred champions, each code once. */
    readonly warriors: number
    readonly total: ContestResult
    /** By contestant; null for itself. */
    readonly against: readonly (ContestResult | null)[]
    readonly runs: readonly (SeedOutcome & { readonly calls: LlmTotals })[]
  }[]
}

const COLUMNS: readonly Column[] = [
  { title: 'contestant', maxWidth: 40 },
  { title: 'champions', align: 'right' },
  { title: 'pairs won', align: 'right' },
  { title: '95 %', align: 'right' },
  { title: 'points', align: 'right' },
  { title: 'bundled', align: 'right' },
  { title: 'calls', align: 'right' },
  { title: 'tokens', align: 'right' },
  { title: 'cost', align: 'right' },
]

/** A row for each contestant, the best first, and what the first two show. */
export function printDuel({ contestants }: DuelOutcome): string {
  const ranked = contestants
    .map((contestant, index) => ({ ...contestant, index }))
    .sort((x, y) => y.total.share.share - x.total.share.share)
  const rows = ranked.map(({ name, warriors, total, runs }) => {
    const { calls, tokens, costUsd } = spentBy(runs)
    return [
      safeText(name),
      warriors,
      percent(total.share.share),
      printInterval(total),
      total.points.toFixed(1),
      generality(runs),
      calls,
      tokens,
      costUsd === 0 ? '-' : `$${costUsd.toFixed(4)}`,
    ]
  })
  const [first, second] = ranked
  const against = first!.against[second!.index]!
  return [
    printTable(COLUMNS, rows).trimEnd(),
    '',
    'bundled: score of the best warriors against those that come with drq, mean over the seeds',
    '',
    verdict(safeText(first!.name), safeText(second!.name), against),
    '',
  ].join('\n')
}

/** Whether the first writes the better warriors, as far as the interval tells. */
function verdict(first: string, second: string, result: ContestResult): string {
  const { share, pairs } = result
  const numbers = `${percent(share.share)} of ${countOf(pairs, 'pair')} (95 %: ${printInterval(result)})`
  if (share.low > 0.5) return `${first} writes the better warriors than ${second}: they win ${numbers}.`
  return `No difference is shown between ${first} and ${second}: its warriors win ${numbers}.`
}

function spentBy(runs: DuelOutcome['contestants'][number]['runs']) {
  const sum = (value: (calls: LlmTotals) => number) =>
    runs.reduce((total, { calls }) => total + value(calls), 0)
  return {
    calls: sum(({ calls }) => calls),
    tokens: sum(({ promptTokens, replyTokens }) => promptTokens + replyTokens),
    costUsd: sum(({ costUsd }) => costUsd),
  }
}

function generality(runs: readonly SeedOutcome[]): string {
  const scores = runs.flatMap(({ benchmarks }) => benchmarks.slice(-1).map(({ score }) => score))
  return scores.length === 0 ? '-' : spreadOf(scores).mean.toFixed(1)
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`
const printInterval = ({ share: { low, high } }: ContestResult) => `${percent(low)} to ${percent(high)}`

/** The same as one JSON document. */
export function printDuelJson({ contestants }: DuelOutcome): string {
  return `${toJson({
    contestants: contestants.map(({ runs, ...contestant }) => ({
      ...contestant,
      ...spentBy(runs),
      runs: runs.map(({ run, champions, best, benchmarks, calls }) => ({
        run: { id: run.id, seed: run.seed },
        champions: champions.map(({ round, name, fitness, warrior }) => {
          return { round, name, fitness, id: warrior.id }
        }),
        best: best === null ? null : { id: best.warrior.id, name: best.name, fitness: best.fitness },
        benchmark: benchmarks.at(-1) ?? null,
        calls,
      })),
    })),
  })}\n`
}
