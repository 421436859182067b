import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BudgetError, ProposerError } from '../../../../arena/evolve/index.js'
import { sendError, type ChatHandler } from '../../../helpers/chat-server.js'
import { answer, LlmRuns } from '../../../helpers/llm-run.js'

let runs: LlmRuns
beforeEach(() => {
  runs = new LlmRuns()
})
afterEach(() => runs.close())

const failure = (pending: Promise<unknown>): Promise<Error> =>
  pending.then(
    () => {
      throw new Error('it did not fail')
    },
    (error: unknown) => error as Error,
  )

describe('an outage of the server', () => {
  it('is sat out: the run says that it waits, and that it goes on', async () => {
    const said: string[] = []
    // Down for the requests 3 to 12.
    const handler: ChatHandler = (response, request, index) => {
      if (index >= 3 && index <= 12) sendError(response, 503, 'overloaded')
      else answer(response, request, index)
    }
    const llm = { patienceMs: 20_000, onPause: (text: string) => said.push(text) }
    const { champions, totals } = await runs.play(handler, { llm })
    expect(champions).toHaveLength(2)
    expect(totals).toMatchObject({ calls: 12, failed: 0 })
    expect(said).toEqual([
      'the language model does not answer, asking on for 20 s: 503 overloaded',
      'the language model answers again',
    ])
    // The requests that it took are known.
    const attempts = runs.calls().reduce((sum, call) => sum + (call['attempts'] as number), 0)
    expect(attempts).toBe(runs.server!.requests.length)
  })

  it('that lasts ends the run, which can go on later', async () => {
    const handler: ChatHandler = (response, request, index) => {
      if (index >= 4) response.destroy()
      else answer(response, request, index)
    }
    const error = await failure(runs.play(handler, { llm: { patienceMs: 150 } }))
    expect(error).toBeInstanceOf(ProposerError)
    expect(error.message).toMatch(/^the language model has not answered for too long: .*/)
    const { champions } = await runs.play(answer)
    expect(champions).toHaveLength(2)
    // What was answered is not asked again, and what was lost does not count.
    expect(runs.calls().filter(({ origin }) => origin === 'asked')).toHaveLength(12)
  })

  it('of one question alone fails that question', async () => {
    // Every question for an edit kills its worker, the others are answered in time.
    const handler: ChatHandler = (response, request, index) => {
      const isSick = request.body.messages[1]!.content.includes('<<<<<<< SEARCH')
      if (isSick) sendError(response, 500, 'this one kills me')
      else setTimeout(() => answer(response, request, index), 25)
    }
    const change = { generations: 1, iterations: 24, batch: 24, freshShare: 0.5 }
    const llm = { concurrency: 4, maxAttempts: 1, patienceMs: 2000 }
    const operations = { new: 0, mutate: 4, crossover: 0, edit: 1 }
    const { trials } = await runs.play(handler, { change, model: { operations, prompt: [] }, llm })
    const sick = trials.filter(({ operator }) => operator.startsWith('llm edit'))
    expect(sick.length).toBeGreaterThan(0)
    expect(sick.every(({ problem }) => problem === '500 this one kills me')).toBe(true)
  })

  it('asks no more at once than it may', async () => {
    let [active, most] = [0, 0]
    const handler: ChatHandler = (response, request, index) => {
      most = Math.max(most, ++active)
      setTimeout(() => {
        active--
        answer(response, request, index)
      }, 10)
    }
    const change = { generations: 1, iterations: 16, batch: 16 }
    // Without replays of parents, which take their time, all questions are ready at once.
    await runs.play(handler, { change, model: { prompt: [] }, llm: { concurrency: 3 } })
    expect(most).toBe(3)
  })
})

describe('the budget of a run', () => {
  const none = { calls: null, tokens: null, costUsd: null }

  it.each([
    [{ ...none, calls: 7 }, 7, 'the budget is spent: 7 of 7 calls'],
    [{ ...none, tokens: 5000 }, 5, 'the budget is spent: 6170 of 5000 tokens'],
    [{ ...none, costUsd: 0.015 }, 6, 'the budget is spent: $0.0160 of $0.0150'],
  ])('%j ends it after %d questions', async (budget, calls, message) => {
    const error = await failure(runs.play(answer, { model: { budget }, llm: { concurrency: 1 } }))
    expect(error).toBeInstanceOf(BudgetError)
    expect(error.message).toBe(message)
    expect(runs.server!.requests).toHaveLength(calls)
  })

  it('is passed at most by the questions on their way, and calls never', async () => {
    const change = { generations: 1, iterations: 32, batch: 16 }
    const budget = { ...none, calls: 9 }
    await failure(runs.play(answer, { change, model: { budget }, llm: { concurrency: 8 } }))
    expect(runs.calls()).toHaveLength(9)
    const tokens = { ...none, tokens: 5000 }
    await failure(
      runs.play(answer, { file: 'b.db', change, model: { budget: tokens }, llm: { concurrency: 4 } }),
    )
    expect(runs.calls('b.db').length).toBeGreaterThanOrEqual(5)
    expect(runs.calls('b.db').length).toBeLessThanOrEqual(5 + 3)
  })

  it('counts what was spent before the run was resumed, and allows more when it grows', async () => {
    const play = (calls: number) => runs.play(answer, { model: { budget: { ...none, calls } } })
    await failure(play(5))
    await failure(play(5))
    expect(runs.server!.requests).toHaveLength(0)
    await failure(play(8))
    expect(runs.server!.requests).toHaveLength(3)
    const { champions, totals } = await play(100)
    expect(champions).toHaveLength(2)
    expect(totals.calls).toBe(12)
  })

  it('tells what is spent, guesses what a server does not count, and knows no cost without a price', async () => {
    const spends: { calls: number; tokens: number; costUsd: number | null }[] = []
    const silent: ChatHandler = (response) => {
      const choices = [{ index: 0, message: { role: 'assistant', content: 'x'.repeat(300) } }]
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ choices }))
    }
    const change = { generations: 1, iterations: 2, initialProposals: 1, batch: 1 }
    await runs.play(silent, {
      change,
      model: { repairs: 0 },
      llm: { onSpend: (spend) => spends.push(spend) },
    })
    expect(spends.map(({ calls }) => calls)).toEqual([0, 1, 2, 3])
    const [question] = runs.calls()
    expect(question).toMatchObject({ prompt_tokens: null, reply_tokens: null })
    const guess = (question!['prompt'] as string).length / 3 + 100
    expect(spends[1]!.tokens).toBeGreaterThan(guess - 3)
    expect(spends[1]!.tokens).toBeLessThan(guess + 3)
    expect(spends[3]!.costUsd).toBeGreaterThan(0.003)

    const { baseUrl } = runs.server!
    const models = [{ name: 'unheard-of', baseUrl, weight: 1, price: null }]
    spends.length = 0
    await runs.play(null, {
      file: 'b.db',
      change,
      model: { models, repairs: 0 },
      llm: { onSpend: (spend) => spends.push(spend) },
    })
    expect(spends.at(-1)).toMatchObject({ calls: 3, costUsd: null })
    expect(runs.calls('b.db')[0]!['cost_usd']).toBeNull()
  })
})
