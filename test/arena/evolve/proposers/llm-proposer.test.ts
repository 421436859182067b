import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ProposerError } from '../../../../arena/evolve/index.js'
import { completion, sendError, sendJson, type ChatHandler } from '../../../helpers/chat-server.js'
import { DWARF } from '../../../helpers/evolution.js'
import { refusing } from '../../../helpers/server-habits.js'
import { answer, KEY, LlmRuns, reply } from '../../../helpers/llm-run.js'

let runs: LlmRuns
beforeEach(() => {
  runs = new LlmRuns()
})
afterEach(() => runs.close())

const userText = ({ body }: { body: { messages: { content: string }[] } }) => body.messages[1]!.content

describe('the llm proposer', () => {
  it('evolves warriors from replies and stores every call', async () => {
    const { champions, trials, totals } = await runs.play(answer)
    expect(champions).toHaveLength(2)
    expect(totals).toMatchObject({ calls: 12, failed: 0, promptTokens: 12 * 1200, replyTokens: 12 * 34 })
    expect(totals.costUsd).toBeCloseTo((12 * (1200 * 2 + 34 * 8)) / 1e6)
    const asked = trials.filter(({ operator }) => operator.startsWith('llm'))
    expect(asked).toHaveLength(12)
    for (const { result, operator } of asked) {
      expect(result).not.toBeNull()
      expect(operator).toMatch(/^llm (new|mutate|edit|crossover): test-model$/)
    }
    const calls = runs.calls()
    expect(calls).toHaveLength(12)
    for (const call of calls) {
      expect(call).toMatchObject({
        model: 'test-model',
        attempts: 1,
        error: null,
        prompt_tokens: 1200,
        billed_tokens: 1234,
        cost_usd: (1200 * 2 + 34 * 8) / 1e6,
        outcome: 'assembles',
        origin: 'asked',
        repair: 0,
        created_at: 5,
      })
      expect(call['prompt']).toContain('Redcode')
      expect(call['reply']).toContain('ADD #')
      expect(call['operation']).toMatch(/^(new|mutate|edit|crossover)$/)
    }
  })

  it('makes warriors by the operations that have a weight', async () => {
    const operations = { new: 0, mutate: 1, crossover: 0, edit: 0 }
    const prompt = ['reference'] as const
    await runs.play(answer, {
      change: { generations: 1, iterations: 12, freshShare: 0 },
      model: { operations, prompt },
    })
    const mutations = runs
      .server!.requests.map(userText)
      .filter((text) => text.includes('Below is the source'))
    expect(mutations).toHaveLength(12)
    for (const text of mutations) expect(text.match(/```/g)).toHaveLength(2)
    expect(runs.calls().filter(({ operation }) => operation === 'mutate')).toHaveLength(12)
  })

  it('tells how the parent did, whom it met and why it lost', async () => {
    const change = { generations: 2, iterations: 6, freshShare: 0 }
    await runs.play(answer, { change: { ...change, fitness: 'duel' } })
    const told = runs.server!.requests.map(userText).filter((text) => text.includes('HOW IT DID'))
    expect(told.length).toBeGreaterThan(4)
    for (const text of told) expect(text).toMatch(/^- .*: \d won, \d tied, \d lost\./m)
    expect(told.join('\n')).toMatch(
      /Lost fight \d, the opponent \d+ cells ahead, in cycle \d+: its last process executed [A-Z]{3}\.[A-Z]+ /,
    )
    await runs.play(answer, { change: { ...change, fitness: 'core' }, file: 'b.db' })
    const core = runs.server!.requests.map(userText).filter((text) => text.includes('HOW IT DID'))
    expect(core.length).toBeGreaterThan(4)
    for (const text of core) expect(text).toMatch(/^- all in one core, fight 1 of 800 cycles: it scored /m)
    // In the second generation there are two opponents, and a core with all of them.
    expect(core.at(-1)).toMatch(/ (it lived to the end, as did|while these lived on:) /)
  })

  it('applies edits to the source that it has shown', async () => {
    const handler: ChatHandler = (response, { body }, index) => {
      const shown = /^.*ADD.*$/m.exec(body.messages[1]!.content.split('```redcode')[1] ?? '')?.[0]
      const isEdit = body.messages[1]!.content.includes('<<<<<<< SEARCH')
      const edit = `Better so.\n<<<<<<< SEARCH\n${shown}\n=======\nloop ADD #${index}, bomb\n>>>>>>> REPLACE`
      sendJson(response, 200, completion(isEdit ? edit : reply(index)))
    }
    const operations = { new: 0, mutate: 0, crossover: 0, edit: 1 }
    const change = { generations: 1, iterations: 8, freshShare: 0, warmOpponents: false }
    const { trials } = await runs.play(handler, { change, model: { operations, repairs: 0 } })
    const edits = trials.filter(({ operator }) => operator === 'llm edit: test-model')
    expect(edits).toHaveLength(8)
    for (const { result } of edits) expect(result).not.toBeNull()
    expect(runs.calls().filter(({ operation }) => operation === 'edit')).toHaveLength(8)
  })

  it('stops at once when the key is refused, stores why, and goes on with a better one', async () => {
    const refuse: ChatHandler = (response) => {
      sendError(response, 401, `Incorrect API key provided: ${KEY}`, 'invalid_api_key')
    }
    const failure: unknown = await runs.play(refuse).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(ProposerError)
    expect((failure as Error).message).toBe(
      'the language model cannot be used: 401 Incorrect API key provided: [key]',
    )
    expect(runs.server!.requests).toHaveLength(1)
    const { champions, totals } = await runs.play(answer)
    expect(champions).toHaveLength(2)
    expect(totals).toMatchObject({ calls: 13, failed: 1 })
  })

  it('does not ask again what was answered before the run was stopped', async () => {
    const once: ChatHandler = (response, request, index) => {
      if (index < 5) answer(response, request, index)
      else sendError(response, 403, 'not today')
    }
    const llm = { concurrency: 1 }
    await expect(runs.play(once, { llm })).rejects.toThrow('403 not today')
    expect(runs.server!.requests).toHaveLength(6)
    await runs.play(answer, { llm })
    // Seven calls are left of twelve.
    expect(runs.server!.requests).toHaveLength(7)
  })

  it('goes on when some calls fail and stops when all of a batch do', async () => {
    const flaky: ChatHandler = (response, request, index) => {
      if (index % 4 === 3) sendError(response, 400, 'no')
      else answer(response, request, index)
    }
    const { trials, totals } = await runs.play(flaky)
    expect(totals.failed).toBe(3)
    expect(trials.filter(({ problem }) => problem === '400 no')).toHaveLength(3)
    rmSync(runs.path('a.db'))
    await expect(
      runs.play((response) => {
        sendError(response, 400, 'no')
      }),
    ).rejects.toThrow('none of 2 proposals came: 400 no')
  })

  it('takes replies that are no Redcode, endless or hostile as warriors that do not assemble', async () => {
    const replies = [
      'I am sorry, I cannot do that.',
      '```\nFOR 1000000000\nMOV 0, 1\nROF\n```',
      `\`\`\`\n;name \u001b[2J\u001b]0;owned\u0007\n${'x EQU x x\n'.repeat(50)}x\n\`\`\``,
      '',
      '```\nrequire("child_process").execSync("touch owned")\n```',
      'MOV 0, '.repeat(9000),
      `<<<<<<< SEARCH\n${'a\n'.repeat(5000)}`,
    ]
    const hostile: ChatHandler = (response, _, index) => {
      sendJson(response, 200, completion(replies[index % replies.length]!))
    }
    const { champions, trials, totals } = await runs.play(hostile, {
      change: { generations: 1, iterations: 12 },
    })
    const asked = trials.filter(({ operator }) => operator.startsWith('llm'))
    expect(asked).toHaveLength(14)
    for (const { result, problem } of asked) {
      expect(result).toBeNull()
      expect(problem).not.toBeNull()
    }
    // Each was sent back once.
    expect(totals).toMatchObject({ calls: 28, repairs: 14 })
    expect(champions[0]).toMatchObject({ name: DWARF.name, origin: 'opponent' })
    for (const { outcome } of runs.calls()) {
      expect(outcome).not.toMatch(/\p{Cc}/u)
      expect((outcome as string).length).toBeLessThanOrEqual(300)
    }
  })

  it.each([1, 8])('asks on without a parameter that is refused, %d at once', async (concurrency) => {
    const change = { generations: 2, iterations: 16, batch: 8, initialProposals: 8 }
    const told: string[] = []
    const llm = { concurrency, onPause: (text: string) => told.push(text) }
    const several: ChatHandler = (response, { body }, index) => {
      const texts = Array.from({ length: body.n ?? 1 }, (_, i) => reply(3 + 8 * index + i))
      sendJson(response, 200, completion(...texts))
    }
    const handler = refusing(['temperature', 'max_completion_tokens'], several)
    const { champions, totals } = await runs.play(handler, { change, llm })
    expect(champions).toHaveLength(2)
    // Each refused request is known, costs nothing, and is asked in other words but once for each parameter.
    const lost = runs.calls().filter(({ origin }) => origin === 'lost')
    expect(lost.length).toBeGreaterThanOrEqual(2)
    expect(lost.length).toBeLessThanOrEqual(2 * concurrency)
    expect(totals.failed).toBe(lost.length)
    for (const { error, reply } of lost) {
      expect(reply).toBeNull()
      expect(error).toMatch(/^400 Unsupported parameter: '(temperature|max_completion_tokens)'/)
    }
    expect(told.map((text) => /(\w+) from now on/.exec(text)?.[1])).toEqual([
      'temperature',
      'max_completion_tokens',
    ])
    const last = runs.server!.requests.at(-1)!.body
    expect(Object.keys(last).sort()).toEqual(['max_tokens', 'messages', 'model'])
  })

  it('keeps thoughts out of what it sends back', async () => {
    const thoughts = `<think>${'hm '.repeat(9000)}</think>`
    await runs.play(
      (response, { body }, index) => {
        const isBack = body.messages.length > 2
        sendJson(
          response,
          200,
          completion(isBack ? reply(index) : `${thoughts}\`\`\`\nMOV 0, nowhere\n\`\`\``),
        )
      },
      { change: { generations: 1, iterations: 2 } },
    )
    const back = runs.server!.requests.filter(({ body }) => body.messages.length > 2)
    expect(back.length).toBeGreaterThan(0)
    for (const { body } of back) expect(body.messages[2]!.content).toBe('```\nMOV 0, nowhere\n```')
  })

  it('leaves the key nowhere in the file', async () => {
    await runs.play((response, request, index) => {
      if (index % 3 === 1) sendError(response, 400, `bad key ${KEY}`)
      else if (index % 3 === 2)
        sendJson(response, 200, completion(`${KEY}\n\`\`\`\n;${KEY}\nMOV 0, 1\n\`\`\``))
      else answer(response, request, index)
    })
    for (const file of readdirSync(runs.folder))
      expect(readFileSync(runs.path(file)).includes(KEY)).toBe(false)
  })
})
