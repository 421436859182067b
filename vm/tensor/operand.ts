import type { MarsSettings } from '../settings.js'
import type { TensorVector, Vectors } from './vectors.js'
import type { UsedModes } from './used.js'

/** The cores of all battles in one tensor: three planes, of operations, A-fields and B-fields. */
export interface Cores {
  readonly v: Vectors
  readonly settings: MarsSettings
  /** Numbers of a plane. */
  readonly plane: number
}

/** One evaluated operand of each battle; see `ResolvedOperand` of the reference engine. Addresses are within a core. */
export interface VectorOperands {
  /** The cores after what the modes change. */
  readonly cells: TensorVector
  readonly pointer: TensorVector
  readonly target: TensorVector
  readonly a: TensorVector
  readonly b: TensorVector
}

/** Where the battles are: begin of their cores in a plane, program counter. */
export interface Position {
  readonly base: TensorVector
  readonly pc: TensorVector
}

/**
 * Evaluates an operand of every battle, whatever their modes are: what a mode does not do is done to no effect. An
 * immediate operand has an offset of 0 and reads its cell anew.
 */
export function evaluateOperands(
  cores: Cores,
  cells: TensorVector,
  { base, pc }: Position,
  mode: TensorVector,
  field: TensorVector,
  used: UsedModes,
): VectorOperands {
  const { v, settings, plane } = cores
  const { coreSize, readLimit, writeLimit } = settings
  const isLimited = readLimit < coreSize || writeLimit < coreSize
  let offset = v.mul(field, v.min(mode, 1))
  let target = offset
  if (isLimited) {
    target = fold(cores, offset, writeLimit)
    offset = v.where(v.less(mode, 4), fold(cores, offset, readLimit), target)
  }
  let address: TensorVector | null = null
  let value: TensorVector | null = null
  // 0 and 1: direct, 1: through a field, 2: which is decremented first, 3: incremented afterwards.
  const kind = v.div(mode, 2)
  if (used.indirect) {
    const side = v.mul(v.add(v.mod(mode, 2), 1), plane)
    address = v.add(v.add(base, v.mod(v.add(pc, offset), coreSize)), side)
    value = v.take(cells, address)
    if (used.decrement) {
      value = v.mod(v.sub(value, v.count(v.equal(kind, 2))), coreSize)
      cells = v.put(cells, address, value)
    }
    const followed = v.mul(value, v.min(kind, 1))
    offset = v.add(offset, followed)
    target = isLimited ? fold(cores, v.add(target, followed), writeLimit) : offset
    if (isLimited) offset = fold(cores, offset, readLimit)
  }
  const pointer = v.mod(v.add(pc, offset), coreSize)
  const at = v.add(base, pointer)
  const a = v.take(cells, v.add(at, plane))
  const b = v.take(cells, v.add(at, 2 * plane))
  if (used.increment && address !== null && value !== null)
    cells = v.put(cells, address, v.mod(v.add(value, v.count(v.equal(kind, 3))), coreSize))
  return { cells, pointer, target: isLimited ? v.mod(v.add(pc, target), coreSize) : pointer, a, b }
}

/** Folds an offset of 0 .. 2 * coreSize to within half the limit on both sides (ICWS'94, 5.6). */
function fold({ v, settings }: Cores, offset: TensorVector, limit: number): TensorVector {
  const { coreSize } = settings
  const rest = v.mod(offset, limit)
  if (limit === coreSize) return rest
  return v.where(v.less(rest, (limit >> 1) + 1), rest, v.add(rest, coreSize - limit))
}
