import { MODE, MODIFIER, OPCODE, aModeOf, bModeOf, modifierOf, opcodeOf } from '../isa.js'
import { evaluateImmediate, evaluateOperand } from './operand.js'
import type { Mars } from './mars.js'

/**
 * Executes the instruction at `pc` for the current warrior: evaluates both operands, acts on the captured values and
 * queues what follows; nothing is queued when the process dies. ICWS'94 section 5.4, as pMARS 0.9.2 does it.
 */
export function executeInstruction(mars: Mars, pc: number): void {
  const { aFields, bFields, aOperand, bOperand } = mars
  const operation = mars.operations[pc]!
  const a = aFields[pc]!
  const b = bFields[pc]!

  const aMode = aModeOf(operation)
  if (aMode === MODE['#']) evaluateImmediate(aOperand, pc, a, b)
  else evaluateOperand(mars, aOperand, pc, aMode, a)

  const bMode = bModeOf(operation)
  if (bMode !== MODE['#']) evaluateOperand(mars, bOperand, pc, bMode, b)
  else if (mars.settings.immediateB === 'fetched') evaluateImmediate(bOperand, pc, a, b)
  else evaluateImmediate(bOperand, pc, aFields[pc]!, bFields[pc]!)

  const modifier = modifierOf(operation)
  const opcode = opcodeOf(operation)
  if (mars.listener !== null) mars.reportAccess(opcode)
  switch (opcode) {
    case OPCODE.DAT:
      return
    case OPCODE.MOV:
      move(mars, modifier)
      return mars.proceed(pc, 1)
    case OPCODE.ADD:
    case OPCODE.SUB:
    case OPCODE.MUL:
    case OPCODE.DIV:
    case OPCODE.MOD:
      return compute(mars, opcode, modifier) ? mars.proceed(pc, 1) : undefined
    case OPCODE.JMP:
      return mars.queue(aOperand.pointer)
    case OPCODE.JMZ:
      return isZero(mars, modifier) ? mars.queue(aOperand.pointer) : mars.proceed(pc, 1)
    case OPCODE.JMN:
      return isZero(mars, modifier) ? mars.proceed(pc, 1) : mars.queue(aOperand.pointer)
    case OPCODE.DJN:
      return decrementsToZero(mars, modifier) ? mars.proceed(pc, 1) : mars.queue(aOperand.pointer)
    case OPCODE.SEQ:
    case OPCODE.CMP:
      return mars.proceed(pc, areEqual(mars, modifier) ? 2 : 1)
    case OPCODE.SNE:
      return mars.proceed(pc, areEqual(mars, modifier) ? 1 : 2)
    case OPCODE.SLT:
      return mars.proceed(pc, isLess(mars, modifier) ? 2 : 1)
    case OPCODE.SPL:
      mars.proceed(pc, 1)
      return mars.split(aOperand.pointer)
    case OPCODE.NOP:
      return mars.proceed(pc, 1)
    case OPCODE.LDP:
      loadPSpace(mars, modifier)
      return mars.proceed(pc, 1)
    case OPCODE.STP:
      storePSpace(mars, modifier)
      return mars.proceed(pc, 1)
    default:
      throw new RangeError(`opcode ${opcode} at ${pc} is none of 0..18`)
  }
}

function move({ operations, aFields, bFields, aOperand: source, bOperand }: Mars, modifier: number): void {
  const target = bOperand.target
  switch (modifier) {
    case MODIFIER.A:
      aFields[target] = source.a
      break
    case MODIFIER.B:
      bFields[target] = source.b
      break
    case MODIFIER.AB:
      bFields[target] = source.a
      break
    case MODIFIER.BA:
      aFields[target] = source.b
      break
    case MODIFIER.X:
      aFields[target] = source.b
      bFields[target] = source.a
      break
    default:
      if (modifier === MODIFIER.I) operations[target] = operations[source.pointer]!
      aFields[target] = source.a
      bFields[target] = source.b
  }
}

/** Arithmetic on one or two pairs of fields; false when a divisor was zero (the other pair is still written). */
function compute(mars: Mars, opcode: number, modifier: number): boolean {
  const { aFields, bFields, aOperand: source, bOperand } = mars
  switch (modifier) {
    case MODIFIER.A:
      return computeField(mars, opcode, aFields, bOperand.a, source.a)
    case MODIFIER.B:
      return computeField(mars, opcode, bFields, bOperand.b, source.b)
    case MODIFIER.AB:
      return computeField(mars, opcode, bFields, bOperand.b, source.a)
    case MODIFIER.BA:
      return computeField(mars, opcode, aFields, bOperand.a, source.b)
    case MODIFIER.X: {
      const lives = computeField(mars, opcode, bFields, bOperand.b, source.a)
      return computeField(mars, opcode, aFields, bOperand.a, source.b) && lives
    }
    default: {
      const lives = computeField(mars, opcode, aFields, bOperand.a, source.a)
      return computeField(mars, opcode, bFields, bOperand.b, source.b) && lives
    }
  }
}

