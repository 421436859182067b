/** An analysis as a user reads it, and as a program does. */
import {
  CYCLIC_BY_CHANCE,
  LEAST_SAMPLES,
  PROBE_NAMES,
  SPREADS,
  type Analysis,
  type KCycles,
  type ProbeResult,
  type GenerationSummary,
} from '../../../arena/analyze/index.js'
import type { Places } from '../../../arena/places.js'
import { FEATURE_NAMES, type Strategy } from '../../../arena/evolve/index.js'
import { countOf, toJson } from '../../text/safe-text.js'
import { printTable, type Column } from '../../text/text.js'
import type { LineFit } from '../../../arena/statistics/index.js'

export interface AnalysisReport {
  readonly analysis: Analysis
  readonly runs: readonly number[]
  /** By name, in the order of the phenotype. */
  readonly opponents: readonly string[]
  /** Rounds of each match. */
  readonly rounds: number
  /** State of pMARS's generator before round 1. */
  readonly places: Places
}

export function printAnalysis({ analysis, runs, opponents, rounds }: AnalysisReport): string {
  const { champions, trends, cycles, byK, probe, unplayed } = analysis
  const meanR2 = trends.meanGenerality?.r2 ?? null
  const lines = [
    `${countOf(runs.length, 'run')} (${runs.join(', ')}), ${countOf(champions.length, 'champion')} against ` +
      `${countOf(opponents.length, 'warrior')}, ${countOf(rounds, 'round')} a pair`,
    '',
    printGenerations(analysis.generations),
    `generality = ${printFit(trends.generality, 'ln(generation)')}`,
    ...(meanR2 === null ? [] : [`  of the means of the generations: R2 ${meanR2.toFixed(3)}`]),
    ...SPREADS.flatMap((name) => {
      const fit = trends[name]
      return fit === null ? [] : [`variance of the ${name} = ${printFit(fit, 'generation')}`]
    }),
    ...(runs.length === 1 ? ['variances and distances need more runs than one'] : []),
    '',
    cycles.every(({ triples }) => triples === 0)
      ? 'no run has three different champions, so there are no cycles to count\n'
      : printCycles(byK),
    ...printProbe(probe),
    ...(unplayed === 0
      ? []
      : [`${countOf(unplayed, 'match', 'matches')} could not be played and is left out`]),
  ]
  return `${lines.join('\n')}\n`
}

const right = (title: string): Column => ({ title, align: 'right' })

function printGenerations(generations: readonly GenerationSummary[]): string {
  const spreads = SPREADS.filter((name) => generations.some((generation) => generation[name] !== null))
  return printTable(
    [
      ...['generation', 'runs', 'generality', 'fitness'].map(right),
      ...spreads.flatMap((name) => [right(`${name} variance`), right('distance')]),
      { title: 'strategies' },
    ],
    generations.map(({ generation, runs, generality, fitness, strategies, ...summary }) => [
      ...[generation, runs, printPercent(generality), fitness.toFixed(3)],
      ...spreads.flatMap((name) => {
        const spread = summary[name]
        return spread === null ? ['', ''] : [spread.variance.toFixed(5), spread.distance.toFixed(3)]
      }),
      printStrategies(strategies),
    ]),
  )
}

function printStrategies(shares: Readonly<Record<Strategy, number>>): string {
  return Object.entries(shares)
    .filter(([, share]) => share > 0)
    .sort(([, x], [, y]) => y - x)
    .map(([name, share]) => (share === 1 ? name : `${name} ${Math.round(100 * share)}%`))
    .join(', ')
}

function printCycles(byK: readonly KCycles[]): string {
  const table = printTable(
    [right('K'), ...['runs', 'triples', 'a > b > c > a', 'share'].map(right)],
    byK.map(({ lastK, runs, triples, cyclic, share }) => {
      return [lastK ?? 'all', runs, triples, cyclic, share === null ? '' : printPercent(share)]
    }),
  )
  return `${table}cycles among the champions of a run; ${printPercent(CYCLIC_BY_CHANCE)} when strength is drawn by a coin\n`
}

function printProbe(probe: ProbeResult | null): string[] {
  if (probe === null)
    return [`no probe: it needs ${LEAST_SAMPLES} warriors of 2 runs or more (--elites, --probe add some)`]
  const { warriors, groups, folds, r2, backend } = probe
  const shares = PROBE_NAMES.map((name) => `${name} ${r2[name]?.toFixed(3) ?? 'none'}`)
  return [
    `generality told from code, cross-validated R2: ${shares.join(', ')}`,
    `  ${countOf(warriors, 'warrior')} in ${countOf(groups, 'group')} of relatives, ${countOf(folds, 'fold')}`,
    ...(backend === 'cpu'
      ? []
      : [`  the network was trained on ${backend}: elsewhere its last digits may differ`]),
  ]
}

/** `0.512 + 0.0310 ln(generation), slope 0.0105 .. 0.0515, R2 0.412`. */
function printFit(fit: LineFit | null, variable: string): string {
  if (fit === null) return 'unknown: all champions are of one generation'
  const { intercept, slope, slopeInterval } = fit
  const sign = slope < 0 ? '-' : '+'
  const interval =
    slopeInterval === null
      ? ''
      : `, 95% of the slope ${printNumber(slopeInterval.low)} .. ${printNumber(slopeInterval.high)}`
  const quality = fit.r2 === null ? '' : `, R2 ${fit.r2.toFixed(3)}`
  return `${printNumber(intercept)} ${sign} ${printNumber(Math.abs(slope))} ${variable}${interval}${quality}`
}

const printNumber = (value: number): string => String(Number(value.toPrecision(3)))
const printPercent = (share: number): string => `${(100 * share).toFixed(1)}%`

/**
 * All numbers as JSON, with the names of the opponents and features that vectors are over. A generation is called
 * `round` there.
 */
export function printAnalysisJson({ analysis, runs, opponents, rounds, places }: AnalysisReport): string {
  const rules = { runs, opponents, matches: { rounds, places }, features: FEATURE_NAMES }
  const { champions, generations, ...found } = analysis
  return `${toJson({
    ...rules,
    champions: champions.map(({ runId, generation, ...champion }) => ({
      runId,
      round: generation,
      ...champion,
    })),
    rounds: generations.map(({ generation, ...summary }) => ({ round: generation, ...summary })),
    ...found,
  })}\n`
}
