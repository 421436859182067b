import { MODIFIER, MODE, OPCODE, type ModeSign, type ModifierName, type OpcodeName } from '../isa.js'

/** Pseudo-opcodes: the words besides opcodes that no label may be. */
const PSEUDO_OPCODES = ['ORG', 'END', 'PIN', 'EQU', 'FOR', 'ROF'] as const

/** A word that cannot be a label: an opcode or a pseudo opcode, in capitals. */
export type Keyword = OpcodeName | (typeof PSEUDO_OPCODES)[number]

const KEYWORDS = new Map<string, Keyword>(
  [...(Object.keys(OPCODE) as OpcodeName[]), ...PSEUDO_OPCODES].map((word) => [word, word]),
)

/** The opcode or pseudo-opcode that a word is, in any case. */
export function keywordOf(word: string): Keyword | undefined {
  return word.length === 3 ? KEYWORDS.get(word.toUpperCase()) : undefined
}

/** Whether a keyword is an opcode, and not a pseudo opcode. */
export const isOpcode = (keyword: Keyword): keyword is OpcodeName => Object.hasOwn(OPCODE, keyword)

/** Number of the modifier that a word is, in any case. */
export function modifierNamed(word: string): number | undefined {
  const name = word.toUpperCase()
  return Object.hasOwn(MODIFIER, name) ? MODIFIER[name as ModifierName] : undefined
}

/** Whether a sign is one of an addressing mode. */
export const isModeSign = (sign: string): sign is ModeSign => Object.hasOwn(MODE, sign)
