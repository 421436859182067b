import { describe, expect, it } from 'vitest'
import { printDiagnostics } from '../../../../src/cli/sources/diagnostics.js'
import type { Diagnostic } from '../../../../vm/index.js'

const diagnostic: Diagnostic = {
  level: 'error',
  code: 'UndefinedSymbol',
  line: 2,
  column: 6,
  message: 'symbol "bomb" is not defined',
  text: 'bomb',
  hint: 'Define it with EQU or as a label.',
  count: 1,
}

describe('printDiagnostics', () => {
  it('shows file, line and column, the line with a caret, and the hint', () => {
    expect(printDiagnostics('imp.red', ';name x\nMOV #bomb, 1\n', [diagnostic])).toBe(
      [
        'imp.red:2:6: error UndefinedSymbol: symbol "bomb" is not defined',
        '    MOV #bomb, 1',
        '         ^',
        '    Define it with EQU or as a label.',
        '',
      ].join('\n'),
    )
  })

  it('shows no line for a whole file and no caret for a whole line', () => {
    const [file, line] = [
      { ...diagnostic, line: null, column: null, hint: '' },
      { ...diagnostic, column: null, hint: '' },
    ]
    expect(printDiagnostics('a', '\nNOP', [file])).toBe(
      'a: error UndefinedSymbol: symbol "bomb" is not defined\n',
    )
    expect(printDiagnostics('a', '\nNOP', [line])).toBe(
      'a:2: error UndefinedSymbol: symbol "bomb" is not defined\n    NOP\n',
    )
  })

  it('keeps the caret below the text behind tabs, marks and in the middle of a long line', () => {
    const caretBelow = (line: string, column: number) => {
      const [, shown, caret] = printDiagnostics('a', `\n${line}`, [{ ...diagnostic, column }]).split('\n')
      return shown!.slice(caret!.indexOf('^')).slice(0, 4)
    }
    expect(caretBelow('\tMOV\t$bomb', 7)).toBe('bomb')
    expect(caretBelow('\u001b\u202e bomb', 4)).toBe('bomb')
    expect(caretBelow(`${'x'.repeat(5000)}bomb${'y'.repeat(5000)}`, 5001)).toBe('bomb')
  })

  it('stops after 50 and counts the rest', () => {
    const text = printDiagnostics('a', '', new Array<Diagnostic>(120).fill(diagnostic))
    expect(text.match(/UndefinedSymbol/g)).toHaveLength(50)
    expect(text).toMatch(/a: and 70 more\n$/)
  })

  it('escapes path, message and source', () => {
    const evil = '\u001b[2J\u202e'
    const text = printDiagnostics(evil, `\n${evil}`, [{ ...diagnostic, message: evil, hint: evil }])
    expect(text).not.toMatch(/[\u001b\u202e]/)
  })
})
