/** Code that starts a body: copies it where it is to run, and sends as many processes into it as it wants. */
import type { Instruction } from '../../vm/index.js'
import type { Block } from './block.js'
import { direct, operation } from './operation.js'

/** A body on its way into a warrior. */
export interface Launch {
  readonly block: Block
  /** Processes that enter one behind the other, 1 .. {@link MOST_PROCESSES}. */
  readonly processes: number
  /** How far behind the warrior's first cell its first line is copied to; null where it stays. */
  readonly distance: number | null
  /** Whether a single process copies in a loop, which takes fewer lines and more cycles. */
  readonly loops: boolean
}

/** Where things are, counted from the warrior's first cell. */
export interface LaunchPlaces {
  /** The first line of this code. */
  readonly here: number
  /** The first line of the body as it stands in the warrior: without gaps where it is copied away. */
  readonly block: number
  /** The code that starts the next body, which then gets a process of its own; null where this is the last. */
  readonly next: number | null
  /** Whether processes that go on behind this code enter the body, so that no jump is needed. */
  readonly falls: boolean
}

/**
 * Lines after which that many processes stand behind the last one, without others of their kind between them: operands
 * of SPL, or `copy` for `mov -1, 0`, which the first process passes and makes an SPL for the others.
 */
const SPLITS: readonly (readonly (number | 'copy')[])[] = [
  [],
  [1],
  [2, 1],
  [1, 1],
  [2, 2, 1],
  [2, 1, 1],
  [1, 1, 'copy'],
  [1, 1, 1],
  [2, 2, 1, 'copy'],
  [2, 2, 1, 1],
  [2, 1, 1, 'copy'],
  [2, 1, 1, 1],
]

/** Most processes that a body may want. */
export const MOST_PROCESSES = SPLITS.length

/**
 * Lines of the body, by one process each, or many at once: every one of n processes that execute the same
 * `mov.i <from, <to` copies a line. What one process copies comes before the split.
 */
export function launchCode(launch: Launch, places: LaunchPlaces, coreSize: number): Instruction[] {
  const { block, processes, distance } = launch
  const { here, next, falls } = places
  const { singles, rows } = copiesOf(launch)
  const target = (distance ?? places.block) + block.entry
  const code: Instruction[] = singles.map((line, at) => {
    const from = places.block + storedAt(block, line)
    return operation('MOV', 'I', ['$', from - here - at], ['$', (distance ?? 0) + line - here - at], coreSize)
  })
  const at = () => here + code.length
  if (processes === 1) {
    if (rows !== null) code.push(...loop(rows.lines, coreSize))
    if (falls) return code
    const opcode = next === null ? 'JMP' : 'SPL'
    const pointer = rows === null ? 0 : places.block + storedAt(block, rows.to - 1) + 1 - at()
    const ahead = rows === null ? target : target + rows.lines
    code.push(operation(opcode, 'B', ['$', ahead - at()], ['$', pointer], coreSize))
    return code
  }
  if (next !== null) code.push(direct('SPL', next - at(), coreSize))
  const split = at()
  const count = rows === null ? 0 : rows.lines / processes
  const length = SPLITS[processes - 1]!.length
  const jump = split + length + count
  const source = rows === null ? 0 : places.block + storedAt(block, rows.to - 1) + 1 + rows.beyond - split
  const end = rows === null ? 0 : (distance ?? 0) + rows.to + rows.beyond - jump
  for (const [index, how] of SPLITS[processes - 1]!.entries())
    code.push(
      how === 'copy'
        ? operation('MOV', 'I', ['$', -1], ['$', 0], coreSize)
        : operation('SPL', 'B', ['$', how], ['$', index === 0 ? source : 0], coreSize),
    )
  for (let row = 0; row < count; row++)
    code.push(operation('MOV', 'I', ['<', split - at()], ['<', jump - at()], coreSize))
  if (!falls) code.push(operation('JMP', 'B', ['$', target - jump], ['$', end], coreSize))
  return code
}

/** Two lines in front of the jump, whose fields they count down until it leads to the first line that they copied. */
function loop(lines: number, coreSize: number): Instruction[] {
  return [
    operation('MOV', 'I', ['<', 2], ['{', 2], coreSize),
    operation('DJN', 'B', ['$', -1], ['#', lines], coreSize),
  ]
}

interface Copies {
  /** Lines that one process copies by a MOV of their own. */
  readonly singles: readonly number[]
  /** Lines that are copied backwards, before `to`, and so many cells more behind it, which the last row has to spare. */
  readonly rows: { readonly to: number; readonly beyond: number; readonly lines: number } | null
}

/** Runs before the last one go line by line, so that nothing falls into a gap. */
function copiesOf({ block: { runs, entry }, processes, distance, loops }: Launch): Copies {
  if (distance === null) return { singles: [], rows: null }
  const last = runs.at(-1)!
  const before = runs.slice(0, -1).flatMap(linesOf)
  const length = last.to - last.from
  if (processes === 1) {
    // The loop ends with the line at which the body is entered.
    const lines = entry < last.from ? 0 : last.to - entry
    if (!loops || lines < 3) return { singles: [...before, ...linesOf(last)], rows: null }
    const singles = [...before, ...linesOf({ from: last.from, to: entry })]
    return { singles, rows: { to: last.to, beyond: 0, lines } }
  }
  const rest = length % processes
  const beyond = rest > processes / 2 ? processes - rest : 0
  const lines = beyond > 0 ? length + beyond : length - rest
  const singles = beyond > 0 ? [] : linesOf({ from: last.from, to: last.from + rest })
  return { singles: [...before, ...singles], rows: lines === 0 ? null : { to: last.to, beyond, lines } }
}

const linesOf = ({ from, to }: { readonly from: number; readonly to: number }): number[] =>
  Array.from({ length: to - from }, (_, i) => from + i)

/** Where a line stands among those of a body without its gaps. */
function storedAt({ runs }: Block, line: number): number {
  let stored = 0
  for (const { from, to } of runs) {
    if (line < to) return stored + line - from
    stored += to - from
  }
  return stored
}
