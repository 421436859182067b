import { describe, expect, it } from 'vitest'
import { assemble, PRESETS } from '../../../vm/index.js'

const settings = PRESETS['94nop']
const diagnose = (source: string) => assemble(source, { settings }).diagnostics

describe('diagnostics', () => {
  it('carry level, code, line, column, message, text and hint', () => {
    expect(diagnose(';assert 1\n  mov bomb, 1\n')).toEqual([
      {
        level: 'error',
        code: 'UndefinedSymbol',
        line: 2,
        column: 7,
        message: "'bomb' is not defined",
        text: 'bomb',
        hint: 'Define the label, or mind its case: Foo and foo differ.',
        count: 1,
      },
      {
        level: 'error',
        code: 'IncompleteOperand',
        line: 2,
        column: 3,
        message: "'MOV' needs two operands",
        text: 'MOV',
        hint: 'Separate the operands by a comma.',
        count: 1,
      },
    ])
  })

  it('are collected and come by line, those about the whole file last', () => {
    const told = diagnose('mov 1\nx nop 0\nx nop 0\n rof\nnop foo\n')
    expect(told.map(({ line, code }) => [line, code])).toEqual([
      [1, 'IncompleteOperand'],
      [3, 'RedefinitionIgnored'],
      [4, 'UnopenedRof'],
      [5, 'UndefinedSymbol'],
      [null, 'MissingAssert'],
    ])
  })

  it('count what is repeated on a line', () => {
    expect(diagnose(';assert 1\nfor 3\nmov foo, 1\nrof\n')).toMatchObject([
      { code: 'UndefinedSymbol', line: 3, count: 3 },
      { code: 'IncompleteOperand', line: 3, count: 3 },
    ])
  })

  it('quote source text in short and without control characters', () => {
    const [{ text, message } = { text: '', message: '' }] = diagnose(`\u001b[31m nop 0`)
    expect(text).toBe('\ufffd')
    expect(message).not.toContain('\u001b')
    const [long] = diagnose(`;assert 1\nnop ${'x'.repeat(500)}`)
    expect(long!.text).toBe(`${'x'.repeat(59)}…`)
  })

  it('stand in the line that uses a macro, without a column', () => {
    expect(diagnose(';assert 1\nm equ mov foo, 1\nnop 0\n m\n')).toMatchObject([
      { code: 'UndefinedSymbol', line: 4, column: null },
      { code: 'IncompleteOperand', line: 4 },
    ])
  })

  it('go on where pMARS gives up, and say that it does', () => {
    const told = diagnose(`;assert 1\n${'jmp foo\n'.repeat(12)}`)
    expect(told.filter(({ code }) => code === 'UndefinedSymbol')).toHaveLength(12)
    expect(told.at(-1)).toMatchObject({ code: 'TooManyErrors', level: 'error', line: null })
  })

  it('fail a source of nine warnings, as pMARS does, but not one of eight', () => {
    const source = (repeats: number) => `;assert 1\nlabel nop 0\n${'label nop 0\n'.repeat(repeats)}`
    expect(assemble(source(8), { settings }).warrior).not.toBeNull()
    expect(assemble(source(9), { settings }).warrior).toBeNull()
  })

  it.each([
    ['a predefined constant as a label', 'CORESIZE nop 0', 'ReservedName'],
    ['several lines in one operand', 'v equ 1\n equ nop 2\ndat v, 3', 'MultiLineOperand'],
    ['an assignment to no register', 'x nop x=1', 'UnplacedAssignment'],
    ['a PIN beyond all reason', 'pin 999999999999999999\nnop 0', 'PinTooLarge'],
  ])('say that %s is undefined in pMARS', (_, source, code) => {
    const { warrior, diagnostics } = assemble(source, { settings })
    expect(warrior).toBeNull()
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toContain(code)
  })

  it("name the modes that the '88 standard forbids", () => {
    const { diagnostics } = assemble(';assert 1\nmov 1, #2', { settings: PRESETS['88'] })
    expect(diagnostics).toMatchObject([
      { code: 'Invalid88Operands', message: "ICWS'88 forbids these modes: MOV $, #" },
    ])
  })
})
