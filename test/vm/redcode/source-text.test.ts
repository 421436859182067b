import { describe, expect, it } from 'vitest'
import { assemble, decodeSource, PRESETS } from '../../../vm/index.js'

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
  it('is refused when it is binary', () => {
    const { warrior, diagnostics } = assemble('MOV 0, 1\n\0\0\0', { settings })
    expect(warrior).toBeNull()
    expect(diagnostics.map(({ code }) => code)).toEqual(['BinarySource'])
  })

  it('ends a line at a carriage return and loses what follows up to the line feed', () => {
    const { warrior } = assemble('mov 0, 1\r jmp 5\nnop 0\r\n', { settings })
    expect(warrior!.instructions).toHaveLength(2)
  })

  it('continues a line that ends with a backslash', () => {
    expect(assemble('mov 0, \\\n 1\n', { settings }).warrior!.instructions).toHaveLength(1)
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
