/** What opcodes and modifiers do, as tables to gather from. */
import { MODIFIER_NAMES, OPCODE_NAMES, type ModifierName, type OpcodeName } from '../isa.js'
import type { TensorFlow } from './backend.js'
import type { TensorVector } from './vectors.js'

/** Where a process goes on: 1 or 2 cells further, or where its A operand points, or nowhere. */
export const GOES = { nowhere: 0, next: 1, afterNext: 2, toPointer: 3 } as const

export interface Tables {
  /** By modifier: whether the A-field of the target is compared and written. The same for B-fields, 8 further. */
  readonly lanes: TensorVector
  /** By modifier: whether fields of the source go to the other field of the target. */
  readonly crosses: TensorVector
  /** By opcode: whether it writes what it computes. */
  readonly writes: TensorVector
  /** By twice the opcode, one more where its condition is true: how it goes on ({@link GOES}). */
  readonly goes: TensorVector
}

/** Modifiers are numbered 0 to 6. */
export const LANES = 8

const TO_A: readonly ModifierName[] = ['A', 'BA', 'F', 'X', 'I']
const TO_B: readonly ModifierName[] = ['B', 'AB', 'F', 'X', 'I']
const CROSSING: readonly ModifierName[] = ['AB', 'BA', 'X']
const WRITING: readonly OpcodeName[] = ['MOV', 'ADD', 'SUB', 'MUL', 'DIV', 'MOD', 'DJN']

/** When the condition is false, and when it is true; all other opcodes go on with the next cell. */
const CONDITIONAL: Partial<Record<OpcodeName, readonly [number, number]>> = {
  DAT: [GOES.nowhere, GOES.nowhere],
  JMP: [GOES.toPointer, GOES.toPointer],
  JMZ: [GOES.next, GOES.toPointer],
  JMN: [GOES.toPointer, GOES.next],
  DJN: [GOES.toPointer, GOES.next],
  SEQ: [GOES.next, GOES.afterNext],
  CMP: [GOES.next, GOES.afterNext],
  SNE: [GOES.afterNext, GOES.next],
  SLT: [GOES.next, GOES.afterNext],
}

export function createTables(tf: TensorFlow): Tables {
  const lane = (names: readonly ModifierName[]) =>
    Array.from({ length: LANES }, (_, modifier) => names.includes(MODIFIER_NAMES[modifier]!))
  return {
    lanes: tf.tensor1d([...lane(TO_A), ...lane(TO_B)], 'bool'),
    crosses: tf.tensor1d(lane(CROSSING), 'bool'),
    writes: tf.tensor1d(
      OPCODE_NAMES.map((name) => WRITING.includes(name)),
      'bool',
    ),
    goes: tf.tensor1d(
      OPCODE_NAMES.flatMap((name) => CONDITIONAL[name] ?? [GOES.next, GOES.next]),
      'int32',
    ),
  }
}

/** Numbers of an operation's parts; see `packOperation`. */
export const PACKED = { opcode: 512, modifier: 64, aMode: 8 } as const
