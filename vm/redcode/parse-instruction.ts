import {
  MODE,
  MODIFIER,
  OPCODE,
  type Instruction,
  type ModeSign,
  type ModifierName,
  type OpcodeName,
} from '../isa.js'

const OPERAND = '([#$*@{<}>])(-?(?:0|[1-9][0-9]{0,8}))'
const CANONICAL = new RegExp(
  `^(${Object.keys(OPCODE).join('|')})\\.(${Object.keys(MODIFIER).join('|')}) ${OPERAND}, ${OPERAND}$`,
)

/**
 * Parses one instruction in the canonical form of `printInstruction`, `MOV.I $0, $1`; fields are kept as written.
 * @throws TypeError for any other text.
 */
export function parseInstruction(text: string): Instruction {
  const match = CANONICAL.exec(text)
  if (!match)
    throw new TypeError(
      `expected an instruction such as MOV.I $0, $1, got ${JSON.stringify(text.slice(0, 60))}`,
    )
  const [, opcode, modifier, aMode, a, bMode, b] = match
  return {
    opcode: OPCODE[opcode as OpcodeName],
    modifier: MODIFIER[modifier as ModifierName],
    aMode: MODE[aMode as ModeSign],
    a: Number(a) || 0,
    bMode: MODE[bMode as ModeSign],
    b: Number(b) || 0,
  }
}
