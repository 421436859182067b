import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  MODE_SIGNS,
  MODIFIER_NAMES,
  OPCODE_NAMES,
  parseInstruction,
  printInstruction,
  type Instruction,
} from '../../../vm/index.js'

const field = fc.integer({ min: -999_999_999, max: 999_999_999 })
const instruction: fc.Arbitrary<Instruction> = fc.record({
  opcode: fc.nat(OPCODE_NAMES.length - 1),
  modifier: fc.nat(MODIFIER_NAMES.length - 1),
  aMode: fc.nat(MODE_SIGNS.length - 1),
  a: field,
  bMode: fc.nat(MODE_SIGNS.length - 1),
  b: field,
})

describe('parseInstruction', () => {
  it('is the inverse of printInstruction', () => {
    fc.assert(
      fc.property(instruction, (value) => {
        expect(parseInstruction(printInstruction(value))).toEqual(value)
      }),
    )
  })

  it('keeps CMP and SEQ apart', () => {
    expect(parseInstruction('CMP.I $0, $1').opcode).not.toBe(parseInstruction('SEQ.I $0, $1').opcode)
  })

  it('reads fields as they are written, without folding them', () => {
    expect(parseInstruction('DAT.F #-7999, <16001')).toMatchObject({ a: -7999, b: 16001 })
  })

  it.each([
    '', 'MOV', 'mov.i $0, $1', 'MOV.I 0, 1', 'MOV.I $0,$1', 'MOV.I $0, $1 ', ' MOV.I $0, $1', 'MOV.I $0, $1\n',
    'MOV.Q $0, $1', 'FOO.I $0, $1', 'MOV.I $0, $1x', 'MOV.I $00, $1', 'MOV.I $-, $1', 'MOV.I $1e3, $1',
    'MOV.I $1234567890, $1', 'MOV.I $0',
  ])('refuses %j with a TypeError', (text) => {
    expect(() => parseInstruction(text)).toThrow(TypeError)
  }) // prettier-ignore
})
