/** Where two engines part, as text and as JSON. */
import type {
  Difference,
  EngineName,
  Limited,
  Lockstep,
  MarsSettings,
  QueueDifference,
  StopRule,
} from '../../../vm/index.js'
import type { LoadedMatch } from './match-flags.js'
import { countOf, toJson } from '../../text/safe-text.js'
import { printTable, type Column } from '../../text/text.js'

export interface Diff extends LoadedMatch {
  readonly engines: readonly [EngineName, EngineName]
  readonly lockstep: Lockstep
}

export interface DiffReport {
  readonly settings: MarsSettings
  /** State of pMARS's generator before round 1. */
  readonly placementSeed: number
  readonly stop: StopRule
  readonly engines: readonly [EngineName, EngineName]
  readonly warriors: readonly { readonly path: string; readonly id: string; readonly name: string }[]
  readonly rounds: number
  /** Instructions of the whole match on the first engine. */
  readonly steps: number
  /** Null when there is none. Its round is 1-based, warriors are indices. */
  readonly difference: Difference | null
}

export function describeDiff({ warriors, seed, batch, engines, lockstep }: Diff): DiffReport {
  const { rounds, steps, difference } = lockstep
  return {
    settings: batch.settings,
    placementSeed: seed,
    stop: batch.stop,
    engines,
    warriors: warriors.map(({ path, warrior: { id, name } }) => ({ path, id, name })),
    rounds,
    steps,
    difference: difference && { ...difference, round: difference.round + 1 },
  }
}

type DiffRow = readonly (string | number)[]
type Engines = DiffReport['engines']

/** The report for stdout. */
export function printDiff(report: DiffReport, { json }: { readonly json?: true }): string {
  if (json) return `${toJson(report)}\n`
  const { engines, rounds, steps, difference } = report
  return difference === null
    ? `no difference: ${countOf(rounds, 'round')}, ${steps.toLocaleString('en')} instructions on ${engines.join(' and ')}\n`
    : [printPlace(engines, difference), ...printTables(report, difference)].join('\n')
}

function printPlace([first, second]: Engines, { round, cycle }: Difference): string {
  return cycle === null
    ? `round ${round}: ${first} and ${second} end it differently in this match, but not when it is played alone\n`
    : `round ${round}${round === 1 ? '' : ' played alone'}, cycle ${cycle}: ${first} and ${second} differ\n`
}

/** A table for each kind of difference that there is. */
function printTables({ engines, warriors }: DiffReport, difference: Difference): string[] {
  const { executions, cells, queues, pSpaces, numbers } = difference
  const nameOf = (warrior: number) => `${warrior + 1} ${warriors[warrior]!.name}`
  const [first, second] = engines
  const values = [right(first), right(second)]
  return [
    printKind(
      executions,
      [named(`executed on ${first}`), right('cycle'), right('at'), left('instruction')],
      (it) => [[nameOf(it.warrior), it.cycle, it.address, it.instruction]],
    ),
    printKind(cells, [right('cell'), left(first), left(second)], (it) => [[it.address, ...it.instructions]]),
    printKind(queues, [named('queue of'), left('on'), right('processes'), left('addresses')], (it) =>
      engines.map((engine, side) => [
        side === 0 ? nameOf(it.warrior) : '',
        engine,
        it.lengths[side]!,
        printQueue(it, side),
      ]),
    ),
    printKind(pSpaces, [named('P-space of'), right('cell'), ...values], (it) => [
      [nameOf(it.warrior), it.cell, ...it.values],
    ]),
    printKind(numbers, [left('count'), named('of'), ...values], (it) => [
      [it.name, it.warrior === null ? 'all' : nameOf(it.warrior), ...it.values],
    ]),
  ].filter((table) => table !== '')
}

const left = (title: string): Column => ({ title })
const right = (title: string): Column => ({ title, align: 'right' })
const named = (title: string): Column => ({ title, maxWidth: 34 })

function printKind<T>(
  { first, more }: Limited<T>,
  columns: readonly Column[],
  rowsOf: (difference: T) => readonly DiffRow[],
): string {
  if (first.length === 0) return ''
  return printTable(columns, first.flatMap(rowsOf)) + (more === 0 ? '' : `… and ${more} more\n`)
}

/** `… 12 13 [14] 15 …`: the first process to differ in brackets. */
function printQueue({ lengths, position, from, addresses }: QueueDifference, side: number): string {
  const shown = addresses[side]!
  const entries = shown.map((address, index) => (from + index === position ? `[${address}]` : address))
  return [
    ...(from > 0 ? ['…'] : []),
    ...entries,
    ...(from + shown.length < lengths[side]! ? ['…'] : []),
  ].join(' ')
}
