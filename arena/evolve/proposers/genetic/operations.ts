/** Operators that change what one instruction does. */
import type { Instruction } from '../../../../vm/index.js'
import { randomInstruction } from './alphabet.js'
import type { Operator, OperatorContext } from './operator.js'

function instructionOperator(
  name: string,
  change: (instruction: Instruction, context: OperatorContext, length: number) => Instruction,
): Operator {
  return {
    name,
    apply({ instructions, start }, context) {
      const index = context.random.below(instructions.length)
      const changed = change(instructions[index]!, context, instructions.length)
      return { instructions: instructions.with(index, changed), start }
    },
  }
}

export const OPERATION_OPERATORS: readonly Operator[] = [
  instructionOperator('opcode', (instruction, { random, settings, alphabet }) => ({
    ...instruction,
    opcode: alphabet.opcode(random, settings),
  })),
  instructionOperator('modifier', (instruction, { random, settings, alphabet }) => ({
    ...instruction,
    modifier: alphabet.modifier(random, settings, instruction),
  })),
  instructionOperator('mode', (instruction, { random, settings, alphabet }) => {
    const [aMode, bMode] = alphabet.modes(random, settings, instruction)
    return { ...instruction, aMode, bMode }
  }),
  instructionOperator('swap operands', ({ aMode, a, bMode, b, ...rest }) => ({
    ...rest,
    aMode: bMode,
    a: b,
    bMode: aMode,
    b: a,
  })),
  instructionOperator('replace', (_, { random, settings }, length) =>
    randomInstruction(random, settings, length),
  ),
]