function computeField(mars: Mars, opcode: number, fields: Uint32Array, left: number, right: number): boolean {
  const { coreSize } = mars.settings
  const target = mars.bOperand.target
  switch (opcode) {
    case OPCODE.ADD:
      fields[target] = left + right < coreSize ? left + right : left + right - coreSize
      return true
    case OPCODE.SUB:
      fields[target] = left >= right ? left - right : left - right + coreSize
      return true
    case OPCODE.MUL:
      // Below 2^40 for any core of up to 2^20 cells, so a double holds it.
      fields[target] = (left * right) % coreSize
      return true
    case OPCODE.DIV:
      if (right === 0) return false
      fields[target] = Math.floor(left / right)
      return true
    default:
      if (right === 0) return false
      fields[target] = left % right
      return true
  }
}

function isZero({ bOperand }: Mars, modifier: number): boolean {
  if (modifier === MODIFIER.A || modifier === MODIFIER.BA) return bOperand.a === 0
  if (modifier === MODIFIER.B || modifier === MODIFIER.AB) return bOperand.b === 0
  return bOperand.a === 0 && bOperand.b === 0
}

/** Decrements the cell as it is now, but tests the captured value (pMARS). */
function decrementsToZero(mars: Mars, modifier: number): boolean {
  const { aFields, bFields, bOperand } = mars
  if (modifier === MODIFIER.A || modifier === MODIFIER.BA) {
    decrement(mars, aFields)
    return bOperand.a === 1
  }
  if (modifier === MODIFIER.B || modifier === MODIFIER.AB) {
    decrement(mars, bFields)
    return bOperand.b === 1
  }
  decrement(mars, aFields)
  decrement(mars, bFields)
  return bOperand.a === 1 && bOperand.b === 1
}

function decrement({ settings, bOperand }: Mars, fields: Uint32Array): void {
  const value = fields[bOperand.target]!
  fields[bOperand.target] = (value === 0 ? settings.coreSize : value) - 1
}

function areEqual({ operations, aOperand, bOperand }: Mars, modifier: number): boolean {
  switch (modifier) {
    case MODIFIER.A:
      return aOperand.a === bOperand.a
    case MODIFIER.B:
      return aOperand.b === bOperand.b
    case MODIFIER.AB:
      return aOperand.a === bOperand.b
    case MODIFIER.BA:
      return aOperand.b === bOperand.a
    case MODIFIER.X:
      return aOperand.a === bOperand.b && aOperand.b === bOperand.a
    default:
      if (modifier === MODIFIER.I && operations[aOperand.pointer] !== operations[bOperand.pointer])
        return false
      return aOperand.a === bOperand.a && aOperand.b === bOperand.b
  }
}

function isLess({ aOperand, bOperand }: Mars, modifier: number): boolean {
  switch (modifier) {
    case MODIFIER.A:
      return aOperand.a < bOperand.a
    case MODIFIER.B:
      return aOperand.b < bOperand.b
    case MODIFIER.AB:
      return aOperand.a < bOperand.b
    case MODIFIER.BA:
      return aOperand.b < bOperand.a
    case MODIFIER.X:
      return aOperand.a < bOperand.b && aOperand.b < bOperand.a
    default:
      return aOperand.a < bOperand.a && aOperand.b < bOperand.b
  }
}

/** LDP; .F, .X and .I act as .B. */
function loadPSpace(mars: Mars, modifier: number): void {
  const { aFields, bFields, aOperand, bOperand } = mars
  const fromA = modifier === MODIFIER.A || modifier === MODIFIER.AB
  const toA = modifier === MODIFIER.A || modifier === MODIFIER.BA
  const value = mars.pSpace.load(fromA ? aOperand.a : aOperand.b)
  ;(toA ? aFields : bFields)[bOperand.target] = value
}

/** STP; .F, .X and .I act as .B. */
function storePSpace(mars: Mars, modifier: number): void {
  const { aOperand, bOperand } = mars
  const fromA = modifier === MODIFIER.A || modifier === MODIFIER.AB
  const toA = modifier === MODIFIER.A || modifier === MODIFIER.BA
  mars.pSpace.store(toA ? bOperand.a : bOperand.b, fromA ? aOperand.a : aOperand.b)
}
