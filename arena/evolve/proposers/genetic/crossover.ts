/** Operators that take code from a mate. */
import { randomField } from './alphabet.js'
import { indices, rebuild, type Genome } from './genome.js'
import { direct, operation } from '../../../parts/index.js'
import type { Operator, OperatorContext } from './operator.js'

const onePoint: Operator = {
  name: 'one-point crossover',
  apply({ instructions, start }, { random, mate }) {
    const cut = 1 + random.below(instructions.length)
    const tail = mate.instructions.slice(random.below(mate.instructions.length))
    return { instructions: [...instructions.slice(0, cut), ...tail], start: Math.min(start, cut - 1) }
  },
}

const block: Operator = {
  name: 'block crossover',
  apply(genome, { random, mate, settings }) {
    const { length } = genome.instructions
    const size = 1 + random.below(Math.min(8, mate.instructions.length))
    const from = random.below(mate.instructions.length - size + 1)
    const lent = mate.instructions.slice(from, from + size)
    const at = random.below(length + 1)
    const replaced = random.below(Math.min(size, length - at) + 1)
    return rebuild(genome, [...indices(0, at), ...lent, ...indices(at + replaced, length)], settings.coreSize)
  },
}

/** Both parents in one warrior, side by side: `SPL` to the mate, which stands behind, then on to the first. */
const concat: Operator = {
  name: 'concat',
  apply({ instructions, start }, { mate, settings: { coreSize } }) {
    const jump = start === 0 ? [] : [direct('JMP', 1 + start, coreSize)]
    const split = direct('SPL', 1 + jump.length + instructions.length + mate.start, coreSize)
    return { instructions: [split, ...jump, ...instructions, ...mate.instructions], start: 0 }
  },
}

/**
 * The mate is copied far away and started there, then the genome runs. One `MOV.I }p, >p` copies one instruction: the
 * A-field of p points at the next to copy, its B-field at where it goes.
 */
const boot: Operator = {
  name: 'boot',
  apply: (genome, context) => bootBehind(genome, context.mate, context),
}

/** The warrior leaves its place: it is copied far away and runs only there. */
const bootAway: Operator = {
  name: 'boot away',
  apply: (genome, context) => bootBehind(null, genome, context),
}

function bootBehind(stay: Genome | null, away: Genome, { random, settings }: OperatorContext): Genome | null {
  // '88 has neither the modes nor the modifier.
  if (settings.standard === '88') return null
  const { coreSize } = settings
  const count = away.instructions.length
  const stayed = stay?.instructions ?? []
  const pointer = count + (stay === null ? 1 : 2) + stayed.length
  const distance = randomField(random, settings)
  const copies = indices(0, count).map((at) =>
    operation('MOV', 'I', ['}', pointer - at], ['>', pointer - at], coreSize),
  )
  const target = pointer + distance + away.start - count
  const launch =
    stay === null
      ? [direct('JMP', target, coreSize)]
      : [direct('SPL', target, coreSize), direct('JMP', 1 + stay.start, coreSize)]
  const data = operation('DAT', 'F', ['$', 1], ['$', distance], coreSize)
  return { instructions: [...copies, ...launch, ...stayed, data, ...away.instructions], start: 0 }
}

export const CROSSOVER_OPERATORS: readonly Operator[] = [onePoint, block, concat, boot, bootAway]
