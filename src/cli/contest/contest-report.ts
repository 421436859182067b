/** A contest of proposers as a user reads it, and as a program does. */
import type { ContestResult } from '../../../arena/contest/index.js'
import type { LlmTotals } from '../../../arena/evolve/index.js'
import type { UnplayedLineUp } from '../../../arena/matches/index.js'
import { describeBest, type EvolveOutcome } from '../evolve/evolve-report.js'
import { spreadOf } from '../../../arena/statistics/index.js'
import { printModels, scoresOf } from '../evolve/evolve-seeds-report.js'
import { printUsd } from '../../../arena/usd.js'
import { printShellCommand } from '../process/shell-command.js'
import { DEFAULT_DB } from '../flags/store-flags.js'
import { safeText, toJson } from '../../text/safe-text.js'
import { printTable, type Column } from '../../text/text.js'
import type { MeanEstimate } from '../../../arena/statistics/index.js'

export interface ContestOutcome {
  readonly contestants: readonly {
    readonly name: string
    /** Where the files of its warriors are. */
    readonly folder: string
    /** How many each run has bred, each code once. */
    readonly warriors: readonly number[]
    readonly total: ContestResult
    /** By contestant; null for itself. */
    readonly against: readonly (ContestResult | null)[]
    /** By seed. */
    readonly runs: readonly EvolveOutcome[]
  }[]
  /** File of the store. */
  readonly db: string
  /** Names of the tournaments, one for each seed. */
  readonly tournaments: readonly string[]
  readonly unplayed: readonly UnplayedLineUp[]
}

const COLUMNS: readonly Column[] = [
  { title: 'contestant', maxWidth: 40 },
  { title: 'champions', align: 'right' },
  { title: 'runs won', align: 'right' },
  { title: 'pairs won', align: 'right' },
  { title: '95 %', align: 'right' },
  { title: 'points', align: 'right' },
  { title: 'bundled', align: 'right' },
  { title: 'calls', align: 'right' },
  { title: 'tokens', align: 'right' },
  { title: 'cost', align: 'right' },
]

/** A row for each contestant, the best first, what the first two show, and where the fights are. */
export function printContest({ contestants, tournaments, db }: ContestOutcome): string {
  const ranked = contestants
    .map((contestant, index) => ({ ...contestant, index }))
    .sort((x, y) => meanOf(y.total) - meanOf(x.total))
  const rows = ranked.map(({ name, warriors, total, runs }) => {
    const { calls, tokens, costUsd } = spentBy(runs)
    const { ahead, bySeed, share, points } = total
    return [
      name,
      warriors.reduce((sum, count) => sum + count, 0),
      `${ahead} of ${countMet(bySeed)}`,
      share === null ? '-' : percent(share.mean),
      printInterval(share),
      points.toFixed(1),
      generality(runs),
      calls,
      tokens,
      costUsd === 0 ? '-' : printUsd(costUsd),
    ]
  })
  const [first, second] = ranked
  return [
    printTable(COLUMNS, rows).trimEnd(),
    '',
    'pairs won, points: of the champions of one seed against those of the others, mean over the seeds',
    'bundled: score of the best warriors against those that come with drq, mean over the seeds',
    '',
    verdict(first!.name, second!.name, first!.against[second!.index]!),
    ...printModels(contestants.flatMap(({ runs }) => runs)),
    '',
    'The warriors:',
    ...contestants.map(({ name, folder }) => `  ${safeText(name)}: ${safeText(folder)}`),
    ...(tournaments.length === 0
      ? []
      : ['', 'The fights:', ...tournaments.map((name) => printStandingsCommand(name, db))]),
    '',
  ].join('\n')
}

/** Whether one writes the better warriors, as far as the interval over the runs tells. */
function verdict(first: string, second: string, { share, ahead, bySeed }: ContestResult): string {
  const [one, other] = [safeText(first), safeText(second)]
  if (share === null) return `${one} and ${other} have bred nothing that could fight.`
  const runs = countMet(bySeed)
  if (share.interval === null)
    return `With one seed ${one} wins ${percent(share.mean)} of the pairs against ${other}: one run has no interval and shows no difference, more --seeds do.`
  const won = `${one} wins with ${ahead} of ${runs} seeds, and ${percent(share.mean)} of the pairs (95 %: ${printInterval(share)}).`
  if (share.interval.low > 0.5) return `${one} writes better warriors than ${other}. ${won}`
  if (share.interval.high < 0.5) return `${one} writes worse warriors than ${other}. ${won}`
  return `No difference is shown between ${one} and ${other}. ${won}`
}

const printStandingsCommand = (tournament: string, db: string): string => {
  const store = db === DEFAULT_DB ? [] : ['--db', db]
  return `  ${safeText(printShellCommand(['drq', 'standings', tournament, ...store]))}`
}

const countMet = (bySeed: ContestResult['bySeed']): number =>
  bySeed.filter((result) => result !== null).length

const meanOf = ({ share }: ContestResult): number => share?.mean ?? 0

function spentBy(runs: readonly EvolveOutcome[]) {
  const sum = (value: (calls: LlmTotals) => number) =>
    runs.reduce((total, { calls }) => total + value(calls), 0)
  return {
    calls: sum(({ calls }) => calls),
    tokens: sum(({ promptTokens, replyTokens }) => promptTokens + replyTokens),
    costUsd: sum(({ costUsd }) => costUsd),
  }
}

function generality(runs: readonly EvolveOutcome[]): string {
  const scores = scoresOf(runs)
  return scores.length === 0 ? '-' : spreadOf(scores).mean.toFixed(1)
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`

function printInterval(share: MeanEstimate | null): string {
  const interval = share?.interval ?? null
  return interval === null ? '-' : `${percent(interval.low)} to ${percent(interval.high)}`
}

/** A contest as one JSON document. */
export function printContestJson({ contestants, tournaments, unplayed }: ContestOutcome): string {
  return `${toJson({
    tournaments,
    lost: unplayed,
    contestants: contestants.map(({ runs, ...contestant }) => ({
      ...contestant,
      ...spentBy(runs),
      runs: runs.map(({ run, end, champions, best, ...rest }) => ({
        run: { id: run.id, seed: run.seed, end },
        champions: champions.map(({ generation, name, fitness, warrior, file }) => {
          return { round: generation, name, fitness, id: warrior.id, file }
        }),
        best: describeBest(best),
        ...{ calls: rest.calls, replies: rest.replies, overshoot: rest.overshoot },
      })),
    })),
  })}\n`
}
