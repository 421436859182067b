import { describe, expect, it } from 'vitest'
import { assemble, PRESETS } from '../../../vm/index.js'
import { cpuMsOf } from '../../helpers/cpu-time.js'

const settings = PRESETS['94nop']
/** Of the processor, generous for a slow machine; unbounded work would take seconds to years. */
const LIMIT_MS = 1000
const LIMIT_BYTES = 200e6

const count = (length: number, line: (index: number) => string) =>
  Array.from({ length }, (_, index) => line(index)).join('\n')

const BOMBS: Record<string, readonly [code: string, source: string]> = {
  'FOR 1000000000': ['TooManyLines', 'for 1000000000\nmov 0, 1\nrof\n'],
  'an empty FOR 65535, which pMARS never ends': ['ExpansionTooLarge', 'for 65535\nrof\n'],
  'a FOR of 10^17 - 1 asserts that fail to parse': [
    'ExpansionTooLarge',
    'i for 99999999999999999\n;assert (i\nrof\n',
  ],
  'a FOR that lengthens an EQU': ['ExpansionTooLarge', 'x equ nop 0\nfor 65535\n equ nop 0\nrof\nx\n'],
  'FORs within FORs': ['TooManyLines', 'for 1000\n'.repeat(50) + 'nop 0\n' + 'rof\n'.repeat(50)],
  'unclosed FORs within FORs': ['NestingTooDeep', 'for 1\n'.repeat(20_000)],
  'an EQU of itself': ['RecursiveReference', 'x equ x x x\nx\n'],
  'EQUs of each other': ['RecursiveReference', 'x equ y y\ny equ x x\nnop x\n'],
  'an EQU below of itself': ['RecursiveReference', 'nop x\nnop 0\nx equ x+1\n'],
  'a billion laughs': [
    'ExpansionTooLarge',
    `${count(30, (i) => `x${i} equ x${i + 1} x${i + 1}`)}\nx30 equ nop 0\nx0\n`,
  ],
  'a billion laughs in an operand': [
    'ExpansionTooLarge',
    `x0 equ 1\n${count(30, (i) => `x${i + 1} equ x${i}+x${i}`)}\nnop x30\n`,
  ],
  'a billion laughs from below': [
    'ExpansionTooLarge',
    `nop x30\nx0 equ 1\n${count(30, (i) => `x${i + 1} equ x${i}+x${i}`)}\n`,
  ],
  'a long chain of EQUs': [
    'NestingTooDeep',
    `x0 equ 1\n${count(9000, (i) => `x${i + 1} equ x${i}`)}\nnop x9000`,
  ],
  'a long chain of EQUs from below': [
    'NestingTooDeep',
    `nop x9000\nx0 equ 1\n${count(9000, (i) => `x${i + 1} equ x${i}`)}`,
  ],
  'a long EQU used often': ['ExpansionTooLarge', `x equ ${'1+'.repeat(4000)}1\n${'nop x\n'.repeat(900)}`],
  'a line of 10 MB': ['SourceTooLarge', `mov 0, ${'1'.repeat(10e6)}`],
  'a line of 100 kB': ['LineTooLong', `mov 0, ${'1'.repeat(100e3)}`],
  'a line continued 100,000 times': ['LineTooLong', 'mov 0, 1 \\\n'.repeat(20_000)],
  'five million labels': ['SourceTooLarge', count(5e6, () => 'l')],
  '30,000 labels': ['TooManyLabels', count(30_000, (i) => `l${i}`)],
  '100,000 lines of nonsense': ['BadToken', '+\n'.repeat(100_000)],
  'a label defined 20,000 times': ['RedefinitionIgnored', 'label nop 0\n'.repeat(20_000)],
  '8,000 parentheses': ['ExpressionTooDeep', `nop ${'('.repeat(8000)}1\n`],
  '4,000 assignments': ['ExpressionTooDeep', `nop ${'a='.repeat(4000)}1\n`],
  '800 nested right operands': ['ExpressionTooDeep', `nop ${'1+2*3<4&&'.repeat(800)}1\n`],
  'a number of 8,000 digits': ['NumberTooLong', `nop ${'9'.repeat(8000)}\n`],
  'a product of 8,000 factors': ['ArithmeticOverflow', `nop ${'9*'.repeat(4000)}9\n`],
}

describe('assemble', () => {
  it.each(Object.entries(BOMBS))('refuses %s at once, in little memory', (_, [code, source]) => {
    assemble('mov 0, 1', { settings })
    const memory = process.memoryUsage().heapUsed
    let diagnostics: ReturnType<typeof assemble>['diagnostics'] = []
    const ms = cpuMsOf(() => {
      diagnostics = assemble(source, { settings }).diagnostics
    })
    expect(ms).toBeLessThan(LIMIT_MS)
    expect(process.memoryUsage().heapUsed - memory).toBeLessThan(LIMIT_BYTES)
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toContain(code)
    expect(diagnostics.length).toBeLessThanOrEqual(102)
    for (const { text, message } of diagnostics) {
      expect(text.length).toBeLessThanOrEqual(61)
      expect(message.length).toBeLessThan(200)
    }
  })

  it.each([
    ['EQUs above', `x0 equ 1\n${count(499, (i) => `x${i + 1} equ x${i}`)}\nnop x499`],
    ['EQUs below', `nop x499\nx0 equ 1\n${count(499, (i) => `x${i + 1} equ x${i}`)}`],
    ['FORs', `${'for 1\n'.repeat(500)}nop 1\n${'rof\n'.repeat(500)}`],
    [
      'FORs in EQUs',
      `x0 equ nop 1\n${count(249, (i) => `x${i + 1} equ for 1\n equ x${i}\n equ rof`)}\n x249`,
    ],
  ])('takes 500 %s within each other', (_, source) => {
    expect(assemble(source, { settings }).warrior!.instructions.map(({ a }) => a)).toEqual([1])
  })

  it('takes chains of signs of any length, since they nest nothing', () => {
    expect(assemble(`nop ${'-'.repeat(8001)}1`, { settings }).warrior!.instructions[0]!.a).toBe(-1)
  })

  it('takes the longest warrior of a hill with the longest warriors', () => {
    const big = { ...settings, coreSize: 100_000, maxLength: 5000, minSeparation: 5000 }
    expect(assemble('for 5000\nnop 0\nrof', { settings: big }).warrior!.instructions).toHaveLength(5000)
  })

  it('takes any text without throwing', () => {
    const pieces = [
      'for 9',
      'rof',
      'equ',
      'x',
      '&',
      '\\',
      '\n',
      ' ',
      ';',
      '(',
      ')',
      '=',
      '-',
      '1',
      ',',
      '.',
      'mov',
      '\r',
      'é',
      '"',
    ]
    let state = 1
    const next = () => (state = (state * 16807) % 2147483647)
    for (let round = 0; round < 2000; round++) {
      const source = Array.from({ length: 30 }, () => pieces[next() % pieces.length]).join(
        round % 2 ? ' ' : '',
      )
      expect(assemble(source, { settings }).diagnostics.length).toBeGreaterThan(0)
    }
  })
})
