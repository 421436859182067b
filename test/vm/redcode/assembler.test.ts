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

  it('shares number 0 of P-space by a PIN without an operand, and starts at 0 by such an ORG', () => {
    const { warrior } = assemble('pin\norg 1\norg\nnop 1\nnop 2', { settings })
    expect(warrior).toMatchObject({ pin: 0, start: 0 })
    expect(warrior!.id).toBe(assemble('pin 0\nnop 1\nnop 2', { settings }).warrior!.id)
    expect(assemble('pin 3\npin\nnop 1', { settings }).warrior!.pin).toBe(0)
  })

  it('counts a FOR in 16 bits, and says so', () => {
    const { warrior, diagnostics } = assemble(';assert 1\ni for 65538\nnop i\nrof', { settings })
    expect(warrior!.instructions.map(printInstruction)).toEqual(['NOP.F $1, $0', 'NOP.F $2, $0'])
    expect(diagnostics).toMatchObject([
      { code: 'CountTooLarge', line: 2, message: 'pMARS counts a FOR in 16 bits and reads 2 for 65538' },
    ])
    const none = assemble(';assert 1\nfor 65536\nnop 1\nrof', { settings })
    expect(none.diagnostics).toMatchObject([
      { code: 'CountTooLarge', line: 2 },
      { code: 'UnopenedRof', line: 4 },
    ])
    expect(code('for 2\nfor 65536\nnop 1\nrof\nnop 2\nrof')).toBeUndefined()
    expect(code('for 65535\nnop 1\nend\nrof')).toEqual(['NOP.F $1, $0'])
  })

  it('counts labels and CURLINE from the next instruction behind an EQU that holds the opcode', () => {
    const { warrior, diagnostics } = assemble(
      ';assert 1\nm equ jmp\na1 nop 0\na2 m a1, a2\n m a3, CURLINE\na3 org 1\no equ org\n o a2',
      { settings },
    )
    expect(warrior!.instructions.map(printInstruction)).toEqual([
      'NOP.F $0, $0',
      'JMP.B $-2, $-1',
      'JMP.B $1, $3',
    ])
    expect(warrior!.start).toBe(7998)
    expect(diagnostics.map(({ code, line, count }) => [code, line, count])).toEqual([
      ['ShiftedLabel', 4, 2],
      ['ShiftedLabel', 8, 1],
      ['StartOutsideProgram', null, 1],
    ])
    expect(code('a1 nop 0\nm equ jmp a1\n m')).toEqual(['NOP.F $0, $0', 'JMP.B $-1, $0'])
  })

  it.each([
    ['a comparison with the digits behind the first', 'MAXLENGTH=100', ['SingleEquals', 'AssertFailed']],
    ['nothing behind the first digit', 'WARRIORS=1', ['SingleEquals', 'InvalidAssert', 'MissingAssert']],
    ['equal digits behind the first', '5=15', ['SingleEquals']],
    ['a parenthesis', '(5)=15', ['SingleEquals']],
    ['a label above', 'l1=21', ['SingleEquals', 'AssertFailed']],
    ['one of two comparisons', 'CORESIZE==8000 && MAXLENGTH=100', ['SingleEquals', 'AssertFailed']],
    ['an assignment', 'a=1', []],
    ['a comparison', 'CORESIZE==8000', []],
    ['an end', '1=', ['InvalidAssert', 'MissingAssert']],
  ])('reads %s in an ;assert as pMARS does', (_, expression, codes) => {
    const { diagnostics, warrior } = assemble(`l1 nop 0\n;assert ${expression}`, { settings })
    expect(diagnostics.map(({ code }) => code)).toEqual(codes)
    expect(warrior === null).toBe(codes.includes('AssertFailed'))
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
