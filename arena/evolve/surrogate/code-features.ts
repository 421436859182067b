/**
 * A program as numbers, told from its code alone: how often each opcode, modifier and mode occurs, how long the code is,
 * where it starts, and what its constants are like. Every number lies from 0 to 1, so that no feature outweighs the others.
 */
import { MODE_SIGNS, MODIFIER_NAMES, OPCODE_NAMES, type Program } from '../../../vm/index.js'

/** Steps by which bombers and scanners go are multiples of small numbers. */
const DIVISORS = [2, 3, 4, 5, 8] as const

/** From this length on a program has the full length. */
const FULL_LENGTH = 200

/** What each number of {@link codeFeatures} is. */
export const FEATURE_NAMES: readonly string[] = [
  ...OPCODE_NAMES.map((name) => `share of ${name}`),
  ...MODIFIER_NAMES.map((name) => `share of .${name}`),
  ...MODE_SIGNS.map((sign) => `share of A-mode ${sign}`),
  ...MODE_SIGNS.map((sign) => `share of B-mode ${sign}`),
  `length, logarithm, 1 at ${FULL_LENGTH}`,
  'start, share of the length before it',
  'share of different instructions',
  'share of fields that are 0',
  'share of fields that are not 0 and below the length',
  ...DIVISORS.map((divisor) => `share of other fields divisible by ${divisor}`),
]

export function codeFeatures({ instructions, start }: Program): number[] {
  const length = instructions.length
  const share = (count: number, of: number) => (of === 0 ? 0 : count / of)
  const shares = (count: number, numberOf: (index: number) => number) => {
    const counts = new Array<number>(count).fill(0)
    for (const index of instructions.keys()) counts[numberOf(index)]!++
    return counts.map((value) => share(value, length))
  }
  const fields = instructions.flatMap(({ a, b }) => [a, b])
  const others = fields.filter((value) => value !== 0)
  const texts = instructions.map((instruction) => Object.values(instruction).join())
  return [
    ...shares(OPCODE_NAMES.length, (index) => instructions[index]!.opcode),
    ...shares(MODIFIER_NAMES.length, (index) => instructions[index]!.modifier),
    ...shares(MODE_SIGNS.length, (index) => instructions[index]!.aMode),
    ...shares(MODE_SIGNS.length, (index) => instructions[index]!.bMode),
    Math.min(1, Math.log(1 + length) / Math.log(1 + FULL_LENGTH)),
    share(start, length),
    share(new Set(texts).size, length),
    share(fields.length - others.length, fields.length),
    share(others.filter((value) => Math.abs(value) < length).length, fields.length),
    ...DIVISORS.map((divisor) =>
      share(others.filter((value) => value % divisor === 0).length, others.length),
    ),
  ]
}
