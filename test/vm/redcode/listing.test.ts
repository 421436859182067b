import { describe, expect, it } from 'vitest'
import { assemble, listProgram, PRESETS } from '../../../vm/index.js'

/** Listings of `pmars -r 0` and `pmars -r 0 -8`, byte for byte. */
const list = (source: string, standard: '94' | '88' = '94') =>
  listProgram(
    assemble(source, { settings: { ...PRESETS['94nop'], coreSize: 100_000_000, standard } }).warrior!,
    standard,
  )

const WARRIOR = ';redcode\n;name One\n;author B\n;assert 1\nmov 0,1\ndjn -1,<-20\n end 1\n'

describe('listProgram', () => {
  it("prints ORG above and marks the start by the '94 standard", () => {
    expect(list(WARRIOR)).toBe(
      'Program "One" (length 2) by "B"\n\n       ORG      START\n       MOV.I  $     0, $     1     \nSTART  DJN.B  $    -1, <   -20     \n\n',
    )
  })

  it("prints END below and no modifiers by the '88 standard", () => {
    expect(list(WARRIOR, '88')).toBe(
      'Program "One" (length 2) by "B"\n\n       MOV    $     0, $     1     \nSTART  DJN    $    -1, <   -20     \n       END      START\n\n',
    )
  })

  it('prints neither where the start is outside of the program', () => {
    expect(list(';assert 1\ndat #1\n end 7\n')).toBe(
      'Program "Unknown" (length 1) by "Anonymous"\n\n       DAT.F  #     0, #     1     \n\n',
    )
    expect(list(';assert 1\ndat #1\n end 7\n', '88')).toBe(
      'Program "Unknown" (length 1) by "Anonymous"\n\n       DAT    #     0, #     1     \n\n',
    )
  })

  it('prints a warrior without instructions', () => {
    expect(list(';name "q"\n;assert 1\n')).toBe('Program ""q"" (length 0) by "Anonymous"\n\n\n')
  })

  it('leaves PIN out and lets long fields run over', () => {
    expect(list(';assert 1\n pin 5\nmov.ba {12345678,}-1\n')).toBe(
      'Program "Unknown" (length 1) by "Anonymous"\n\n       ORG      START\nSTART  MOV.BA {12345678, }    -1     \n\n',
    )
  })

  it('keeps CMP', () => {
    expect(list('cmp 1, 2\nseq 1, 2')).toContain('START  CMP.I  $     1, $     2     \n       SEQ.I ')
  })
})
