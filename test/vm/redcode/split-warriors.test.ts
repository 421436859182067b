import { describe, expect, it } from 'vitest'
import { assemble, PRESETS, splitWarriors } from '../../../vm/index.js'

const settings = PRESETS['94nop']
const names = (source: string) =>
  splitWarriors(source).map((part) => assemble(part.source, { settings }).name)

describe('splitWarriors', () => {
  it('leaves a file with one ;redcode, or none, as it is', () => {
    for (const source of [
      '',
      'mov 0, 1',
      'From: me\n;redcode\nmov 0, 1\r\n',
      ';redcoder\n;redcode\nmov 0, 1\n',
    ])
      expect(splitWarriors(source)).toEqual([{ source, linesBefore: 0 }])
  })

  it('begins each warrior at its ;redcode and keeps the heading with the first', () => {
    const parts = [
      'From: me\n\n;redcode\n;name A\nmov 0, 1\n',
      ' ;REDCODE-94 x\r\n;name B\r\njmp 0\r\n',
      ';redcode\nnop 0',
    ]
    expect(splitWarriors(parts.join(''))).toEqual([
      { source: parts[0], linesBefore: 0 },
      { source: parts[1], linesBefore: 5 },
      { source: parts[2], linesBefore: 8 },
    ])
    expect(names(parts.join(''))).toEqual(['A', 'B', 'Unknown'])
  })

  it('reads the first as the assembler reads the whole file', () => {
    const file = 'heading\n;redcode\n;name A\nmov 0, 1\n;redcode\n;name B\njmp 0\n'
    const whole = assemble(file, { settings }).warrior!
    const first = assemble(splitWarriors(file)[0]!.source, { settings }).warrior!
    expect([first.id, first.name]).toEqual([whole.id, whole.name])
  })

  it('leaves parts out that are only comments', () => {
    expect(names(';redcode verbose\n;redcode\n;name A\nmov 0, 1\n;redcode\n ; that was all\n\r\n')).toEqual([
      'A',
    ])
    const comments = ';redcode\n;name A\n;redcode\n'
    expect(splitWarriors(comments)).toEqual([{ source: comments, linesBefore: 0 }])
  })

  it('does not take the continuation of a comment for a marker', () => {
    expect(splitWarriors(';redcode\n;a comment \\\n;redcode\nmov 0, 1\n')).toHaveLength(1)
  })
})
