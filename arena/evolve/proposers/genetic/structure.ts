/** Operators that add, remove and move instructions. References inside the program follow what they point at. */
import { randomInstruction } from './alphabet.js'
import { indices, rebuild } from './genome.js'
import type { Operator, OperatorContext } from './operator.js'

/** A block of 1 to 6 instructions, short ones more often. */
function randomBlock(length: number, { random }: OperatorContext): [from: number, to: number] {
  const size = Math.min(length, 1 + Math.min(random.below(6), random.below(6)))
  const from = random.below(length - size + 1)
  return [from, from + size]
}

const insert: Operator = {
  name: 'insert',
  apply(genome, { random, settings }) {
    const { length } = genome.instructions
    const at = random.below(length + 1)
    // A neighbour's copy is more often useful than a random instruction: two bombs, two splits.
    const copy = random.chance(0.5) ? genome.instructions[random.below(length)]! : null
    const added = copy ?? randomInstruction(random, settings, length)
    return rebuild(genome, [...indices(0, at), added, ...indices(at, length)], settings.coreSize)
  },
}

const remove: Operator = {
  name: 'delete',
  apply(genome, context) {
    const { length } = genome.instructions
    const [from, to] = randomBlock(length, context)
    if (to - from === length) return null
    return rebuild(genome, [...indices(0, from), ...indices(to, length)], context.settings.coreSize)
  },
}

const duplicate: Operator = {
  name: 'duplicate block',
  apply(genome, context) {
    const { length } = genome.instructions
    const [from, to] = randomBlock(length, context)
    const at = context.random.below(length + 1)
    const block = genome.instructions.slice(from, to)
    return rebuild(genome, [...indices(0, at), ...block, ...indices(at, length)], context.settings.coreSize)
  },
}

const move: Operator = {
  name: 'move block',
  apply(genome, context) {
    const { length } = genome.instructions
    const [from, to] = randomBlock(length, context)
    if (to - from === length) return null
    const rest = [...indices(0, from), ...indices(to, length)]
    const at = context.random.below(rest.length + 1)
    return rebuild(
      genome,
      [...rest.slice(0, at), ...indices(from, to), ...rest.slice(at)],
      context.settings.coreSize,
    )
  },
}

/** Execution begins at another instruction. */
const restart: Operator = {
  name: 'start',
  apply: ({ instructions }, { random }) => ({ instructions, start: random.below(instructions.length) }),
}

export const STRUCTURE_OPERATORS: readonly Operator[] = [insert, remove, duplicate, move, restart]
