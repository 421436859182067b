import { describe, expect, it } from 'vitest'
import {
  parseRecording,
  printReply,
  questionId,
  type RecordedReply,
} from '../../../../arena/evolve/proposers/llm/recording.js'

const question = questionId('m', [{ role: 'user', content: 'write an imp' }])
const place = { generation: 1, proposal: 4, repair: 0 }
const reply: RecordedReply = {
  ...{ ...place, question, model: 'm', reply: 'MOV 0, 1', error: null },
  ...{ promptTokens: 10, replyTokens: null },
}

function parse(text: string) {
  const replies = parseRecording(text)
  if (!replies.ok) throw new Error(replies.message)
  return replies.value
}

describe('a recording', () => {
  it('gives back what was printed, the last of a place', () => {
    const replies = parse(printReply({ ...reply, reply: null, error: 'refused' }) + printReply(reply))
    expect(replies.find(place, question)).toEqual(reply)
    expect(replies.find({ ...place, repair: 1 }, question)).toBeNull()
    expect(replies.find(place, questionId('n', []))).toBe('other')
  })

  it('is read although its last line was cut off', () => {
    const text = printReply(reply)
    const cut = parse(text + text.slice(0, 30) + '\n' + printReply({ ...reply, proposal: 5 }))
    expect(cut.find({ ...place, proposal: 5 }, question)).not.toBeNull()
  })

  it.each([
    ['', 'NoReply', 'it holds no recorded reply'],
    ['not json at all', 'NoReply', 'it holds no recorded reply'],
    ['{"round": 1}', 'BadReply', 'line 1: proposal: '],
    [printReply({ ...reply, question: 'x' }), 'BadReply', 'line 1: question: '],
    [printReply({ ...reply, reply: 'x'.repeat(1_000_000) }), 'BadReply', 'line 1: reply: '],
  ])('is refused when it is none: %#', (text, code, problem) => {
    const message = expect.stringContaining(problem) as string
    expect(parseRecording(text)).toEqual({ ok: false, code, message })
  })

  it('tells questions apart by model and every message', () => {
    const ids = [
      questionId('m', [{ role: 'user', content: 'ab' }]),
      questionId('n', [{ role: 'user', content: 'ab' }]),
      questionId('m', [{ role: 'system', content: 'ab' }]),
      questionId('m', [
        { role: 'user', content: 'a' },
        { role: 'user', content: 'b' },
      ]),
    ]
    expect(new Set(ids).size).toBe(4)
  })
})
