/** Operators that work on whole components: what lies between two ends of the flow, a loop, a bomb, a clear. */
import { OPCODE, type Instruction } from '../../../../vm/index.js'
import { randomField, randomStep } from './alphabet.js'
import { indices, rebuild, type Genome } from './genome.js'
import { direct, operation } from '../../../parts/index.js'
import type { Operator } from './operator.js'

/** Opcodes after which the flow does not go on to the next instruction. */
const ENDS: ReadonlySet<number> = new Set([OPCODE.JMP, OPCODE.DAT])

/** Components as [from, to): each ends behind a jump, or behind a row of DATs. */
export function componentsOf({ instructions }: Genome): [from: number, to: number][] {
  const components: [number, number][] = []
  let from = 0
  for (const [index, { opcode }] of instructions.entries()) {
    const next = instructions[index + 1]
    const isEnd = ENDS.has(opcode) && !(opcode === OPCODE.DAT && next?.opcode === OPCODE.DAT)
    if (!isEnd && next !== undefined) continue
    components.push([from, index + 1])
    from = index + 1
  }
  return components
}

const swap: Operator = {
  name: 'swap component',
  apply(genome, { random, mate, settings }) {
    const [from, to] = random.pick(componentsOf(genome))
    const [lentFrom, lentTo] = random.pick(componentsOf(mate))
    const lent = mate.instructions.slice(lentFrom, lentTo)
    const { length } = genome.instructions
    return rebuild(genome, [...indices(0, from), ...lent, ...indices(to, length)], settings.coreSize)
  },
}

const drop: Operator = {
  name: 'drop component',
  apply(genome, { random, settings }) {
    const components = componentsOf(genome)
    if (components.length < 2) return null
    const [from, to] = random.pick(components)
    return rebuild(
      genome,
      [...indices(0, from), ...indices(to, genome.instructions.length)],
      settings.coreSize,
    )
  },
}

/** A component of the mate runs too: split off at the start, at the end of the code. */
const graft: Operator = {
  name: 'graft component',
  apply({ instructions, start }, { random, mate, settings: { coreSize } }) {
    const [from, to] = random.pick(componentsOf(mate))
    const lent = mate.instructions.slice(from, to)
    const split = direct('SPL', 2 + instructions.length, coreSize)
    const enter = direct('JMP', 1 + start, coreSize)
    return { instructions: [split, enter, ...instructions, ...lent], start: 0 }
  },
}

/** Pairs of cells that a quick scan looks at. */
const PAIRS = { least: 4, most: 14 } as const

/**
 * Looks at pairs of cells in the first cycles, one pair a cycle, and bombs around the last pair that differs before the
 * warrior goes on as before: SEQ skips the MOV that would note the place in the pointer's B-field.
 */
const quickScan: Operator = {
  name: 'quick scan',
  apply({ instructions, start }, { random, settings }) {
    const { coreSize, minSeparation, maxLength } = settings
    const room = Math.floor((maxLength - instructions.length - 7) / 2)
    if (settings.standard === '88' || room < PAIRS.least) return null
    const count = Math.min(room, PAIRS.least + random.below(PAIRS.most - PAIRS.least + 1))
    const first = minSeparation + random.below(minSeparation)
    const spacing = Math.floor((coreSize - 3 * minSeparation - first) / count)
    const gap = 1 + random.below(minSeparation)
    // Bombs fall forward: they begin before the place that was found, which may be anywhere in the enemy.
    const before = random.below(minSeparation)
    const scan = indices(0, count).flatMap((pair): Instruction[] => {
      const distance = first + pair * spacing
      const at = 2 * pair
      return [
        operation('SEQ', 'I', ['$', distance], ['$', distance + gap], coreSize),
        operation(
          'MOV',
          'AB',
          ['#', at + distance - before - pointer(count)],
          ['$', pointer(count) - at - 1],
          coreSize,
        ),
      ]
    })
    const bomb = attackLength + instructions.length
    const attack = [
      operation('JMZ', 'B', ['$', attackLength + start], ['$', 3], coreSize),
      operation('MOV', 'I', ['$', bomb - 1], ['@', 2], coreSize),
      operation('MOV', 'I', ['$', bomb - 2], ['<', 1], coreSize),
      operation('ADD', 'AB', ['#', 2 + random.below(12)], ['#', 0], coreSize),
      operation('DJN', 'B', ['$', -3], ['#', 5 + random.below(30)], coreSize),
      operation('JMP', 'B', ['$', 1 + start], ['$', 0], coreSize),
    ]
    const { a, b } = { a: randomField(random, settings), b: randomStep(random, settings) }
    const dat = operation('DAT', 'F', ['<', a], ['<', b], coreSize)
    return { instructions: [...scan, ...attack, ...instructions, dat], start: 0 }
  },
}

/** Instructions of the quick scan's attack, and the place of its pointer, the ADD, behind `count` pairs. */
const attackLength = 6
const pointer = (count: number) => 2 * count + 3

/** Operators on components that take code from the mate. */
export const COMPONENT_CROSSOVERS: readonly Operator[] = [swap, graft]

export const COMPONENT_OPERATORS: readonly Operator[] = [...COMPONENT_CROSSOVERS, drop, quickScan]
