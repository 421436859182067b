import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { completion, sendError, sendJson, type ChatHandler } from '../../../helpers/chat-server.js'
import { LlmRuns, reply } from '../../../helpers/llm-run.js'

let runs: LlmRuns
beforeEach(() => {
  runs = new LlmRuns()
})
afterEach(() => runs.close())

const change = { generations: 1, iterations: 0, initialProposals: 6, warmOpponents: false }
const wanted = () => runs.server!.requests.map(({ body }) => body.n ?? 1)

/** Gives at most so many choices. */
const atMost = (most: number): ChatHandler => {
  let step = 3
  return (response, { body }) => {
    const count = Math.min(most, body.n ?? 1)
    sendJson(response, 200, completion(...Array.from({ length: count }, () => reply(step++))))
  }
}

describe('several replies to one question', () => {
  it('make all proposals of the start in one call', async () => {
    const { trials, totals } = await runs.play(atMost(8), { change })
    expect(wanted()).toEqual([6])
    expect(new Set(trials.map(({ proposal }) => proposal)).size).toBe(6)
    expect(totals).toMatchObject({ calls: 1, promptTokens: 1200, replyTokens: 34 })
    const calls = runs.calls()
    expect(calls.map(({ sample }) => sample)).toEqual([0, 1, 2, 3, 4, 5])
    expect(new Set(calls.map(({ reply }) => reply)).size).toBe(6)
    expect(calls.map(({ billed_tokens }) => billed_tokens)).toEqual([1234, 0, 0, 0, 0, 0])
  })

  it('are asked for one by one where a server ignores n', async () => {
    const { trials } = await runs.play(atMost(1), { change })
    expect(wanted()).toEqual([6, 1, 1, 1, 1, 1])
    expect(trials.every(({ result }) => result !== null)).toBe(true)
  })

  it('are asked for one by one where fewer come', async () => {
    await runs.play(atMost(4), { change })
    expect(wanted()).toEqual([6, 1, 1])
  })

  it('are asked for one by one where a server refuses n', async () => {
    const handler: ChatHandler = (response, request, index) => {
      if (request.body.n !== undefined) sendError(response, 400, 'n must be 1')
      else sendJson(response, 200, completion(reply(index)))
    }
    const { trials, totals } = await runs.play(handler, { change })
    expect(wanted()).toEqual([6, 1, 1, 1, 1, 1, 1])
    expect(trials.every(({ result }) => result !== null)).toBe(true)
    expect(totals).toMatchObject({ calls: 7, failed: 1 })
  })

  it('are never more than eight', async () => {
    await runs.play(atMost(100), { change: { ...change, initialProposals: 19 } })
    expect(wanted()).toEqual([8, 8, 3])
  })

  it('that came before the run was stopped are not asked for again', async () => {
    const first: ChatHandler = (response, { body }) => {
      if (body.n === undefined) sendError(response, 403, 'enough')
      else sendJson(response, 200, completion(reply(3), reply(4)))
    }
    await expect(runs.play(first, { change })).rejects.toThrow('403 enough')
    await runs.play(atMost(8), { change })
    expect(wanted()).toEqual([4])
  })
})
