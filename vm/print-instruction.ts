import { MODE_SIGNS, MODIFIER_NAMES, OPCODE_NAMES, type Instruction } from './isa.js'

/** Prints one instruction in canonical form, `MOV.I $0, $1`. */
export function printInstruction(instruction: Instruction): string {
  const { opcode, modifier, aMode, a, bMode, b } = instruction
  return `${OPCODE_NAMES[opcode]}.${MODIFIER_NAMES[modifier]} ${MODE_SIGNS[aMode]}${a}, ${MODE_SIGNS[bMode]}${b}`
}
