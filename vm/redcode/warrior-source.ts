import { MODE_SIGNS, OPCODE_NAMES, type Instruction } from '../isa.js'
import type { MarsSettings } from '../settings.js'
import type { Warrior } from '../warrior.js'
import { printInstruction } from '../print-instruction.js'

/**
 * Prints a warrior as Redcode, a line for each instruction, without labels and constants. `assemble` makes of it, by
 * the same standard ('94 unless told) and in the same core, the same code, start, PIN, name, author and strategy.
 * Control characters and a final backslash, which would break out of a comment, become blanks.
 */
export function printWarrior(
  warrior: Omit<Warrior, 'id' | 'source'>,
  standard: MarsSettings['standard'] = '94',
): string {
  const { name, author, strategy, instructions, start, pin } = warrior
  const is94 = standard === '94'
  const lines = [
    is94 ? ';redcode-94' : ';redcode',
    `;name ${toComment(name)}`,
    `;author ${toComment(author)}`,
    ...(strategy === '' ? [] : strategy.split('\n').map((line) => `;strategy ${toComment(line)}`)),
    ';assert 1',
    ...(pin === null ? [] : [`PIN ${pin}`]),
    ...instructions.map(is94 ? printInstruction : printInstruction88),
    start === 0 ? 'END' : `END ${start}`,
  ]
  return lines.map((line) => `${line}\n`).join('')
}

/** Without the modifier, which ICWS'88 does not know: it follows from opcode and modes. */
function printInstruction88({ opcode, aMode, a, bMode, b }: Instruction): string {
  return `${OPCODE_NAMES[opcode]} ${MODE_SIGNS[aMode]}${a}, ${MODE_SIGNS[bMode]}${b}`
}

function toComment(text: string): string {
  return text.replace(/(?!\t)\p{Cc}|\\$/gu, ' ')
}
