/** Operators that change fields and leave the structure alone. */
import { signField, type Instruction, type MarsSettings } from '../../../../vm/index.js'
import { greatestCommonDivisor } from '../../../steps/index.js'
import { randomField, randomStep } from './alphabet.js'
import type { Genome } from './genome.js'
import type { Operator, OperatorContext } from './operator.js'

type Change = (field: number, context: OperatorContext) => number

const tweak: Change = (field, { random }) => field + (random.chance(0.5) ? 1 : -1) * (1 + random.below(4))

const scale: Change = (field, { random }) =>
  random.pick([field * 2, Math.trunc(field / 2), -field, field * 3, Math.trunc((field * 3) / 2)])

/** The nearest field whose multiples visit every cell of the core. */
const coprime: Change = (field, { random, settings: { coreSize } }) => {
  const direction = random.chance(0.5) ? 1 : -1
  let next = field + direction
  while (greatestCommonDivisor(Math.abs(next), coreSize) !== 1) next += direction
  return next
}

/** Changes one field, chosen among those that `eligible` admits. */
function fieldOperator(
  name: string,
  change: Change,
  eligible: (genome: Genome, field: number) => boolean,
): Operator {
  return {
    name,
    apply(genome, context) {
      const fields = genome.instructions.flatMap(({ a, b }, index) => [
        ...(eligible(genome, a) ? [{ index, side: 'a' as const }] : []),
        ...(eligible(genome, b) ? [{ index, side: 'b' as const }] : []),
      ])
      if (fields.length === 0) return null
      const { index, side } = context.random.pick(fields)
      return mapInstructions(genome, (instruction, at) =>
        at === index
          ? withField(instruction, side, change(instruction[side], context), context.settings)
          : instruction,
      )
    },
  }
}

/** A field that reaches beyond the program: a step, a distance, a bomb, no reference to a neighbour. */
function isFar({ instructions }: Genome, field: number): boolean {
  return Math.abs(field) >= instructions.length
}

/** Adds the same amount to every field that holds the same far constant or its negative: pairs stay pairs. */
const linked: Operator = {
  name: 'linked constants',
  apply(genome, { random, settings }) {
    const far = genome.instructions.flatMap(({ a, b }) => [a, b]).filter((field) => isFar(genome, field))
    if (far.length === 0) return null
    const old = random.pick(far)
    const next = random.chance(0.5) ? randomStep(random, settings) : old + random.below(41) - 20
    const replace = (field: number) => (field === old ? next : field === -old ? -next : field)
    return mapInstructions(genome, (instruction) =>
      withField(
        withField(instruction, 'a', replace(instruction.a), settings),
        'b',
        replace(instruction.b),
        settings,
      ),
    )
  },
}

export const CONSTANT_OPERATORS: readonly Operator[] = [
  fieldOperator('tweak', tweak, () => true),
  fieldOperator('scale', scale, (_, field) => field !== 0),
  fieldOperator('random constant', (_, { random, settings }) => randomField(random, settings), isFar),
  fieldOperator('step', (_, { random, settings }) => randomStep(random, settings), isFar),
  fieldOperator('coprime', coprime, isFar),
  linked,
]

function mapInstructions(
  { instructions, start }: Genome,
  change: (instruction: Instruction, index: number) => Instruction,
): Genome {
  return { instructions: instructions.map(change), start }
}

function withField(
  instruction: Instruction,
  side: 'a' | 'b',
  field: number,
  { coreSize }: MarsSettings,
): Instruction {
  // The sum makes a negative zero a plain one.
  return { ...instruction, [side]: signField(field, coreSize) + 0 }
}
