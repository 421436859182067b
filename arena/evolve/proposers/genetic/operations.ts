/** Operators that change what one instruction does. */
import type { Instruction } from '../../../../vm/index.js'
import { randomInstruction, randomMode, randomModifier, randomOpcode } from './alphabet.js'
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
  instructionOperator('opcode', (instruction, { random, settings }) => ({
    ...instruction,
    opcode: randomOpcode(random, settings),
  })),
  instructionOperator('modifier', (instruction, { random, settings }) => ({
    ...instruction,
    modifier: randomModifier(random, settings),
  })),
  instructionOperator('mode', (instruction, { random, settings }) => {
    const mode = randomMode(random, settings)
    return random.chance(0.5) ? { ...instruction, aMode: mode } : { ...instruction, bMode: mode }
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
