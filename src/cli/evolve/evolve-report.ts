/** The end of an evolution as a user reads it, and as a program does. */
import type { Credit, RunOutcome, LlmTotals } from '../../../arena/evolve/index.js'
import { storedOptions } from '../../../arena/evolve/options/index.js'
import { usesPSpace } from '../../../vm/index.js'
import { printOvershoot, printReplies, type ModelReplies, type Overshoot } from '../models/reply-report.js'
import { printUsd } from '../../../arena/usd.js'
import { countOf, safeText, toJson } from '../../text/safe-text.js'
import { printTable, type Column } from '../../text/text.js'
import type { FieldScore } from '../../../arena/score.js'

interface Filed {
  readonly file: string
  /** The given warriors whose code it carries. */
  readonly credits: readonly Credit[]
}

/** What a run came to, with the file of each warrior. */
export interface EvolveOutcome extends Omit<RunOutcome, 'champions' | 'best'> {
  readonly champions: readonly (RunOutcome['champions'][number] & Filed)[]
  readonly best: (NonNullable<RunOutcome['best']> & Filed) | null
  readonly calls: LlmTotals
  /** By model; empty where none was asked. */
  readonly replies: readonly ModelReplies[]
  /** Null when the run kept to its budget. */
  readonly overshoot: Overshoot | null
}

const COLUMNS: readonly Column[] = [
  { title: 'generation', align: 'right' },
  { title: 'champion', maxWidth: 40 },
  { title: 'fitness', align: 'right' },
  { title: 'of', align: 'right' },
  { title: 'judged', align: 'right' },
  { title: 'cells', align: 'right' },
  { title: 'beaten', align: 'right' },
  { title: 'or tied', align: 'right' },
  { title: 'score', align: 'right' },
]

/** A table of the champions, what its last columns mean, and where the files are. */
export function printEvolution({ run, champions, best, bestGiven, ...rest }: EvolveOutcome): string {
  const { calls, replies, overshoot } = rest
  const rows = champions.map(({ generation, name, fitness, maxFitness, judged, cells, benchmark }) => [
    generation,
    name,
    fitness.toFixed(3),
    maxFitness,
    judged?.toFixed(3) ?? '-',
    cells,
    ...describeBenchmark(benchmark),
  ])
  if (rows.length > 0 && bestGiven !== null && bestGiven.benchmark !== null)
    rows.push(['given', bestGiven.name, '-', '-', '-', '-', ...describeBenchmark(bestGiven.benchmark)])
  const [last] = champions.slice(-1)
  const met = [...champions, ...(bestGiven === null ? [] : [bestGiven])].map(
    ({ benchmark }) => benchmark?.opponents ?? 0,
  )
  const opponents = Math.max(0, ...met)
  // Who is one of the benchmark's warriors does not meet itself.
  const isOneOfThem = met.some((count) => count > 0 && count < opponents)
  const others = isOneOfThem ? `, of the ${opponents - 1} others where it is one of them` : ''
  return [
    rows.length === 0 ? 'No generation was finished.' : printTable(COLUMNS, rows).trimEnd(),
    ...(champions.some(({ judged }) => judged !== null)
      ? ['', 'judged: points a fight against warriors that no selection met, which choose the champions']
      : []),
    ...(opponents > 0
      ? [
          '',
          `beaten, or tied: share of ${countOf(opponents, 'warrior')} it wins more fights against than it loses, or as many,`,
          `one against one${others}; score: points per 100 fights, 3 a win, 1 a tie`,
        ]
      : []),
    ...(calls.calls > 0 ? ['', printCalls(calls), ...printReplies(replies)] : []),
    ...(overshoot === null ? [] : [printOvershoot(overshoot)]),
    '',
    `Run ${run.id}, seed ${run.seed}. Champion: ${safeText(last?.file ?? 'none')}`,
    ...(best === null
      ? []
      : [
          `Best of the run: ${safeText(best.name)}, ${best.fitness.toFixed(3)} points a fight: ${safeText(best.file)}`,
          ...(usesPSpace(best.warrior)
            ? ['It uses P-space, which hills such as 94nop do not take: --no-p-space breeds none.']
            : []),
        ]),
    ...(bestGiven === null ? [] : printGiven(bestGiven)),
    '',
  ].join('\n')
}

