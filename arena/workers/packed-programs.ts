/** Programs as numbers in shared memory, which every thread reads without a copy of its own. */
import {
  aModeOf,
  bModeOf,
  modifierOf,
  opcodeOf,
  packOperation,
  type Instruction,
  type Program,
} from '../../vm/index.js'

/**
 * Program after program: start, PIN (NaN for none), number of instructions, then operation, A-field and B-field of
 * each. Doubles, because a PIN is any safe integer.
 */
export type PackedPrograms = Float64Array<SharedArrayBuffer>

const HEADER_LENGTH = 3
const INSTRUCTION_LENGTH = 3

/** Packs programs into one array, which threads share instead of copying them. */
export function packPrograms(programs: readonly Program[]): PackedPrograms {
  const length = programs.reduce(
    (sum, { instructions }) => sum + HEADER_LENGTH + instructions.length * INSTRUCTION_LENGTH,
    0,
  )
  const packed = new Float64Array(new SharedArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT))
  let at = 0
  for (const { instructions, start, pin } of programs) {
    packed.set([start, pin ?? NaN, instructions.length], at)
    at += HEADER_LENGTH
    for (const { opcode, modifier, aMode, a, bMode, b } of instructions) {
      packed.set([packOperation(opcode, modifier, aMode, bMode), a, b], at)
      at += INSTRUCTION_LENGTH
    }
  }
  return packed
}

/** The inverse of {@link packPrograms}. */
export function unpackPrograms(packed: PackedPrograms): Program[] {
  const programs: Program[] = []
  let at = 0
  const next = () => packed[at++]!
  while (at < packed.length) {
    const start = next()
    const pin = next()
    const instructions = Array.from({ length: next() }, (): Instruction => {
      const operation = next()
      return {
        opcode: opcodeOf(operation),
        modifier: modifierOf(operation),
        aMode: aModeOf(operation),
        a: next(),
        bMode: bModeOf(operation),
        b: next(),
      }
    })
    programs.push({ instructions, start, pin: Number.isNaN(pin) ? null : pin })
  }
  return programs
}
