/** Operators that make one warrior of two, which fight in turn: what wins goes on, and P-space remembers it. */
import { MODE, OPCODE, usesPSpace, type Instruction } from '../../../../vm/index.js'
import type { Genome } from './genome.js'
import { direct, operation } from '../../../parts/index.js'
import type { Operator } from './operator.js'

/** Instructions in front of the first warrior, and the places of two of them. */
const HEAD = 12
const RESULT = 1
const WALK = 2

/**
 * P-space cell 1 holds a place on a line, which starts at 0: below 0 the genome fights, from 0 on its mate. A won round
 * goes a step outwards, any other one inwards, so that the one that wins more than half of its rounds stays, and the other is
 * exchanged. The result of the last round (0 lost, 1 won, 2 tied, -1 none) chooses a row, counted from RESULT, whose
 * A-field is the step of the genome; for the mate it is turned around. The first round begins with the genome: it is
 * no victory of the mate. Where both are too long, one or both fight without what comes before one of their jumps' ends,
 * such as a quick scan.
 */
const both: Operator = {
  name: 'switch',
  apply(genome, { mate, random, settings: { coreSize, maxLength, standard } }) {
    if (standard === '88' || usesPSpace(genome) || usesPSpace(mate)) return null
    const pairs = bodiesOf(genome).flatMap((first) => bodiesOf(mate).map((second) => ({ first, second })))
    const room = maxLength - HEAD
    const fitting = pairs.filter(({ first, second }) => lengthOf(first) + lengthOf(second) <= room)
    if (fitting.length === 0) return null
    const { first, second } = random.pick(fitting)
    const half = Math.floor(coreSize / 2)
    const behind = HEAD + lengthOf(first)
    const head = [
      operation('DAT', 'F', ['#', 1], ['$', 0], coreSize),
      operation('DAT', 'F', ['#', 1], ['$', 0], coreSize), // B: the result
      operation('DAT', 'F', ['#', -1], ['$', 0], coreSize), // B: the place on the line
      operation('LDP', 'AB', ['#', 1], ['$', WALK - 3], coreSize), // the row of a tie, too
      operation('LDP', 'AB', ['#', 0], ['$', RESULT - 4], coreSize),
      operation('SLT', 'AB', ['#', half], ['$', WALK - 5], coreSize),
      operation('MUL', 'A', ['#', -1], ['@', RESULT - 6], coreSize),
      operation('ADD', 'AB', ['@', RESULT - 7], ['$', WALK - 7], coreSize),
      operation('STP', 'B', ['$', WALK - 8], ['#', 1], coreSize),
      operation('SLT', 'AB', ['#', half], ['$', WALK - 9], coreSize),
      direct('JMP', behind + second.start - 10, coreSize),
      direct('JMP', HEAD + first.start - 11, coreSize),
    ]
    return { instructions: [...head, ...first.instructions, ...second.instructions], start: 3 }
  },
}

/** The second warrior of a switcher is replaced by the mate. */
const partner: Operator = {
  name: 'switch partner',
  apply({ instructions, start }, { mate, random, settings: { coreSize, maxLength } }) {
    const stored = instructions.findIndex(({ opcode }) => opcode === OPCODE.STP)
    const fork = instructions[stored + 2]
    if (stored === -1 || fork === undefined || !isJump(fork) || usesPSpace(mate)) return null
    const from = stored + 2 + fork.a
    if (from <= stored + 3 || from > instructions.length) return null
    const fitting = bodiesOf(mate).filter((body) => from + lengthOf(body) <= maxLength)
    if (fitting.length === 0) return null
    const second = random.pick(fitting)
    const kept = instructions.slice(0, from).with(stored + 2, direct('JMP', fork.a + second.start, coreSize))
    return { instructions: [...kept, ...second.instructions], start }
  },
}

export const SWITCHERS: readonly Operator[] = [both, partner]

const lengthOf = ({ instructions }: Genome): number => instructions.length

const isJump = ({ opcode, aMode }: Instruction): boolean => opcode === OPCODE.JMP && aMode === MODE.$

/** The whole, and what is left of it from the end of each of its jumps forwards. */
function bodiesOf({ instructions, start }: Genome): Genome[] {
  const ends = instructions.flatMap((instruction, index) =>
    isJump(instruction) && instruction.a > 1 && index >= start ? [index + instruction.a] : [],
  )
  const inside = [...new Set(ends)].filter((end) => end < instructions.length)
  return [
    { instructions, start },
    ...inside.map((from) => ({ instructions: instructions.slice(from), start: 0 })),
  ]
}
