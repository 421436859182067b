/** What ICWS'94 (and pMARS) fills in where a source leaves it out. */
import { MODE, MODIFIER, type OpcodeName } from '../isa.js'

/** Opcodes whose modifier follows from the modes, by the modifier for two direct operands. */
const BY_MODE: Partial<Record<OpcodeName, number>> = {
  MOV: MODIFIER.I, SEQ: MODIFIER.I, SNE: MODIFIER.I, CMP: MODIFIER.I,
  ADD: MODIFIER.F, SUB: MODIFIER.F, MUL: MODIFIER.F, DIV: MODIFIER.F, MOD: MODIFIER.F,
} // prettier-ignore

/** Opcodes that compare or move one field: AB for an immediate A, B otherwise. */
const ONE_FIELD: ReadonlySet<OpcodeName> = new Set(['SLT', 'LDP', 'STP'])

/** Number of the modifier of an instruction that names none. */
export function defaultModifier(opcode: OpcodeName, aMode: number, bMode: number): number {
  if (opcode === 'DAT' || opcode === 'NOP') return MODIFIER.F
  const direct = BY_MODE[opcode]
  if (direct === undefined && !ONE_FIELD.has(opcode)) return MODIFIER.B
  if (aMode === MODE['#']) return MODIFIER.AB
  if (direct === undefined || bMode === MODE['#']) return MODIFIER.B
  return direct
}
