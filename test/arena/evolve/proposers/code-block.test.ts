import { describe, expect, it } from 'vitest'
import { extractCode } from '../../../../arena/evolve/proposers/llm/code-block.js'

describe('extractCode', () => {
  it('takes the last fenced block that holds something', () => {
    expect(extractCode('First:\n```\nDAT 0\n```\nBetter:\n```redcode\nMOV 0, 1\nEND\n```\n```\n\n```')).toBe(
      'MOV 0, 1\nEND\n',
    )
  })

  it('takes the whole reply when nothing is fenced', () => {
    expect(extractCode('MOV 0, 1\nEND')).toBe('MOV 0, 1\nEND\n')
  })

  it('takes a block that was cut off before its end', () => {
    expect(extractCode('Here:\r\n```asm\r\nMOV 0, 1\r\nADD')).toBe('MOV 0, 1\nADD\n')
  })

  it('gives something for an empty reply', () => {
    expect(extractCode('')).toBe('\n')
  })
})
