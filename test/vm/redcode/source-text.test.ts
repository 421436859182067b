import { describe, expect, it } from 'vitest'
import { assemble, decodeSource, PRESETS, splitWarriors } from '../../../vm/index.js'

const settings = PRESETS['94nop']
const bytes = (...values: number[]) => Uint8Array.from(values)

describe('decodeSource', () => {
  it('reads UTF-8 where it is valid', () => {
    expect(decodeSource(Buffer.from(';name Grüße 漢'))).toBe(';name Grüße 漢')
  })

  it('drops a byte order mark', () => {
    expect(decodeSource(bytes(0xef, 0xbb, 0xbf, 0x6d))).toBe('m')
  })

  it('reads Latin-1 where UTF-8 is not valid', () => {
    expect(decodeSource(bytes(0x3b, 0xe9, 0x20))).toBe(';é ')
  })

  it('takes carriage returns for line ends where there is no line feed', () => {
    expect(decodeSource(Buffer.from('mov 0, 1\rjmp 0\r'))).toBe('mov 0, 1\njmp 0\n')
    expect(decodeSource(Buffer.from('mov 0, 1\rlost\r\njmp 0\r\n'))).toBe('mov 0, 1\rlost\r\njmp 0\r\n')
  })
})

describe('source text', () => {
  it.each([
    ['an image', '\u0089PNG\r\n\u001a\n\0\0\0\rIHDR\0\0\0\u0001\0\0\0\u0001\b\u0006'],
    ['a text in UTF-16', Buffer.from('mov 0, 1\njmp 0\n', 'utf16le').toString('latin1')],
  ])('is refused when it is %s', (_, source) => {
    const { warrior, diagnostics } = assemble(source, { settings })
    expect(warrior).toBeNull()
    expect(diagnostics.map(({ code }) => code)).toEqual(['BinarySource'])
  })

  const told = (source: string) => {
    const { warrior, diagnostics } = assemble(source, { settings })
    const places = diagnostics.map(({ code, line, column }) => [code, line, column])
    return { length: warrior?.instructions.length, places }
  }

  it.each([
    ['on the last line', ';assert 1\nnop 1\n\0\0\n'],
    ['behind the last statement', ';assert 1\nnop 1\0\0'],
    ['on lines that hold nothing else, at the end', ';assert 1\nnop 1\n\0\0\n \0\n'],
    ['behind END', ';assert 1\nnop 1\nend \0\nlost \0\0\n\0 lost'],
    ['before ;redcode', 'heading\0\n;redcode\n;assert 1\nnop 1'],
  ])('ignores a NUL character %s', (_, source) => {
    expect(told(source)).toEqual({ length: 1, places: [] })
  })

  it('ends a line at a NUL character and says so where more follows', () => {
    expect(told(';assert 1\nnop 1\0, 2\njmp 0\0\nnop 3')).toEqual({
      length: 3,
      places: [
        ['NulCharacter', 2, 6],
        ['NulCharacter', 3, 6],
      ],
    })
    expect(assemble(';name A\0B\nnop 1', { settings }).name).toBe('A')
  })

  it('knows the warriors of a file with NUL characters at its end', () => {
    const parts = splitWarriors(';redcode\nnop 1\n;redcode\nnop 2\n;redcode\n\0\0\n')
    expect(parts.map(({ source }) => told(`;assert 1\n${source}`).length)).toEqual([1, 1])
  })

  it('ends a line at a carriage return and loses what follows up to the line feed', () => {
    const { warrior } = assemble('mov 0, 1\r jmp 5\nnop 0\r\n', { settings })
    expect(warrior!.instructions).toHaveLength(2)
  })

  it('continues a line that ends with a backslash', () => {
    expect(assemble('mov 0, \\\n 1\n', { settings }).warrior!.instructions).toHaveLength(1)
  })

  it('warns of a line that a backslash, even of a comment, joins to the one before', () => {
    expect(told(';assert 1\nnop 1 ; a \\\njmp 0\nnop 2')).toEqual({
      length: 2,
      places: [['ContinuedLine', 2, 11]],
    })
    expect(told(';assert 1\nmov 0, \\\n 1\n').places).toEqual([['ContinuedLine', 2, 8]])
    expect(told(';assert 1\nnop 1 ; a \\\n\nnop 2').places).toEqual([])
    expect(told(';assert 1\nnop 1\nend\n; a \\\nlost').places).toEqual([])
  })

  it('may not end with a backslash, which hangs pMARS', () => {
    const { diagnostics } = assemble('mov 0, 1\n;comment \\', { settings })
    expect(diagnostics).toMatchObject([{ code: 'UnfinishedContinuation', line: 2, column: 10 }])
  })
})

describe('credits', () => {
  const credits = (source: string) => {
    const { name, author, date, version, warrior } = assemble(source, { settings })
    return { name, author, date, version, strategy: warrior?.strategy }
  }

  it('have defaults', () => {
    expect(credits('mov 0, 1')).toEqual({
      name: 'Unknown',
      author: 'Anonymous',
      date: '',
      version: '',
      strategy: '',
    })
  })

  it('count before ;redcode and after END, and the last one wins', () => {
    expect(credits(';name A\n;author B\n;redcode\nmov 0, 1\nend\n;name C')).toMatchObject({
      name: 'C',
      author: 'B',
    })
  })

  it('are back at their defaults after an empty one', () => {
    expect(credits(';name A\n;name')).toMatchObject({ name: 'Unknown' })
  })

  it('keep the strategy line by line', () => {
    expect(credits(';strategy first\n;strategy   second\nmov 0, 1')).toMatchObject({
      strategy: 'first\n  second',
    })
  })
})
