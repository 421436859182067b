import type { RoundState } from '../engine.js'
import { aModeOf, bModeOf, modifierOf, opcodeOf, signField } from '../isa.js'
import { printInstruction } from '../print-instruction.js'

/** The cell at the address in canonical form, `MOV.I $0, $1`. */
export function printCell({ operations, aFields, bFields }: RoundState, address: number): string {
  const operation = operations[address]!
  return printInstruction({
    opcode: opcodeOf(operation),
    modifier: modifierOf(operation),
    aMode: aModeOf(operation),
    a: signField(aFields[address]!, operations.length),
    bMode: bModeOf(operation),
    b: signField(bFields[address]!, operations.length),
  })
}
