/** The warriors of a match as words for the device: cells with numbers for the operations of this match only. */
import type { Program } from '../warrior.js'
import { EMPTY_OPERATION, operationsOf } from '../wasm/operations.js'
import { packOperation, wrapField } from '../isa.js'
import { NARROW_CORE, NARROW_OPERATIONS, type CellLayout } from './layout.js'
import { lineUpHeader } from './load-shader.js'

/** The warriors of a match as the device loads them. */
export interface GpuLineUp {
  readonly cells: CellLayout
  /** By their numbers in the cells; the empty cell's is 0. */
  readonly operations: readonly number[]
  /** As the load shader reads them; the first is left for the place of its operations in the table. */
  readonly words: Uint32Array<ArrayBuffer>
}

/** Narrow cells where they may be and do. */
export function createLineUp(
  programs: readonly Program[],
  coreSize: number,
  mayBeNarrow: boolean,
): GpuLineUp {
  const operations = [
    EMPTY_OPERATION,
    ...[...operationsOf(programs)].filter((each) => each !== EMPTY_OPERATION),
  ]
  const ids = new Map(operations.map((operation, id) => [operation, id]))
  const isNarrow = mayBeNarrow && coreSize <= NARROW_CORE && operations.length <= NARROW_OPERATIONS
  const perCell = isNarrow ? 1 : 2
  const length = programs.reduce((sum, { instructions }) => sum + instructions.length * perCell, 0)
  const header = lineUpHeader(programs.length)
  const words = new Uint32Array(header + length)
  let at = header
  for (const [index, { instructions, start }] of programs.entries()) {
    words.set([instructions.length, wrapField(start, coreSize), at], 1 + 3 * index)
    for (const { opcode, modifier, aMode, a, bMode, b } of instructions) {
      const id = ids.get(packOperation(opcode, modifier, aMode, bMode))!
      const [fieldA, fieldB] = [wrapField(a, coreSize), wrapField(b, coreSize)]
      if (isNarrow) words[at++] = (id << 26) | (fieldA << 13) | fieldB
      else {
        words[at++] = (fieldA << 16) | fieldB
        words[at++] = id
      }
    }
  }
  return { cells: isNarrow ? 'narrow' : 'wide', operations, words }
}
