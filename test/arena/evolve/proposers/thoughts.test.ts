import { describe, expect, it } from 'vitest'
import { withoutThoughts } from '../../../../arena/evolve/proposers/llm/thoughts.js'
import { cpuMsOf } from '../../../helpers/cpu-time.js'

describe('withoutThoughts', () => {
  it.each([
    ['<think>an imp?</think>\nMOV 0, 1', '\nMOV 0, 1'],
    ['<THINK>\nan imp?\n</Think >MOV 0, 1', 'MOV 0, 1'],
    ['<thinking>a</thinking>MOV 0, 1', 'MOV 0, 1'],
    ['<reasoning effort="high">a</reasoning>MOV 0, 1', 'MOV 0, 1'],
    ['[THINK]a[/THINK]MOV 0, 1', 'MOV 0, 1'],
    [
      '<|channel|>analysis<|message|>a<|end|><|start|>assistant<|channel|>final<|message|>MOV 0, 1',
      'MOV 0, 1',
    ],
    ['Well. <think>a</think> So: <think>b</think> MOV 0, 1', 'Well.  So:  MOV 0, 1'],
    ['<think>shall I write <think>?</think> no</think>MOV 0, 1', 'MOV 0, 1'],
  ])('drops what is thought: %j', (reply, said) => {
    expect(withoutThoughts(reply)).toBe(said)
  })

  it('takes all before an end without a beginning for thoughts', () => {
    expect(withoutThoughts('an imp?\n```\nDAT 0\n```\n</think>\nMOV 0, 1')).toBe('\nMOV 0, 1')
    expect(withoutThoughts('an imp?</think>')).toBe('')
  })

  it('takes all after a beginning without an end for thoughts', () => {
    expect(withoutThoughts('MOV 0, 1\n<think>is that')).toBe('MOV 0, 1\n')
    expect(withoutThoughts('<think>is that')).toBe('')
  })

  it('takes a name of theirs in code that is said for a part of the code', () => {
    const code = 'So:\n```redcode\n;name about <think> tags\nMOV 0, 1\n```\nDone.'
    expect(withoutThoughts(code)).toBe(code)
    expect(withoutThoughts(`<think>\n\`\`\`\nDAT 0\n</think>${code}`)).toBe(code)
    expect(withoutThoughts(`${code}\n<think>is that`)).toBe(`${code}\n`)
  })

  it('keeps what stands before an end too many', () => {
    expect(withoutThoughts('<think>a</think>MOV 0, 1</think>\n')).toBe('MOV 0, 1')
  })

  it('leaves Redcode alone that looks a little like a tag', () => {
    const code = 'think MOV <think, >think\n JMP <reasoning\nDAT `<think>`'
    expect(withoutThoughts(code)).toBe(code)
  })

  it('is linear in time on hostile replies', () => {
    const ms = cpuMsOf(() => {
      for (const text of ['</think>', '<think>', '<think '.repeat(9), `</think>${' '.repeat(30_000)}`])
        withoutThoughts(text.repeat(Math.ceil(65_536 / text.length)))
    })
    expect(ms).toBeLessThan(5000)
  })
})
