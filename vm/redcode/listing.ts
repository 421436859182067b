import { MODE_SIGNS, MODIFIER_NAMES, OPCODE_NAMES, type Instruction } from '../isa.js'
import type { MarsSettings } from '../settings.js'
import type { Warrior } from '../warrior.js'

/**
 * The listing that `pmars -r 0` prints for a warrior, byte for byte, final newline included. Control characters of
 * the name and the author are printed as they are.
 * @param standard '88 leaves the modifiers out and puts END below in place of ORG above, as `pmars -8` does.
 */
export function listProgram(
  warrior: Pick<Warrior, 'name' | 'author' | 'instructions' | 'start'>,
  standard: MarsSettings['standard'] = '94',
): string {
  const { name, author, instructions, start } = warrior
  const hasStart = start < instructions.length
  const code = instructions.map((instruction, index) => printLine(instruction, index === start, standard))
  if (hasStart && standard === '94') code.unshift('       ORG      START')
  if (hasStart && standard === '88') code.push('       END      START')
  return [`Program "${name}" (length ${instructions.length}) by "${author}"`, '', ...code, '', ''].join('\n')
}

function printLine(instruction: Instruction, isStart: boolean, standard: MarsSettings['standard']): string {
  const { opcode, modifier, aMode, a, bMode, b } = instruction
  const name = OPCODE_NAMES[opcode]!
  const operation = standard === '94' ? `${name}.${MODIFIER_NAMES[modifier]}` : name
  const field = (value: number) => `${value}`.padStart(6)
  return `${isStart ? 'START' : '     '}  ${operation.padEnd(6)} ${MODE_SIGNS[aMode]}${field(a)}, ${MODE_SIGNS[bMode]}${field(b)}     `
}
