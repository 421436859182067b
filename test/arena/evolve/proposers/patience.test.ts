import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createEmbedder, ProposerError } from '../../../../arena/evolve/index.js'
import { startChatServer, type ChatHandler } from '../../../helpers/chat-server.js'
import { answer, LlmRuns } from '../../../helpers/llm-run.js'
import { backIn, silent } from '../../../helpers/server-habits.js'

let runs: LlmRuns
beforeEach(() => {
  runs = new LlmRuns()
})
afterEach(() => runs.close())

const TEN_YEARS = 315_360_000
/** Far more than a test may take: what waits for one of these fails. */
const LONG = 3_600_000

const failure = (pending: Promise<unknown>): Promise<unknown> =>
  pending.then(
    () => 'it did not fail',
    (error: unknown) => error,
  )

describe('the patience of a run', () => {
  it.each([
    ['a server that asks for ten years', backIn(TEN_YEARS), /too long: 429 later$/],
    ['one that asks for as long with a 503', backIn(TEN_YEARS, 503), /too long: 503 later$/],
    ['one that never answers', silent, /too long: Request timed out/],
  ])('bounds the wait for %s, of all questions together', async (_, handler, message) => {
    const llm = { patienceMs: 400, timeoutMs: LONG, maxAttempts: 4, concurrency: 1 }
    const change = { generations: 1, initialProposals: 1, iterations: 8, batch: 8, warmOpponents: false }
    const error = await failure(runs.play(handler, { llm, change }))
    expect(error).toBeInstanceOf(ProposerError)
    expect((error as Error).message).toMatch(message)
    // It asks, perhaps a last time, and those that wait for a place ask no more.
    expect(runs.server!.requests.length).toBeLessThanOrEqual(4)
    expect(runs.calls()).toHaveLength(1)
  })

  it('bounds the wait for a server that nobody can connect to', async () => {
    const closed = await startChatServer(silent)
    await closed.close()
    const models = [{ name: 'm', baseUrl: closed.baseUrl, weight: 1, price: null }]
    const llm = { patienceMs: 300, timeoutMs: LONG, pauseMs: LONG }
    expect(await failure(runs.play(silent, { llm, model: { models } }))).toBeInstanceOf(ProposerError)
  })

  it('bounds the wait of repairs', async () => {
    const once: ChatHandler = (response, request, index) => {
      if (request.body.messages.length === 2)
        response
          .writeHead(200, { 'content-type': 'application/json' })
          .end('{"choices": [{"message": {"content": "no"}}]}')
      else backIn(TEN_YEARS)(response, request, index)
    }
    const llm = { patienceMs: 300, timeoutMs: LONG, maxAttempts: 4 }
    expect(await failure(runs.play(once, { llm }))).toBeInstanceOf(ProposerError)
  })

  it('that is none stops at the first failure, and lets a slow answer come', async () => {
    const slow: ChatHandler = (response, request, index) => {
      if (index < 3) setTimeout(() => answer(response, request, index), 30)
      else backIn(0)(response, request, index)
    }
    const llm = { patienceMs: 0, maxAttempts: 4, concurrency: 1 }
    expect(await failure(runs.play(slow, { llm }))).toBeInstanceOf(ProposerError)
    expect(runs.server!.requests).toHaveLength(4)
  })

  it('is not used up by a server that comes back in time', async () => {
    const late: ChatHandler = (response, request, index) => {
      if (index % 3 === 0) backIn(0, 503)(response, request, index)
      else answer(response, request, index)
    }
    const { champions, totals } = await runs.play(late, { llm: { patienceMs: 20_000, maxAttempts: 1 } })
    expect(champions).toHaveLength(2)
    expect(totals.failed).toBe(0)
  })

  it.each([
    ['asks for ten years', backIn(TEN_YEARS)],
    ['never answers', silent],
  ])('bounds text embeddings of a server that %s', async (_, handler) => {
    const server = await startChatServer(handler)
    try {
      const { baseUrl } = server
      const embed = await createEmbedder({ model: 'm', baseUrl, apiKey: null, patienceMs: 300 })
      expect(await failure(embed(['a', 'b']))).toMatchObject({ name: 'ProposerError' })
      expect(server.requests).toHaveLength(1)
    } finally {
      await server.close()
    }
  })
})
