import { MODIFIER, OPCODE } from '../isa.js'
import type { Cores, VectorOperands, Position } from './operand.js'
import { LANES, type Tables } from './tables.js'
import { uses, type Used } from './used.js'
import type { TensorVector, Vectors } from './vectors.js'

const { MOV, ADD, SUB, MUL, DIV, MOD, JMZ, JMN, DJN, SEQ, CMP, SNE, SLT } = OPCODE
const { I } = MODIFIER

/** Core size up to which the product of two fields has 31 bits. */
const PLAIN_PRODUCT = 46_340

/** The instructions that all battles execute in this step, and what they act on; a vector has one number a battle. */
export interface Executing {
  readonly cores: Cores
  readonly tables: Tables
  readonly used: Used
  readonly cells: TensorVector
  readonly position: Position
  readonly opcode: TensorVector
  readonly modifier: TensorVector
  readonly source: VectorOperands
  readonly target: VectorOperands
}

/** What the instructions of a step have done; a vector has one number a battle. */
export interface Executed {
  readonly cells: TensorVector
  /** 1 where the condition of the opcode is true. */
  readonly condition: TensorVector | null
  /** Where a divisor was zero. */
  readonly crashed: TensorVector | null
}

/** A lane for the A-fields of all battles, and behind it one for the B-fields. */
interface VectorLanes {
  readonly opcode: TensorVector
  /** Which of them the modifier takes. */
  readonly taken: TensorVector
  /** Captured field of the target, and the field of the source it goes with. */
  readonly left: TensorVector
  readonly right: TensorVector
}

/** Acts on the captured operands: writes to the targets, and finds out about conditions. */
export function executeAll(executing: Executing): Executed {
  const { cores, tables, opcode, modifier, source, target } = executing
  const { v } = cores
  const crosses = v.take(tables.crosses, modifier)
  const lanes: VectorLanes = {
    opcode: v.join(opcode, opcode),
    taken: v.take(tables.lanes, v.join(modifier, v.add(modifier, LANES))),
    left: v.join(target.a, target.b),
    right: v.join(v.where(crosses, source.b, source.a), v.where(crosses, source.a, source.b)),
  }
  return { ...writeAll(executing, lanes), condition: conditionOf(executing, lanes) }
}

function writeAll(executing: Executing, lanes: VectorLanes): Pick<Executed, 'cells' | 'crashed'> {
  const { cores, tables, used, cells, position, opcode, modifier, source, target } = executing
  if (!uses(used, 'MOV', 'ADD', 'SUB', 'MUL', 'DIV', 'MOD', 'DJN')) return { cells, crashed: null }
  const { v, plane } = cores
  const at = v.add(position.base, target.target)
  const fields = v.join(v.add(at, plane), v.add(at, 2 * plane))
  const now = v.take(cells, fields)
  let written = v.and(lanes.taken, v.take(tables.writes, lanes.opcode))
  let crashed: TensorVector | null = null
  if (uses(used, 'DIV', 'MOD')) {
    const divides = v.or(v.equal(lanes.opcode, DIV), v.equal(lanes.opcode, MOD))
    const crash = v.and(v.and(divides, lanes.taken), v.equal(lanes.right, 0))
    written = v.and(written, v.not(crash))
    crashed = eitherOf(v, crash)
  }
  const values = v.where(written, valuesOf(cores, used, lanes, now), now)
  if (!used.whole.has(MOV)) return { cells: v.put(cells, fields, values), crashed }
  const isWhole = v.and(v.equal(opcode, MOV), v.equal(modifier, I))
  const operation = v.take(cells, v.add(position.base, source.pointer))
  const operations = v.where(isWhole, operation, v.take(cells, at))
  return { cells: v.put(cells, v.join(at, fields), v.join(operations, values)), crashed }
}

/** What each opcode would write. */
function valuesOf({ v, settings }: Cores, used: Used, lanes: VectorLanes, now: TensorVector): TensorVector {
  const { coreSize } = settings
  const { opcode, left, right } = lanes
  let values = right
  const choose = (wanted: number, compute: () => TensorVector) => {
    if (used.opcodes.has(wanted)) values = v.where(v.equal(opcode, wanted), compute(), values)
  }
  choose(ADD, () => v.add(left, right))
  choose(SUB, () => v.sub(left, right))
  choose(MUL, () => multiply(v, left, right, coreSize))
  choose(DIV, () => v.div(left, v.max(right, 1)))
  choose(MOD, () => v.mod(left, v.max(right, 1)))
  // DJN decrements the cell as it is now.
  choose(DJN, () => v.sub(now, 1))
  return v.mod(values, coreSize)
}

/** Exact in 31 bits: for larger cores one factor is cut into its low 10 bits and the 10 above, modulo the core size. */
function multiply(v: Vectors, left: TensorVector, right: TensorVector, coreSize: number): TensorVector {
  if (coreSize <= PLAIN_PRODUCT) return v.mul(left, right)
  const high = v.mod(v.mul(left, v.div(right, 1024)), coreSize)
  return v.add(v.mul(high, 1024), v.mul(left, v.mod(right, 1024)))
}

/** 1 where the condition of the opcode holds in all lanes that its modifier takes. */
function conditionOf(executing: Executing, lanes: VectorLanes): TensorVector | null {
  const { cores, used, cells, position, opcode, modifier, source, target } = executing
  if (!uses(used, 'JMZ', 'JMN', 'DJN', 'SEQ', 'CMP', 'SNE', 'SLT')) return null
  const { v } = cores
  let holds = v.equal(lanes.left, lanes.right)
  const choose = (wanted: number, compute: () => TensorVector) => {
    if (used.opcodes.has(wanted)) holds = v.where(v.equal(lanes.opcode, wanted), compute(), holds)
  }
  choose(SLT, () => v.less(lanes.right, lanes.left))
  choose(JMZ, () => v.equal(lanes.left, 0))
  choose(JMN, () => v.equal(lanes.left, 0))
  // DJN tests the captured value.
  choose(DJN, () => v.equal(lanes.left, 1))
  let fails = eitherOf(v, v.and(lanes.taken, v.not(holds)))
  if ([SEQ, CMP, SNE].some((wanted) => used.whole.has(wanted))) {
    // All other opcodes with .I compare fields only, and their operations must not matter.
    const compares = [SEQ, CMP, SNE].map((wanted) => v.equal(opcode, wanted)).reduce(v.or)
    const operationAt = (pointer: TensorVector) => v.take(cells, v.add(position.base, pointer))
    const differ = v.not(v.equal(operationAt(source.pointer), operationAt(target.pointer)))
    fails = v.or(fails, v.and(v.and(compares, v.equal(modifier, I)), differ))
  }
  return v.count(v.not(fails))
}

/** Where one of the lanes has it. */
function eitherOf(v: Vectors, lanes: TensorVector): TensorVector {
  const half = lanes.size / 2
  return v.or(v.part(lanes, 0, half), v.part(lanes, half, half))
}
