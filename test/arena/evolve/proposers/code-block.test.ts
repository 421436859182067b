import { describe, expect, it } from 'vitest'
import { draftFrom } from '../../../../arena/evolve/proposers/llm/draft.js'
import { PRESETS } from '../../../../vm/index.js'
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

const DWARF = ';name Dwarf\nloop ADD #4, bomb\n MOV bomb, @bomb\n JMP loop\nbomb DAT #0, #0\nEND'
const fenced = (language: string, code: string) => `\`\`\`${language}\n${code}\n\`\`\``
const draft = (reply: string) => draftFrom(reply, null, PRESETS['94nop'])
const SHELL = fenced('', 'drq battle dwarf.red imp.red -r 100')

describe('the code of a reply', () => {
  it.each([
    [
      'before a shell example',
      `${fenced('redcode', DWARF)}\nTry it:\n${fenced('sh', 'pmars -r 100 dwarf.red')}`,
    ],
    ['without a name, before a shell example', `${fenced('', DWARF)}\nTry it:\n${SHELL}`],
    [
      'marked, before a scrap that assembles',
      `${fenced('asm', DWARF)}\nAn imp is\n${fenced('', 'MOV 0, 1')}`,
    ],
    ['marked, behind the scrap', `An imp is\n${fenced('', 'MOV 0, 1')}\n${fenced('Corewars', DWARF)}`],
    [
      'the last that assembles',
      `${fenced('red', 'MOV 0, 1')}\n${fenced('red', DWARF)}\n${fenced('red', 'MOOV 0')}`,
    ],
    ['behind thoughts', `<think>${fenced('redcode', 'MOV 0, 1')}</think>${fenced('', DWARF)}`],
    ['before thoughts', `${fenced('', DWARF)}<thinking>or rather\n${fenced('redcode', 'MOV 0, 1')}`],
    ['behind a fence that the thoughts leave open', `\`\`\`\nMOV 0\n</think>\n${fenced('', DWARF)}`],
    ['in a fence in a fence', `\`\`\`\`markdown\n${fenced('redcode', DWARF)}\n\`\`\`\``],
    ['whose fence is not ended', `\`\`\`redcode\n${DWARF}\n\`\`\`bash\npmars dwarf.red\n\`\`\``],
    ['between tildes', `~~~pmars\n${DWARF}\n~~~\n${SHELL}`],
    ['under a strange name', `${fenced('lua', DWARF)}\n${fenced('text', 'It wins 3 of 4.')}`],
    ['without a fence', DWARF],
    [
      'without a fence, between sentences',
      `Here is my dwarf.\n\n${DWARF}\n\nAdd a gate for more.\nGood luck!`,
    ],
    ['without a fence, before a shell example', `Here it is:\n${DWARF}\n\nTry it:\n${SHELL}`],
  ])('is found %s', (_, reply) => {
    expect(draft(reply)).toEqual({ source: `${DWARF}\n`, isEdited: false, kind: 'assembles', problem: null })
  })

  it('that is marked but wrong goes back, whatever else assembles', () => {
    const { source, kind } = draft(
      `${fenced('', 'MOV 0, 1')}\n${fenced('redcode', 'MOV 0, 1\nJMP nowhere')}\n${SHELL}`,
    )
    expect(kind).toBe('does not assemble')
    expect(source).toBe('MOV 0, 1\nJMP nowhere\n')
  })

  it('that is wrong is told from an example', () => {
    expect(draft(`${fenced('', 'MOV 0, 1\nJMP nowhere')}\n${SHELL}`).problem).toMatch(/^line 2/)
  })

  it.each([
    ['', 'empty'],
    [' \n', 'empty'],
    ['<think>an imp, MOV 0, 1', 'only thoughts'],
    ['<refusal>\nI write no weapons.\n</refusal>', 'refusal'],
    ['<tool_call>\n{"name": "assemble"}\n</tool_call>', 'tool call'],
    ['I am sorry, I cannot do that.', 'no code'],
    [fenced('sh', 'drq evolve'), 'no code'],
    [fenced('redcode', '; nothing yet'), 'no code'],
    [fenced('', 'MOV 0, nowhere'), 'does not assemble'],
    [fenced('', 'MOV 0, 1\n'.repeat(101)), 'too long'],
  ])('is missed, and the reply told by its kind: %j is %s', (reply, kind) => {
    expect(draft(reply)).toMatchObject({ kind, problem: expect.any(String) as string })
  })

  it('is looked for in few of many places', () => {
    const hostile = [
      '```\n',
      '```a\nx\n',
      '`'.repeat(99),
      '``` x `',
      ' ',
      'MOV 0, 1\n\nWell.\n',
      `\`\`\`\nFOR 9999\nMOV 0, 1\nROF\n\`\`\`\n`,
      'a ',
      'MOV a a',
      'x:\n',
      ';\n',
      '~~~\nMOV 0 ,\n',
    ]
    for (const text of hostile) {
      let tried = 0
      const never = () => ++tried === 0
      extractCode(text.repeat(Math.ceil(65_536 / text.length)), never)
      expect(tried).toBeLessThanOrEqual(20)
    }
  })
})
