import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { countOf, safeLines, safeText, toJson } from '../../../src/text/safe-text.js'
import { printTable, safeCut, truncate } from '../../../src/text/text.js'

/** What a terminal might obey, or what changes how the text around it reads. */
const HOSTILE = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\u061c\u00ad]/u

describe('safeText', () => {
  it('shows control characters as their pictures', () => {
    expect(safeText('\u001b[31mred\u0007\r\n\t\u0000\u007f')).toBe('␛[31mred␇␍␊␉␀␡')
  })

  it('shows C1 controls, bidi overrides, zero-width characters and separators by number', () => {
    expect(safeText('\u009b2J')).toBe('<U+009B>2J')
    expect(safeText('a\u202eb\u2066c')).toBe('a<U+202E>b<U+2066>c')
    expect(safeText('a\u200bb\ufeff')).toBe('a<U+200B>b<U+FEFF>')
    expect(safeText('a\u2028b\u2029')).toBe('a<U+2028>b<U+2029>')
  })

  it('keeps letters of all scripts', () => {
    expect(safeText('Ångström 漢字 ελ 👾')).toBe('Ångström 漢字 ελ 👾')
  })

  it('keeps three combining marks on a letter and drops the rest of a stack', () => {
    expect(safeText('a' + '\u0301'.repeat(500))).toBe('a\u0301\u0301\u0301')
  })

  it('leaves nothing hostile in any text, and fits the width', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 40 }), (text, width) => {
        const safe = safeCut(text, width)
        expect(safe).not.toMatch(HOSTILE)
        expect(safe).not.toMatch(/\p{Cs}/u)
        expect(stringWidth(safe)).toBeLessThanOrEqual(width)
      }),
    )
  })
})

describe('safeLines', () => {
  it('keeps newlines and nothing else that safeText marks', () => {
    expect(safeLines('one\n\u001btwo\r\n')).toBe('one\n␛two␍\n')
  })
})

describe('truncate', () => {
  it('counts wide characters as two columns and never cuts one in half', () => {
    expect(truncate('漢字漢字', 8)).toBe('漢字漢字')
    expect(truncate('漢字漢字', 6)).toBe('漢字…')
    expect(truncate('abcdef', 4)).toBe('abc…')
  })

  it('keeps an emoji of several code points whole', () => {
    expect(truncate('👩🏽‍🚀👩🏽‍🚀👩🏽‍🚀', 5)).toBe('👩🏽‍🚀👩🏽‍🚀…')
  })
})

describe('toJson', () => {
  it('is JSON of the same value for any text, without a character that a terminal obeys', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const json = toJson({ text })
        expect(JSON.parse(json)).toEqual({ text })
        expect(json.replaceAll('\n', '')).not.toMatch(HOSTILE)
      }),
    )
  })
})

describe('printTable', () => {
  it('aligns numbers right and names left by the columns they take', () => {
    const table = printTable(
      [
        { title: 'name', maxWidth: 8 },
        { title: 'points', align: 'right' },
      ],
      [
        ['漢字', 3],
        ['a name far too long', 1200],
        ['\u001b[2J', 7],
      ],
    )
    expect(table).toMatchInlineSnapshot(`
      "name      points
      漢字           3
      a name …    1200
      ␛[2J           7
      "
    `)
  })
})

describe('countOf', () => {
  it('takes the plural for all but one', () => {
    expect([0, 1, 2].map((count) => countOf(count, 'warrior'))).toEqual([
      '0 warriors',
      '1 warrior',
      '2 warriors',
    ])
    expect(countOf(2, 'match', 'matches')).toBe('2 matches')
  })
})
