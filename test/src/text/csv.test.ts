import { describe, expect, it } from 'vitest'
import { printCsv, printRecords } from '../../../src/text/csv.js'

const cell = (value: string | number) => printCsv([[value, 'x']]).replace(/,x\r\n$/, '')

describe('printCsv', () => {
  it('quotes what needs it and ends lines in CR LF', () => {
    expect(
      printCsv([
        ['a', 'b, "c"'],
        [1, ''],
      ]),
    ).toBe('a,"b, ""c"""\r\n1,\r\n')
  })

  it.each(['=1+1', '+1', '-1+2', '@sum(A1)', ' =1', '＝1', '-'])('makes no formula of %j', (text) => {
    expect(cell(text)).toBe(`'${text}`)
  })

  it('leaves numbers numbers, negative ones too', () => {
    expect([-1.5, 0, 2e-7, 3].map(cell)).toEqual(['-1.5', '0', '2e-7', '3'])
  })

  it('lets through nothing that a terminal obeys', () => {
    expect(cell('\u001b[31mred\u0007\r\n\t\u202e')).toBe('␛[31mred␇␍␊␉<U+202E>')
    expect(cell('\t=1')).toBe('␉=1')
  })
})

describe('printRecords', () => {
  it('heads its columns and leaves out what is null', () => {
    expect(
      printRecords([
        { name: '=1', '+share': 0.5 },
        { name: 'a,b', '+share': null },
      ]),
    ).toBe('name,\'+share\n\'=1,0.5\n"a,b",\n')
  })
})
