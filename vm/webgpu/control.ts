/**
 * What the data path has to know of an operation, as one word of bits: made from the tables of vm/isa.ts, looked up by the
 * shader. The opcode is lowest, then the modes, then one bit for each flag.
 */
import { MODE, MODIFIER, OPCODE, aModeOf, bModeOf, modifierOf, opcodeOf } from '../isa.js'

const { A, B, AB, BA, F, X, I } = MODIFIER
const { MOV, ADD, SUB, MUL, DIV, MOD, JMZ, JMN, DJN, SEQ, SNE, SLT, CMP } = OPCODE

const ARITHMETIC = [ADD, SUB, MUL, DIV, MOD]
const COMPARES = [SEQ, SNE, SLT, CMP]

const among = (value: number, ...set: readonly number[]): boolean => set.includes(value)

/** Each flag of an operation: whether it holds for this opcode, modifier and pair of modes. */
const FLAGS = {
  /** The A-fields of what is read and written take part, and the B-fields. */
  pairsA: (_, modifier) => among(modifier, A, BA, F, X, I),
  pairsB: (_, modifier) => among(modifier, B, AB, F, X, I),
  /** The source's B-field goes with the A-field, and its A-field with the B-field. */
  crossesA: (_, modifier) => among(modifier, BA, X),
  crossesB: (_, modifier) => among(modifier, AB, X),
  /** Operations are compared too. */
  comparesAll: (opcode, modifier) => modifier === I && among(opcode, SEQ, SNE, CMP),
  /** The fields of the A-operand are used, and those of the B-operand. */
  readsA: (opcode) => among(opcode, MOV, ...ARITHMETIC, ...COMPARES),
  readsB: (opcode) => among(opcode, ...ARITHMETIC, ...COMPARES, JMZ, JMN, DJN),
  /** The B-operand's target is written; what it holds is needed unless the whole cell is. */
  writes: (opcode) => among(opcode, MOV, DJN, ...ARITHMETIC),
  writesAll: (opcode, modifier) => opcode === MOV && modifier === I,
} as const satisfies Record<string, (opcode: number, modifier: number) => boolean>

/** A question about an operation that its control word answers in a bit. */
export type Flag = keyof typeof FLAGS
const FLAG_NAMES = Object.keys(FLAGS) as Flag[]

const OPCODE_BITS = 5
const MODE_BITS = 3
const FIRST_FLAG = OPCODE_BITS + 2 * MODE_BITS

/** The control word of an operation (a number of packOperation). */
export function controlOf(operation: number): number {
  const opcode = opcodeOf(operation)
  const modes = (aModeOf(operation) << OPCODE_BITS) | (bModeOf(operation) << (OPCODE_BITS + MODE_BITS))
  return FLAG_NAMES.reduce(
    (word, name, at) => word | (Number(FLAGS[name](opcode, modifierOf(operation))) << (FIRST_FLAG + at)),
    opcode | modes,
  )
}

/** A condition of the generator: known while it writes, or an expression of the shader. */
export type Condition = boolean | string

/** What the generator knows of the operation it writes code for. */
export interface KnownControl {
  /** A WGSL expression of the opcode, or its number where it is known. */
  readonly opcode: number | string
  flag(name: Flag): Condition
  /** Whether the mode of an operand is one of these. */
  isMode(operand: 'a' | 'b', ...modes: readonly (keyof typeof MODE)[]): Condition
}

/** Code for one operation: all is known. */
export function knownControl(operation: number): KnownControl {
  const word = controlOf(operation)
  return {
    opcode: opcodeOf(operation),
    flag: (name) => ((word >> (FIRST_FLAG + FLAG_NAMES.indexOf(name))) & 1) === 1,
    isMode: (operand, ...signs) => {
      const mode = operand === 'a' ? aModeOf(operation) : bModeOf(operation)
      return signs.some((sign) => MODE[sign] === mode)
    },
  }
}

/** Code for any operation, whose control word is in the variable `control`. */
export function lookedUpControl(): KnownControl {
  return {
    opcode: `(control & ${(1 << OPCODE_BITS) - 1}u)`,
    flag: (name) => `((control & ${1 << (FIRST_FLAG + FLAG_NAMES.indexOf(name))}u) != 0u)`,
    isMode: (operand, ...signs) => {
      const shift = operand === 'a' ? OPCODE_BITS : OPCODE_BITS + MODE_BITS
      const set = signs.reduce((bits, sign) => bits | (1 << MODE[sign]), 0)
      return `(((${set}u >> ((control >> ${shift}u) & 7u)) & 1u) != 0u)`
    },
  }
}