/** The best warrior that the run was given, and how the best that it bred compares with it. */
function printGiven({
  name,
  fitness,
  gain,
  judgedGain,
  isReached,
}: NonNullable<EvolveOutcome['bestGiven']>): string[] {
  return [
    `Best of what it was given: ${safeText(name)}, ${fitness.toFixed(3)} points a fight.`,
    ...(judgedGain === null
      ? []
      : [`Gain over it against warriors that no selection met: ${printGain(judgedGain)}`]),
    ...(gain === null ? [] : [`Gain over it against what else the run was given: ${printGain(gain)}`]),
    ...(isReached ? [] : ['Nothing that the run bred reaches it.']),
  ]
}

/** `0.056 points a fight (95 %: -0.031 to 0.143), which may be chance.` */
function printGain({ mean, interval }: NonNullable<NonNullable<EvolveOutcome['bestGiven']>['gain']>): string {
  if (interval === null) return `${mean.toFixed(3)} points a fight, by a single match each.`
  const { low, high } = interval
  const chance = low <= 0 && high >= 0 ? ', which may be chance' : ''
  return `${mean.toFixed(3)} points a fight (95 %: ${low.toFixed(3)} to ${high.toFixed(3)})${chance}.`
}

/** `12 questions to the model (2 repairs), 1 failed, 14400 + 408 tokens, $0.0123`. */
function printCalls({
  calls,
  repairs,
  replayed,
  failed,
  promptTokens,
  replyTokens,
  costUsd,
}: LlmTotals): string {
  const notes = [
    ...(repairs > 0 ? [countOf(repairs, 'repair')] : []),
    ...(replayed > 0 ? [`${replayed} replayed`] : []),
  ]
  const note = notes.length > 0 ? ` (${notes.join(', ')})` : ''
  const cost = costUsd > 0 ? `, ${printUsd(costUsd)}` : ''
  return `${countOf(calls, 'question')} to the model${note}, ${failed} failed, ${promptTokens} + ${replyTokens} tokens${cost}`
}

/** Shares beaten, and beaten or tied, and the score; dashes where there was no benchmark. */
export function describeBenchmark(result: FieldScore | null): string[] {
  if (result === null || result.opponents === 0) return ['-', '-', '-']
  const { opponents, beaten, tied, score } = result
  const percent = (count: number) => `${Math.round((100 * count) / opponents)}%`
  return [percent(beaten), percent(beaten + tied), score.toFixed(1)]
}

/** For JSON. */
export function describeBest(best: EvolveOutcome['best']) {
  if (best === null) return null
  const { warrior, name, fitness, file, credits, benchmark } = best
  return { id: warrior.id, name, fitness, file, credits, benchmark }
}

/** For JSON. */
export function describeGiven(bestGiven: EvolveOutcome['bestGiven']) {
  if (bestGiven === null) return null
  const { warrior, ...rest } = bestGiven
  const { id, author, instructions } = warrior
  return { id, author, length: instructions.length, ...rest }
}

/** What a run came to, as one JSON document. */
export function printEvolutionJson({ run, end, champions, best, bestGiven, ...rest }: EvolveOutcome): string {
  const { matchRounds, calls, replies, overshoot } = rest
  const { id, seed, settings } = run
  const rounds = champions.map(
    ({
      warrior,
      proposal,
      generation,
      iterations,
      cells,
      maxFitness,
      firstBin,
      secondBin,
      benchmark,
      file,
      ...champion
    }) => ({
      ...{ round: generation, iterations, cells, maxFitness, earlyStop: iterations < run.options.iterations },
      champion: {
        ...champion,
        id: warrior.id,
        proposal,
        firstBin,
        secondBin,
        length: warrior.instructions.length,
        file,
      },
      benchmark,
    }),
  )
  const { warrior, ...chosen } = best ?? { warrior: null }
  return `${toJson({
    run: { id, seed, end, options: storedOptions(run.options), settings },
    rounds,
    best: warrior === null ? null : { id: warrior.id, length: warrior.instructions.length, ...chosen },
    bestGiven: describeGiven(bestGiven),
    ...{ matchRounds, calls, replies, overshoot },
  })}\n`
}
