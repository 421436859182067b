import { describe, expect, it } from 'vitest'
import { assemble, PRESETS, printInstruction } from '../../../vm/index.js'

const settings = PRESETS['94nop']
const code = (source: string) => assemble(source, { settings }).warrior?.instructions.map(printInstruction)
const codes = (source: string) =>
  assemble(`;assert 1\n${source}`, { settings }).diagnostics.map((one) => one.code)

describe('an opcode or modifier that touches what follows', () => {
  it.each([
    ['jmp-1', 'JMP.B $-1, $0'],
    ['jmp+1', 'JMP.B $1, $0'],
    ['jmp!1', 'JMP.B $0, $0'],
    ['jmp(1+1)', 'JMP.B $2, $0'],
    ['dat#9', 'DAT.F #0, #9'],
    ['jmp@5', 'JMP.B @5, $0'],
    ['jmp$5', 'JMP.B $5, $0'],
    ['jmp*5', 'JMP.B *5, $0'],
    ['spl<5', 'SPL.B <5, $0'],
    ['spl>5', 'SPL.B >5, $0'],
    ['spl{5', 'SPL.B {5, $0'],
    ['spl}5', 'SPL.B }5, $0'],
    ['mov#1,2', 'MOV.AB #1, $2'],
    ['mov.i#1,2', 'MOV.I #1, $2'],
    ['mov.ab-1,#2', 'MOV.AB $-1, #2'],
    ['nop.b(1)', 'NOP.B $1, $0'],
    ['jmp(CORESIZE/2)', 'JMP.B $4000, $0'],
    ['jmp-x', 'JMP.B $-3, $0'],
    ['jmp@l', 'JMP.B @0, $0'],
  ])('reads %s as if a blank stood there, and warns', (statement, instruction) => {
    for (const source of [`x equ 3\nl ${statement}`, `x equ 3\nl ${statement} ; comment`]) {
      expect(code(source)).toEqual([instruction])
      expect(codes(source)).toEqual(['MissingBlank'])
    }
  })

  it.each([
    'mov.i 1, 2',
    'mov.i\t1,2',
    'jmp 1',
    'jmp\t#1',
    'x equ#3\nnop 1',
    'for(1)\nnop 1\nrof',
    'nop 1\nend',
  ])('says nothing of %j', (source) => {
    expect(codes(source)).toEqual([])
  })

  it('reads ORG, END and PIN the same way', () => {
    const { warrior, diagnostics } = assemble(';assert 1\npin-7\norg+1\nnop 1\nnop 2\nend-0', { settings })
    expect(warrior).toMatchObject({ pin: -7, start: 1 })
    expect(diagnostics.map((one) => one.code)).toEqual(['MissingBlank', 'MissingBlank', 'MissingBlank'])
  })

  it('takes a FOR whose count touches it', () => {
    expect(code('i for+2\nnop i\nrof')).toEqual(['NOP.F $1, $0', 'NOP.F $2, $0'])
  })

  it('reads an EQU that ends with a modifier, also where & joins its name', () => {
    const source = 'go01 equ jmp\ngo02 equ djn.f\nk for 2\n go&k 4, #k\nrof'
    expect(code(source)).toEqual(['JMP.B $4, #1', 'DJN.F $4, #2'])
    expect(codes(source)).toEqual(['MissingBlank'])
    expect(code('m equ mov#1\n m, 2')).toEqual(['MOV.AB #1, $2'])
    expect(code('m equ jmp-1\n equ dat#9\n m')).toEqual(['JMP.B $-1, $0', 'DAT.F #0, #9'])
  })

  it('expands an EQU in it by its first line only, and no counter, as pMARS does', () => {
    expect(code('m equ 1\n equ nop 2\njmp-m')).toEqual(['JMP.B $-1, $0'])
    expect(code('i for 2\njmp-i\nrof')).toEqual(['JMP.B $0, $0', 'JMP.B $0, $0'])
    expect(code('jmp-later\nlater equ 2')).toEqual(['JMP.B $-2, $0'])
    expect(codes('k1 for 1\njmp-k1\nrof')).toEqual(['MissingBlank', 'UndefinedSymbol'])
    expect(codes('jmp-CURLINE')).toEqual(['MissingBlank', 'UndefinedSymbol'])
  })

  it('takes no EQU for a modifier', () => {
    expect(codes('m equ i\nmov.m 1, 2')).toEqual(['MissingElement', 'IncompleteOperand'])
    expect(codes('m equ i\njmp.m 1')).toEqual(['MissingElement'])
    expect(code('m equ i\nmov. m 1, 2')).toEqual(['MOV.I $1, $2'])
    expect(code('i for 2\nmov.i i, 2\nrof')).toEqual(['MOV.I $1, $2', 'MOV.I $2, $2'])
  })
})
