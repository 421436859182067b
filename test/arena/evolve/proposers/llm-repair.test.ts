import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { completion, sendError, sendJson, type ChatHandler } from '../../../helpers/chat-server.js'
import { LlmRuns, reply } from '../../../helpers/llm-run.js'

let runs: LlmRuns
beforeEach(() => {
  runs = new LlmRuns()
})
afterEach(() => runs.close())

const BAD = '```\nMOV 0, 1\nMOOV 1, 2\n```'
const isRepair = (messages: readonly unknown[]) => messages.length > 2

/** Gives code that does not assemble until it was sent back so often. */
const mendedAfter =
  (repairs: number): ChatHandler =>
  (response, { body }, index) => {
    const sentBack = (body.messages.length - 2) / 2
    sendJson(response, 200, completion(sentBack < repairs ? BAD : reply(index)))
  }

describe('the repair of a reply', () => {
  it('sends the diagnostics back and takes the mended warrior', async () => {
    const { trials, totals } = await runs.play(mendedAfter(1))
    const asked = trials.filter(({ operator }) => operator.startsWith('llm'))
    expect(asked).toHaveLength(12)
    for (const { result } of asked) expect(result).not.toBeNull()
    expect(totals).toMatchObject({ calls: 24, repairs: 12, failed: 0 })
    const repairs = runs.server!.requests.filter(({ body }) => isRepair(body.messages))
    expect(repairs).toHaveLength(12)
    for (const { body } of repairs) {
      expect(body.messages.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'user'])
      expect(body.messages[2]!.content).toBe(BAD)
      expect(body.messages[3]!.content).toMatch(/line 2, column 6: .*, in "MOOV 1, 2"/)
    }
    const calls = runs.calls()
    expect(
      calls.filter(({ repair }) => repair === 0).every(({ outcome }) => /^line 2/.test(outcome as string)),
    ).toBe(true)
    expect(calls.filter(({ repair }) => repair === 1).every(({ outcome }) => outcome === 'assembles')).toBe(
      true,
    )
  })

  it('asks under the rules of the run, and sends a warrior back that breaks them', async () => {
    const forbidden = '```\nLDP.AB #0, $1\nJMP 0\n```'
    const handler: ChatHandler = (response, { body }, index) => {
      sendJson(response, 200, completion(isRepair(body.messages) ? reply(index) : forbidden))
    }
    const change = { generations: 1, fitness: 'duel', horizon: 100, fullShare: 0, pSpace: false } as const
    const { trials } = await runs.play(handler, { change, model: { prompt: ['reference'] } })
    for (const { result } of trials.filter(({ operator }) => operator.startsWith('llm')))
      expect(result).not.toBeNull()
    const { requests } = runs.server!
    expect(requests.filter(({ body }) => isRepair(body.messages))).toHaveLength(requests.length / 2)
    for (const { body } of requests) {
      const [system, ...rest] = body.messages.map(({ content }) => content)
      expect(system).toContain('ONE AGAINST ONE: your warrior meets 1 opponent that the run began with')
      expect(system).toContain('and else after 100 cycles. A win is 3 points')
      expect(system).toContain('P-SPACE is not allowed')
      expect(rest.join('\n')).toContain('It fights its opponents one against one')
      if (isRepair(body.messages)) expect(rest.at(-1)).toContain('it uses P-space (LDP, STP)')
    }
    // The stored prompt is all that was sent.
    for (const { prompt } of runs.calls()) expect(prompt).toContain('and else after 100 cycles.')
  })

  it.each([
    [0, 0],
    [1, 0],
    [2, 1],
  ])('with --repairs %d mends what needs two rounds: %d', async (repairs, mended) => {
    const { trials, totals } = await runs.play(mendedAfter(2), {
      change: { generations: 1, iterations: 2 },
      model: { repairs },
    })
    const asked = trials.filter(({ operator }) => operator.startsWith('llm'))
    expect(asked.filter(({ result }) => result !== null)).toHaveLength(mended * asked.length)
    expect(totals.calls).toBe(asked.length * (repairs + 1))
  })

  it('of edits that find nothing asks for blocks again', async () => {
    const operations = { new: 0, mutate: 0, crossover: 0, edit: 1 }
    const handler: ChatHandler = (response, { body }, index) => {
      const isEdit = body.messages[1]!.content.includes('<<<<<<< SEARCH')
      const wrong = '<<<<<<< SEARCH\nJMP nowhere\n=======\nJMP loop\n>>>>>>> REPLACE'
      sendJson(response, 200, completion(isEdit && !isRepair(body.messages) ? wrong : reply(index)))
    }
    const { trials } = await runs.play(handler, {
      change: { generations: 1, iterations: 4, freshShare: 0 },
      model: { operations },
    })
    const edits = trials.filter(({ operator }) => operator.startsWith('llm edit'))
    expect(edits).toHaveLength(4)
    for (const { result } of edits) expect(result).not.toBeNull()
    const asked = runs.server!.requests.filter(({ body }) => isRepair(body.messages))
    expect(asked).toHaveLength(4)
    for (const { body } of asked) {
      expect(body.messages[3]!.content).toContain('"JMP nowhere": these lines occur nowhere')
      expect(body.messages[3]!.content).toContain('<<<<<<< SEARCH')
    }
  })

  it('that gets no answer leaves the proposal as it was', async () => {
    const { trials } = await runs.play(
      (response, { body }) => {
        if (isRepair(body.messages)) sendError(response, 400, 'no')
        else sendJson(response, 200, completion(BAD))
      },
      { change: { generations: 1, iterations: 2 } },
    )
    const asked = trials.filter(({ operator }) => operator.startsWith('llm'))
    expect(asked.every(({ problem }) => /^line 2/.test(problem ?? ''))).toBe(true)
  })
})
