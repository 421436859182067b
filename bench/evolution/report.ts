/** A measurement as its reader gets it. */
import type { MeanEstimate } from '../../arena/statistics/index.js'
import { printTable, type Column } from '../../src/text/text.js'
import { MEASURES, type Difference } from './differences.js'
import { meanStrength, type MeasuredRun, type Strength } from './measured-run.js'
import type { Rank } from './rank.js'

export type ReportedRun = MeasuredRun & { readonly rank: Rank | null }

export interface Report {
  /** Beside whom runs are shown; null where none was given. */
  readonly bestGiven: (Strength & { readonly name: string }) | null
  readonly runs: readonly ReportedRun[]
  /** The plain run's first. */
  readonly variants: readonly string[]
  readonly differences: readonly Difference[]
}

export function printReport({ bestGiven, runs, variants, differences }: Report): string {
  return [
    printRuns(bestGiven, runs),
    ...(differences.length === 0 ? [] : [printDifferences(differences)]),
    ...variants.flatMap((variant) => {
      const own = runs.filter((run) => run.variant === variant)
      const curve = printCurve(own)
      return curve === null ? [] : [variants.length === 1 ? curve : `${variant}:\n${curve}`]
    }),
    printConditions(runs),
  ].join('\n')
}

const right = (title: string): Column => ({ title, align: 'right' })
const STRENGTH = [right('beaten'), right('or tied'), right('score')]
const SPENT = ['minutes', 'CPU', 'evaluations', 'rounds', 'G instr.'].map(right)

/** `63.2%`, `68.0%`, `178.3`. */
function strengthCells(strength: Strength | null): string[] {
  if (strength === null) return ['-', '-', '-']
  const { beaten, beatenOrTied, score } = strength
  return [`${beaten.toFixed(1)}%`, `${beatenOrTied.toFixed(1)}%`, score.toFixed(1)]
}

function printRuns(bestGiven: Report['bestGiven'], runs: readonly ReportedRun[]): string {
  const columns: readonly Column[] = [
    ...[{ title: 'run', maxWidth: 40 }, right('seed'), ...STRENGTH, { title: 'gain over the best given' }],
    ...[right('last ten'), right('rank'), right('generations'), ...SPENT],
  ]
  const given = bestGiven === null ? [] : [[`best given: ${bestGiven.name}`, '', ...strengthCells(bestGiven)]]
  const rows = runs.map((run) => [
    ...[run.variant, run.seed, ...strengthCells(run.chosen)],
    run.gain === null ? '-' : printEstimate(run.gain),
    run.lastTen?.score.toFixed(1) ?? '-',
    run.rank === null ? '-' : `${run.rank.rank} of ${run.rank.of}`,
    ...[run.generations, ...spentCells(run)],
  ])
  return printTable(columns, [...given, ...rows])
}

function spentCells({ spent }: Pick<MeasuredRun, 'spent'>): (string | number)[] {
  const { minutes, cpuMinutes, evaluations, rounds, instructions } = spent
  return [amount(minutes), amount(cpuMinutes), evaluations, rounds, amount(instructions / 1e9)]
}

function printDifferences(differences: readonly Difference[]): string {
  const columns = [
    { title: 'difference of', maxWidth: 40 },
    ...[{ title: 'in' }, { title: 'by seed' }, { title: 'mean (95 %)' }, { title: 'better' }],
  ]
  const rows = differences.map(({ variant, measure, bySeed, estimate, better, equal }) => [
    ...[variant, measure, bySeed.map(signed).join(' '), printEstimate(estimate)],
    `${better} of ${bySeed.length}${equal === 0 ? '' : `, ${equal} equal`}`,
  ])
  return `${printTable(columns, rows)}of a variant over the plain run of the same seed; ${MEASURES[0]}: points per 100 rounds, ${MEASURES[1]}: percent of the judges\n`
}

/** The mean over the runs at each point of the curve that all of them have reached; null without a point. */
function printCurve(runs: readonly MeasuredRun[]): string | null {
  const points = runs[0]?.curve.length ?? 0
  const rows = Array.from({ length: points }, (_, index) => {
    const own = runs.flatMap(({ curve }) => curve[index] ?? [])
    if (own.length === 0 || own.length < runs.length) return []
    const mean = (of: (point: (typeof own)[number]) => number) =>
      own.reduce((sum, point) => sum + of(point), 0) / own.length
    return [
      [
        amount(mean(({ spent }) => spent.minutes)),
        amount(mean(({ spent }) => spent.cpuMinutes)),
        Math.round(mean(({ spent }) => spent.evaluations)),
        Math.round(mean(({ spent }) => spent.rounds)),
        mean(({ generation }) => generation).toFixed(runs.length === 1 ? 0 : 1),
        ...strengthCells(meanStrength(own)),
      ],
    ]
  }).flat()
  if (rows.length === 0) return null
  const columns = ['minutes', 'CPU', 'evaluations', 'rounds', 'champion of generation'].map(right)
  return printTable([...columns, ...STRENGTH], rows)
}

/** What a run has to show: that its own choice is no worse than its last champions are on average. */
function printConditions(runs: readonly ReportedRun[]): string {
  // A run that was over before its first champion says nothing of it.
  const told = runs.filter(({ lastTen }) => lastTen !== null)
  const good = told.filter(({ isChoiceGood }) => isChoiceGood).length
  const gained = runs.filter(({ gain }) => (gain?.interval?.low ?? 0) > 0).length
  const [ranked] = runs.flatMap(({ rank }) => rank ?? [])
  return [
    `The chosen warrior is at least as good on the judges as the mean of the last ten champions in ${good} of ${told.length} runs.`,
    `It is better than the best given, beyond chance, in ${gained} of ${runs.length} runs.`,
    ...(ranked === undefined
      ? []
      : [
          `The best judges: ${ranked.best.map(({ name, score }) => `${name} ${score.toFixed(1)}`).join(', ')}.`,
        ]),
    '',
  ].join('\n')
}

/** `+10.1 (+7.2 to +13.0)`. */
function printEstimate({ mean, interval }: MeanEstimate): string {
  return interval === null
    ? signed(mean)
    : `${signed(mean)} (${signed(interval.low)} to ${signed(interval.high)})`
}

/** `12.3`, `0.04`. */
const amount = (value: number): string => value.toFixed(value < 9.95 ? 2 : 1)

const signed = (value: number): string => `${value < 0 ? '' : '+'}${value.toFixed(1)}`
