import { describe, expect, it } from 'vitest'
import { printGenome, rebuild } from '../../../../../arena/evolve/proposers/genetic/genome.js'
import { assemble, parseInstruction, PRESETS, printInstruction } from '../../../../../vm/index.js'
import { program } from '../../../../helpers/program.js'

const dwarf = program(['ADD.AB #4, $3', 'MOV.I $2, @2', 'JMP.B $-2, $0', 'DAT.F #0, #0'])
const print = (...order: Parameters<typeof rebuild>[1][]) =>
  rebuild(dwarf, order.flat(), 8000).instructions.map(printInstruction)

describe('rebuild', () => {
  it('lets direct and indirect fields follow their instructions when one is put between', () => {
    const nop = parseInstruction('NOP.F $0, $0')
    expect(print([0, nop, 1, 2, 3])).toEqual([
      'ADD.AB #4, $4',
      'NOP.F $0, $0',
      'MOV.I $2, @2',
      'JMP.B $-3, $0',
      'DAT.F #0, #0',
    ])
  })

  it('keeps references when blocks change places', () => {
    expect(print([3, 0, 1, 2])).toEqual(['DAT.F #0, #0', 'ADD.AB #4, $-1', 'MOV.I $-2, @-2', 'JMP.B $-2, $0'])
  })

  it('leaves immediates, far fields and fields of removed instructions alone', () => {
    expect(print([1, 2, 3])).toEqual(['MOV.I $2, @2', 'JMP.B $-2, $0', 'DAT.F #0, #0'])
  })

  it('lets the start follow its instruction, and stay in the program when that is removed', () => {
    const started = { ...dwarf, start: 2 }
    expect(rebuild(started, [2, 0, 1, 3], 8000).start).toBe(0)
    expect(rebuild(started, [0, 1], 8000).start).toBe(1)
  })
})

describe('printGenome', () => {
  it('is read back by the assembler as it was', () => {
    const { warrior } = assemble(printGenome({ ...dwarf, start: 1 }, '94'), { settings: PRESETS['94nop'] })
    expect(warrior?.instructions).toEqual(dwarf.instructions)
    expect(warrior?.start).toBe(1)
  })

  it("names no modifiers in an '88 source", () => {
    expect(printGenome(dwarf, '88')).toContain('ADD #4, $3\n')
    const { warrior } = assemble(printGenome(dwarf, '88'), { settings: PRESETS['88'] })
    expect(warrior?.instructions).toHaveLength(4)
  })
})
