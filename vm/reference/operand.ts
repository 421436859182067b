import { MODE } from '../isa.js'
import type { Mars } from './mars.js'

/** One evaluated operand: in-register values, as pMARS captures them. */
export interface ResolvedOperand {
  /** Address it reads from. */
  pointer: number
  /** Address it writes to: another one than `pointer` only under read and write limits. */
  target: number
  /** A-field and B-field of the cell at `pointer`, before the operand's own post-increment. */
  a: number
  b: number
}

export const createOperand = (): ResolvedOperand => ({ pointer: 0, target: 0, a: 0, b: 0 })

/** Folds an offset of 0 .. 2 * coreSize to within half the limit on both sides (ICWS'94, 5.6). */
function fold(offset: number, limit: number, coreSize: number): number {
  const rest = offset < limit ? offset : offset % limit
  return rest <= limit >> 1 ? rest : rest + coreSize - limit
}

/** An immediate operand points at its own instruction and has the given fields. */
export function evaluateImmediate(operand: ResolvedOperand, pc: number, a: number, b: number): void {
  operand.pointer = pc
  operand.target = pc
  operand.a = a
  operand.b = b
}

/**
 * Evaluates an operand of any other mode, pre-decrement and post-increment included, for the instruction at `pc` with
 * this field (ICWS'94, 5.5). Primary offsets are folded by the read limit for `$ * @`, by the write limit for the modes
 * that change their pointer; what the pointer leads to by the read limit, and for the target by the write limit.
 */
export function evaluateOperand(
  mars: Mars,
  operand: ResolvedOperand,
  pc: number,
  mode: number,
  field: number,
): void {
  const { coreSize, readLimit, writeLimit } = mars.settings
  const changes = mode >= MODE['{']
  let target = fold(field, writeLimit, coreSize)
  let offset = changes ? target : fold(field, readLimit, coreSize)
  if (mode === MODE.$) {
    capture(mars, operand, pc, offset, target)
    return
  }
  let cell = pc + offset
  if (cell >= coreSize) cell -= coreSize
  const fields = mode === MODE['*'] || mode === MODE['{'] || mode === MODE['}'] ? mars.aFields : mars.bFields
  if (mode === MODE['{'] || mode === MODE['<'])
    fields[cell] = (fields[cell]! === 0 ? coreSize : fields[cell]!) - 1
  offset = fold(offset + fields[cell]!, readLimit, coreSize)
  target = fold(target + fields[cell]!, writeLimit, coreSize)
  capture(mars, operand, pc, offset, target)
  if (mode === MODE['}'] || mode === MODE['>'])
    fields[cell] = fields[cell]! + 1 === coreSize ? 0 : fields[cell]! + 1
  if (mars.listener !== null) {
    if (changes) mars.listener.write(mars.current, cell)
    else mars.listener.read(mars.current, cell)
  }
}

function capture(mars: Mars, operand: ResolvedOperand, pc: number, offset: number, target: number): void {
  const { coreSize } = mars.settings
  const pointer = pc + offset < coreSize ? pc + offset : pc + offset - coreSize
  operand.pointer = pointer
  operand.target = pc + target < coreSize ? pc + target : pc + target - coreSize
  operand.a = mars.aFields[pointer]!
  operand.b = mars.bFields[pointer]!
}
