import type { MarsSettings, Program } from '../../vm/index.js'
import { carryField } from './carry-constant.js'

/**
 * Plain code as it is in the core of `to`: every instruction stays, fields that point at the code or near it as well, all
 * others keep their share of the core. Null where it is too long.
 */
export function carryCode(
  { instructions, start }: Pick<Program, 'instructions' | 'start'>,
  from: MarsSettings,
  to: MarsSettings,
): Pick<Program, 'instructions' | 'start'> | null {
  if (instructions.length > to.maxLength) return null
  const carry = (field: number) => carryField(field, { from, to })
  return { instructions: instructions.map((one) => ({ ...one, a: carry(one.a), b: carry(one.b) })), start }
}
