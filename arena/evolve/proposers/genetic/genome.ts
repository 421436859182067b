import {
  MODE,
  printWarrior,
  signField,
  type Instruction,
  type MarsSettings,
  type Program,
} from '../../../../vm/index.js'

/** What mutation and crossover work on: a program without PIN. */
export interface Genome {
  readonly instructions: readonly Instruction[]
  readonly start: number
}

export function genomeOf({ instructions, start }: Program): Genome {
  return { instructions, start }
}

/** Redcode of a genome, canonical lines without labels. */
export function printGenome(genome: Genome, standard: MarsSettings['standard']): string {
  return printWarrior(
    { ...genome, name: 'Red Queen', author: 'Digital Red Queen', strategy: '', pin: null },
    standard,
  )
}

/**
 * Builds a genome from old instructions (by their index in `old`) and new ones, and keeps what points inside the
 * program pointing at the same instruction: a field that is no immediate and reaches a kept instruction follows it.
 */
export function rebuild(old: Genome, order: readonly (number | Instruction)[], coreSize: number): Genome {
  const moved = new Map<number, number>()
  for (const [to, item] of order.entries())
    if (typeof item === 'number' && !moved.has(item)) moved.set(item, to)
  const follow = (mode: number, field: number, from: number, to: number) => {
    const target = mode === MODE['#'] ? undefined : moved.get(from + field)
    return target === undefined ? field : signField(target - to, coreSize)
  }
  const instructions = order.map((item, to): Instruction => {
    if (typeof item !== 'number') return item
    const instruction = old.instructions[item]!
    const a = follow(instruction.aMode, instruction.a, item, to)
    const b = follow(instruction.bMode, instruction.b, item, to)
    return { ...instruction, a, b }
  })
  return { instructions, start: moved.get(old.start) ?? Math.min(old.start, instructions.length - 1) }
}

/** Indices from `from` to `to` - 1. */
export function indices(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)
}
