/** What differs between two engines' records of one round. */
import { cyclesOf, stepsOf, warriorOutcome } from '../engine.js'
import { printCell } from './cell.js'
import { limit, type Limited } from './limited.js'
import type { RoundRecord } from './play.js'

/** What the first engine has, and the second. */
export type Sides<T> = readonly [T, T]

/** Of each kind the first 10. Warriors are indices in load order. */
export interface RoundDifferences {
  readonly cells: Limited<CellDifference>
  readonly queues: Limited<QueueDifference>
  readonly pSpaces: Limited<PSpaceDifference>
  readonly numbers: Limited<NumberDifference>
}

/** A cell of the core in which two engines differ. */
export interface CellDifference {
  readonly address: number
  /** In canonical form, `MOV.I $0, $1`. */
  readonly instructions: Sides<string>
}

/** A process queue in which two engines differ. */
export interface QueueDifference {
  readonly warrior: number
  readonly lengths: Sides<number>
  /** The first process that differs or that only one has; 0 is the next to execute. */
  readonly position: number
  /** The process that `addresses` begin with. */
  readonly from: number
  /** Addresses of 8 processes at most, fewer where the queue ends. */
  readonly addresses: Sides<readonly number[]>
}

/** A cell of P-space in which two engines differ. */
export interface PSpaceDifference {
  readonly warrior: number
  readonly cell: number
  readonly values: Sides<number>
}

/** A number that engines tell of a round: cycles, deaths, processes … */
export interface NumberDifference {
  readonly name: string
  /** Null for a number of the whole round. */
  readonly warrior: number | null
  readonly values: Sides<number>
}

const SHOWN = 10
const PROCESSES_SHOWN = 8
/** Equal processes shown before the first that differs. */
const PROCESSES_BEFORE = 2

/** Compares two records of the same round. */
export function compareRecords([first, second]: Sides<RoundRecord>): RoundDifferences {
  return {
    cells: limit(compareCells(first, second), SHOWN),
    queues: limit(compareQueues(first, second), SHOWN),
    pSpaces: limit(comparePSpaces(first, second), SHOWN),
    numbers: limit(compareNumbers(first, second), SHOWN),
  }
}

function compareCells({ state: first }: RoundRecord, { state: second }: RoundRecord): CellDifference[] {
  const addresses = [...first.operations.keys()].filter(
    (address) =>
      first.operations[address] !== second.operations[address] ||
      first.aFields[address] !== second.aFields[address] ||
      first.bFields[address] !== second.bFields[address],
  )
  return addresses.map((address) => ({
    address,
    instructions: [printCell(first, address), printCell(second, address)],
  }))
}

function compareQueues({ state: first }: RoundRecord, { state: second }: RoundRecord): QueueDifference[] {
  return first.queues.flatMap((queue, warrior) => {
    const other = second.queues[warrior]!
    const position = [...longer(queue, other).keys()].find((index) => queue[index] !== other[index])
    if (position === undefined) return []
    const from = Math.max(0, position - PROCESSES_BEFORE)
    const window = (addresses: Uint32Array) => [...addresses.subarray(from, from + PROCESSES_SHOWN)]
    const lengths = [queue.length, other.length] as const
    return [{ warrior, lengths, position, from, addresses: [window(queue), window(other)] as const }]
  })
}

const longer = (first: Uint32Array, second: Uint32Array): Uint32Array =>
  first.length >= second.length ? first : second

function comparePSpaces({ state: first }: RoundRecord, { state: second }: RoundRecord): PSpaceDifference[] {
  return first.pSpaces.flatMap((cells, warrior) => {
    const others = second.pSpaces[warrior]!
    return Array.from(cells, (value, cell) => ({
      warrior,
      cell,
      values: [value, others[cell]!] as const,
    })).filter(({ values: [value, other] }) => value !== other)
  })
}

function compareNumbers(first: RoundRecord, second: RoundRecord): NumberDifference[] {
  const others = numbersOf(second)
  return numbersOf(first)
    .map(({ value, ...what }, index) => ({ ...what, values: [value, others[index]!.value] as const }))
    .filter(({ values: [value, other] }) => value !== other)
}

function numbersOf({ state, row }: RoundRecord): { name: string; warrior: number | null; value: number }[] {
  const outcome = { warriorCount: state.queues.length, data: row }
  const ofWarriors = state.queues.flatMap((_, warrior) => {
    const { deathCycle, processes, spawned, covered } = warriorOutcome(outcome, 0, warrior)
    const numbers = {
      executed: state.executed[warrior]!,
      'death step': state.deathSteps[warrior]!,
      'death cycle': deathCycle,
      processes,
      spawned,
      covered,
    }
    return Object.entries(numbers).map(([name, value]) => ({ name, warrior, value }))
  })
  return [
    { name: 'cycles', warrior: null, value: cyclesOf(outcome, 0) },
    { name: 'steps', warrior: null, value: stepsOf(outcome, 0) },
    ...ofWarriors,
  ]
}
