import { describe, expect, it } from 'vitest'
import { assemble, PRESETS, printInstruction, programId } from '../../../vm/index.js'

const settings = PRESETS['94nop']
const code = (source: string) => assemble(source, { settings }).warrior?.instructions.map(printInstruction)

/** Behaviour of pMARS 0.9.2 that its golden data does not show. */
describe('assemble', () => {
  it('gives a warrior with the id of its code, and the source as it was', () => {
    const source = ';name A\nmov 0, 1\n'
    const { warrior } = assemble(source, { settings })
    expect(warrior).toMatchObject({ id: programId(warrior!), source, start: 0, pin: null })
  })

  it('names a program the same whoever wrote it', () => {
    const id = (source: string) => assemble(source, { settings }).warrior!.id
    expect(id(';name A\nmov 0, 1')).toBe(id(';name B\nimp MOV.I imp, imp+1'))
    expect(id('mov 0, 1')).not.toBe(id('mov 0, 2'))
  })

  it('expands an EQU from further down in an operand, but not as a statement', () => {
    expect(code('nop x\nx equ #5')).toEqual(['NOP.F #5, $0'])
    expect(code('x\nx equ nop 5\nnop 1')).toEqual(['NOP.F $1, $0'])
  })

  it('takes a single letter as a register unless it is a label', () => {
    expect(code('nop b\nb nop c')).toEqual(['NOP.F $1, $0', 'NOP.F $0, $0'])
  })

  it('never expands a modifier that touches its opcode', () => {
    expect(code('i for 2\nmov.i i, 2\nrof')).toEqual(['MOV.I $1, $2', 'MOV.I $2, $2'])
  })

  it('takes an A-operand that is nothing but a mode for 0', () => {
    expect(code('mov #, 1')).toEqual(['MOV.AB #0, $1'])
  })

  it('closes a FOR with a ROF that stands in an EQU', () => {
    expect(code('en equ rof\ni for 2\nnop i\n en\njmp 0')).toEqual([
      'NOP.F $1, $0',
      'NOP.F $2, $0',
      'JMP.B $0, $0',
    ])
  })

  it('ends the program after a FOR whose EQU text has no ROF', () => {
    expect(code('m equ i for 2\n equ nop i\n m\nnop 7\n rof\n')).toEqual(['NOP.F $1, $0'])
  })

  it('counts labels of a FOR block from the present instruction', () => {
    expect(code('nop 0\na1 nop 0\ni for a1+3\nnop i\nrof')).toHaveLength(4)
  })

  it("knows '88 instructions only by the '88 standard", () => {
    const strict = (source: string) => assemble(source, { settings: PRESETS['88'] }).warrior
    expect(strict('mov 0, 1\ndat #1')).not.toBeNull()
    for (const source of ['seq 0, 1', 'mov.i 0, 1', 'mov 0, >1', 'mov 0, #1', 'org 0\njmp 0', 'dat 1'])
      expect([source, strict(source)]).toEqual([source, null])
  })

  it('knows the read and write limits where the settings have any, as pMARS 0.9.4 does', () => {
    const source = ';assert READLIMIT==400 && WRITELIMIT==800\ndat READLIMIT, WRITELIMIT'
    const limited = assemble(source, { settings: { ...settings, readLimit: 400, writeLimit: 800 } })
    expect(limited.warrior!.instructions[0]).toMatchObject({ a: 400, b: 800 })
    expect(assemble(source, { settings }).warrior).toBeNull()
  })

  it('reports a program that is too long before it evaluates anything', () => {
    const { diagnostics } = assemble(';assert 1\nfor 101\nnop 1\nrof\nnop 1/0', { settings })
    expect(diagnostics).toMatchObject([
      { code: 'TooManyInstructions', message: 'The program is 2 instructions too long' },
    ])
  })

  it('puts labels in an expression as text', () => {
    expect(code('q nop 1\nnop 8 q\nnop q q')).toEqual(['NOP.F $1, $0', 'NOP.F $7, $0', 'NOP.F $-4, $0'])
    expect(code('q nop 1\nnop q 1')).toBeUndefined()
  })

  it('folds fields to the signed form of the core', () => {
    expect(code('dat 8001, -8001\ndat 4001, 4000')).toEqual(['DAT.F $1, $-1', 'DAT.F $-3999, $4000'])
  })

  it('warns of a program that is empty or starts outside itself, and gives it all the same', () => {
    const empty = assemble(';assert 1', { settings })
    expect(empty.diagnostics.map(({ code }) => code)).toEqual(['NoInstructions'])
    expect(empty.warrior!.instructions).toEqual([])
    const outside = assemble(';assert 1\nnop 0\nend -1', { settings })
    expect(outside.diagnostics.map(({ code }) => code)).toEqual(['StartOutsideProgram'])
    expect(outside.warrior!.start).toBe(7999)
  })
})
