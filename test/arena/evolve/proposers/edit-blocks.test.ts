import { describe, expect, it } from 'vitest'
import { draftFrom } from '../../../../arena/evolve/proposers/llm/draft.js'
import { applyEdits, parseEditBlocks } from '../../../../arena/evolve/proposers/llm/edit-blocks.js'
import { PRESETS } from '../../../../vm/index.js'
import { cpuMsOf } from '../../../helpers/cpu-time.js'

const SOURCE = `;name Small
loop    ADD.AB  #4, bomb
        MOV.I   bomb, @bomb
        JMP     loop
bomb    DAT     #0, #0
        END`

const block = (search: string, replace: string) =>
  `<<<<<<< SEARCH\n${search}\n=======\n${replace}\n>>>>>>> REPLACE\n`

function edit(reply: string): string {
  const parsed = parseEditBlocks(reply)
  if (!parsed.ok) return parsed.message
  const edited = applyEdits(SOURCE, parsed.value)
  return edited.ok ? edited.value : edited.message
}

describe('search/replace blocks', () => {
  it('change the lines that they find, one block after the other', () => {
    const first = block('loop    ADD.AB  #4, bomb', 'loop    ADD.AB  #8, bomb\n        NOP')
    const second = block('        NOP', '        SPL 0')
    expect(edit(`I change the step.\n\`\`\`\n${first}\`\`\`\nand\n${second}`)).toBe(
      SOURCE.replace('#4, bomb', '#8, bomb\n        SPL 0'),
    )
  })

  it('find lines whose blanks differ, and delete what has nothing in its place', () => {
    expect(edit(block('  MOV.I bomb,  @bomb\n JMP loop', 'JMP loop'))).toContain('bomb\nJMP loop\nbomb')
    expect(edit('<<<<<<< SEARCH\n;name Small\n=======\n>>>>>>> REPLACE')).toMatch(/^loop/)
  })

  it.each([
    [
      block('JMP nowhere', 'JMP loop'),
      'block 1, which searches for "JMP nowhere": these lines occur nowhere',
    ],
    [block('JMP', 'JMP loop'), 'occur nowhere'],
    [
      block(';name Small', 'JMP loop\nJMP loop') + block('JMP loop', 'x'),
      'block 2, which searches for "JMP loop": these lines occur 3 times',
    ],
    [block('', 'JMP loop'), 'block 1: it searches for nothing'],
    ['<<<<<<< SEARCH\nJMP loop\n>>>>>>> REPLACE', 'block 1: it has no ======='],
    ['<<<<<<< SEARCH\nJMP loop\n=======\nx', 'block 1: it does not end with >>>>>>> REPLACE'],
    ['<<<<<<< SEARCH\n<<<<<<< SEARCH', 'block 1: it begins before the one before it has ended'],
    ['<<<<<<< SEARCH\na\n=======\n=======', 'block 1: ======= stands in it twice'],
    [block('a', 'b').repeat(30), 'there are more than 20 blocks'],
    [block('a', 'b\n'.repeat(5000)), 'it is longer than 400 lines'],
  ])('are refused in whole when one is wrong: %j', (reply, problem) => {
    expect(edit(reply)).toContain(problem)
  })

  it('are linear in time on hostile replies', () => {
    const ms = cpuMsOf(() => {
      edit('<<<<<<< SEARCH\n'.repeat(4000))
      edit(block('a\n'.repeat(399), 'a\n'.repeat(399)).repeat(20))
      edit(`<<<<<<< SEARCH${' '.repeat(60_000)}x`)
    })
    expect(ms).toBeLessThan(1000)
  })
})

describe('draftFrom', () => {
  const settings = PRESETS['94nop']

  it('takes a whole source where edits were asked for', () => {
    expect(draftFrom('```\nMOV 0, 1\n```', SOURCE, settings)).toEqual({
      source: 'MOV 0, 1\n',
      isEdited: false,
      kind: 'assembles',
      problem: null,
    })
  })

  it('takes the blocks behind the thoughts, and none of theirs', () => {
    const thoughts = `<think>${block('JMP loop', 'JMP 0')}<<<<<<< SEARCH</think>`
    const { source, kind } = draftFrom(`${thoughts}${block('JMP loop', 'JMP loop, 7')}`, SOURCE, settings)
    expect(source).toBe(`${SOURCE.replace('        JMP     loop', 'JMP loop, 7')}\n`)
    expect(kind).toBe('assembles')
    const lost = draftFrom(block('JMP nowhere', 'JMP 0'), SOURCE, settings)
    expect(lost.kind).toBe('edits that fit nowhere')
  })

  it('does not take blocks where a whole source was asked for', () => {
    expect(draftFrom(block('JMP loop', 'JMP 0'), null, settings).problem).not.toBeNull()
  })

  it('says where the source after the edits is wrong', () => {
    const { source, isEdited, problem } = draftFrom(block('JMP loop', 'JMP lop'), SOURCE, settings)
    expect(isEdited).toBe(true)
    expect(source).toContain('JMP lop')
    expect(problem).toMatch(/^line 4, column \d+: .*, in "JMP lop"/)
  })

  it('keeps to the length that the proposal may have', () => {
    expect(draftFrom('MOV 0, 1\n'.repeat(4), null, { ...settings, maxLength: 3 }).problem).toMatch(
      /1 instructions too long$/,
    )
    expect(draftFrom('; nothing', null, settings).problem).toBe('it has no instructions')
  })

  it('keeps to a ban of P-space', () => {
    const reply = 'STP.AB #1, #1\nJMP 0'
    expect(draftFrom(reply, null, settings, false).problem).toBe(
      'it uses P-space (LDP, STP), which is not allowed',
    )
    expect(draftFrom(reply, null, settings, true).problem).toBeNull()
    expect(draftFrom('JMP 0', null, settings, false).problem).toBeNull()
  })
})
