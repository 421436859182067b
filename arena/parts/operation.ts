import {
  EMPTY_CELL,
  MODE,
  MODIFIER,
  OPCODE,
  signField,
  type Instruction,
  type ModeSign,
} from '../../vm/index.js'

/** An instruction, its fields signed. */
export function operation(
  opcode: keyof typeof OPCODE,
  modifier: keyof typeof MODIFIER,
  [aSign, a]: readonly [ModeSign, number],
  [bSign, b]: readonly [ModeSign, number],
  coreSize: number,
): Instruction {
  return {
    opcode: OPCODE[opcode],
    modifier: MODIFIER[modifier],
    aMode: MODE[aSign],
    a: signField(a, coreSize) + 0,
    bMode: MODE[bSign],
    b: signField(b, coreSize) + 0,
  }
}

/** `JMP`, `SPL` to a place so many cells on. */
export function direct(opcode: 'JMP' | 'SPL', field: number, coreSize: number): Instruction {
  return operation(opcode, 'B', ['$', field], ['$', 0], coreSize)
}

const FIELDS = Object.keys(EMPTY_CELL) as (keyof Instruction)[]

/** Whether two instructions, their fields signed alike, are the same. */
export const isSameInstruction = (one: Instruction, other: Instruction): boolean =>
  FIELDS.every((field) => one[field] === other[field])
