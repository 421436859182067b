/**
 * The instruction set of ICWS'94 with pMARS's P-space extension: the one table from which the assembler, the
 * printer and every engine are built.
 */

/** Number of each opcode. CMP acts as SEQ but is an opcode of its own: `SEQ.I` tells their cells apart (pMARS 0.9.2). */
export const OPCODE = {
  DAT: 0,
  MOV: 1,
  ADD: 2,
  SUB: 3,
  MUL: 4,
  DIV: 5,
  MOD: 6,
  JMP: 7,
  JMZ: 8,
  JMN: 9,
  DJN: 10,
  SEQ: 11,
  SNE: 12,
  SLT: 13,
  SPL: 14,
  NOP: 15,
  LDP: 16,
  STP: 17,
  CMP: 18,
} as const

/** Number of each modifier. */
export const MODIFIER = { A: 0, B: 1, AB: 2, BA: 3, F: 4, X: 5, I: 6 } as const

/** Number of each addressing mode, by its sign. */
export const MODE = { '#': 0, $: 1, '*': 2, '@': 3, '{': 4, '<': 5, '}': 6, '>': 7 } as const

/** The name of an opcode, such as `MOV`. */
export type OpcodeName = keyof typeof OPCODE
/** The name of a modifier, such as `AB`. */
export type ModifierName = keyof typeof MODIFIER
/** The sign of an addressing mode, such as `#`. */
export type ModeSign = keyof typeof MODE

/** Names of the opcodes by their numbers: the inverse of {@link OPCODE}. */
export const OPCODE_NAMES = Object.keys(OPCODE) as OpcodeName[]
/** Names of the modifiers by their numbers: the inverse of {@link MODIFIER}. */
export const MODIFIER_NAMES = Object.keys(MODIFIER) as ModifierName[]
/** Signs of the modes by their numbers: the inverse of {@link MODE}. */
export const MODE_SIGNS = Object.keys(MODE) as ModeSign[]

/**
 * One assembled instruction. Opcode, modifier and modes are numbers of the tables above; the fields are signed
 * offsets folded to -floor((coreSize-1)/2) .. floor(coreSize/2), the form in which pMARS prints them.
 */
export interface Instruction {
  readonly opcode: number
  readonly modifier: number
  readonly aMode: number
  readonly a: number
  readonly bMode: number
  readonly b: number
}

/** The empty cell, `DAT.F $0, $0`. */
export const EMPTY_CELL: Instruction = {
  opcode: OPCODE.DAT,
  modifier: MODIFIER.F,
  aMode: MODE.$,
  a: 0,
  bMode: MODE.$,
  b: 0,
}

/**
 * Packs opcode (5 bits), modifier (3), A-mode (3) and B-mode (3) into one number of 14 bits, A-mode and B-mode lowest,
 * so that an engine can tell two cells apart by one comparison.
 */
export function packOperation(opcode: number, modifier: number, aMode: number, bMode: number): number {
  return (opcode << 9) | (modifier << 6) | (aMode << 3) | bMode
}

/** The opcode's number in a number made by {@link packOperation}. */
export const opcodeOf = (operation: number): number => operation >> 9
/** The modifier's number in a number made by {@link packOperation}. */
export const modifierOf = (operation: number): number => (operation >> 6) & 7
/** The A-mode's number in a number made by {@link packOperation}. */
export const aModeOf = (operation: number): number => (operation >> 3) & 7
/** The B-mode's number in a number made by {@link packOperation}. */
export const bModeOf = (operation: number): number => operation & 7

/** Folds any integer to 0 .. coreSize-1, the form in which a core holds it. */
export function wrapField(value: number, coreSize: number): number {
  const rest = value % coreSize
  return rest < 0 ? rest + coreSize : rest
}

/** Folds any integer to the signed form pMARS prints: v - coreSize where the wrapped v > floor(coreSize / 2). */
export function signField(value: number, coreSize: number): number {
  const wrapped = wrapField(value, coreSize)
  return wrapped > coreSize >> 1 ? wrapped - coreSize : wrapped
}
