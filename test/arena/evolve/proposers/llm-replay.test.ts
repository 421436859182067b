import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  createGeneticProposer,
  createMixedProposer,
  parseRecording,
  ProposerError,
  printReply,
  storedReplies,
  type RecordedReply,
} from '../../../../arena/evolve/index.js'
import { openStore } from '../../../../arena/store/index.js'
import { completion, sendError, sendJson, type ChatHandler } from '../../../helpers/chat-server.js'
import { DWARF, STONE } from '../../../helpers/evolution.js'
import { LlmRuns, reply } from '../../../helpers/llm-run.js'

let runs: LlmRuns
beforeEach(() => {
  runs = new LlmRuns()
})
afterEach(() => runs.close())

const change = { generations: 3, iterations: 12, batch: 4, initialProposals: 4 }

/** Good replies, bad ones that are mended or not, refusals. */
const moody: ChatHandler = (response, { body }, index) => {
  if (index % 11 === 5) sendError(response, 400, 'no')
  else if (index % 3 === 1) sendJson(response, 200, completion('```\nMOOV 0\n```'))
  else sendJson(response, 200, completion(...Array.from({ length: body.n ?? 1 }, (_, i) => reply(index + i))))
}

function replay(lines: readonly string[]) {
  const replies = parseRecording(lines.join(''))
  if (!replies.ok) throw new Error(replies.message)
  return { replies: replies.value, apiKeyOf: () => null }
}

/** Plays a run against the moody server and gives its recording. */
async function record(play: Parameters<LlmRuns['play']>[1] = {}) {
  const lines: string[] = []
  const keep = (reply: RecordedReply) => lines.push(printReply(reply))
  const played = await runs.play(moody, { change, ...play, llm: { record: keep, ...play.llm } })
  const requests = runs.server!.requests.length
  await runs.server!.close()
  return { played, lines, requests }
}

describe('a replayed run', () => {
  it('is the same as the recorded one, without a server or a key', async () => {
    const { played, lines, requests } = await record()
    expect(requests).toBeGreaterThan(40)
    const spends: unknown[] = []
    const again = await runs.play(null, {
      file: 'b.db',
      change,
      llm: { ...replay(lines), concurrency: 1, onSpend: (spend) => spends.push(spend) },
    })
    expect(again.champions).toEqual(played.champions)
    expect(again.trials).toEqual(played.trials)
    expect(runs.dump('b.db')).toEqual(runs.dump('a.db'))
    const place = ({
      round,
      proposal,
      repair,
      question,
      reply,
      error,
      outcome,
      model,
      prompt,
    }: Record<string, unknown>) => ({
      round,
      proposal,
      repair,
      question,
      reply,
      error,
      outcome,
      model,
      prompt,
    })
    const byPlace = (a: object, b: object) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)
    const kept = (file: string) =>
      runs
        .calls(file)
        .filter(({ origin }) => origin !== 'lost')
        .map(place)
        .sort(byPlace)
    expect(kept('b.db')).toEqual(kept('a.db'))
    // Nothing is spent.
    expect(spends).toEqual([])
    expect(again.totals).toMatchObject({ costUsd: 0, promptTokens: played.totals.promptTokens })
    expect(runs.calls('b.db').every(({ origin }) => origin === 'replayed')).toBe(true)
  })

  it('can be taken from the store of the recorded one', async () => {
    const { played } = await record()
    const source = openStore(runs.path('a.db'))
    const replies = storedReplies(source.evolution.calls, 1)
    const again = await runs.play(null, { file: 'b.db', change, llm: { replies } })
    source.close()
    expect(again.champions).toEqual(played.champions)
    expect(runs.dump('b.db')).toEqual(runs.dump('a.db'))
  })

  it('ends as the unbroken one when it was stopped and gone on with, row for row', async () => {
    const { lines } = await record()
    const whole = replay(lines)
    await runs.play(null, { file: 'whole.db', change, llm: whole })
    let stops = 0
    for (;;) {
      // Its recording has a reply more each time.
      const part = replay(lines.slice(0, 3 + 5 * stops))
      const ended = await runs
        .play(null, { file: 'broken.db', change, llm: part })
        .catch((error: unknown) => error)
      if (!(ended instanceof ProposerError)) break
      expect(ended.message).toMatch(/^the recording holds no reply for generation \d, proposal \d+/)
      stops++
    }
    expect(stops).toBeGreaterThan(5)
    expect(runs.dump('broken.db')).toEqual(runs.dump('whole.db'))
    const rows = (file: string) =>
      runs
        .calls(file)
        .map(({ id: _id, ...call }) => JSON.stringify(call))
        .sort()
    expect(rows('broken.db')).toEqual(rows('whole.db'))
  })

  it('has every reply although the recording failed once: it was stored first', async () => {
    const lines: string[] = []
    let failures = 0
    const failing = (reply: RecordedReply) => {
      if (lines.length === 7 && failures++ === 0) throw new ProposerError('the disk is full')
      lines.push(printReply(reply))
    }
    const llm = { record: failing, concurrency: 1 }
    await expect(runs.play(moody, { change, llm })).rejects.toThrow('the disk is full')
    const stored = runs.calls().filter(({ origin }) => origin !== 'lost').length
    expect(stored).toBeGreaterThanOrEqual(8)
    await runs.play(null, { change, llm })
    await runs.play(null, { file: 'b.db', change, llm: replay(lines) })
    expect(runs.dump('b.db')).toEqual(runs.dump('a.db'))
  })

  it('says for which place a reply is missing, and that a question was another one', async () => {
    const { lines } = await record()
    const error = (file: string, llm: object, model = {}) =>
      runs.play(null, { file, change, llm, model }).then(
        () => 'it did not fail',
        (failure: unknown) => (failure as Error).message,
      )
    const without = lines.filter((line) => !line.startsWith('{"round":1,"proposal":2,'))
    expect(await error('b.db', replay(without))).toBe(
      'the recording holds no reply for generation 1, proposal 2 (new, test-model)',
    )
    expect(await error('c.db', replay(lines), { prompt: [] })).toBe(
      'the recording has another question for generation 1, proposal 0 (new, test-model): its run had other options, warriors or seed',
    )
  })

  it('is the same with several models that are learnt about, beside genetic operators', async () => {
    const baseUrl = 'http://127.0.0.1:1/v1'
    const play = {
      change: { ...change, proposer: 'mixed' as const },
      wrap: (llm: Parameters<typeof createMixedProposer>[0]['llm']) =>
        createMixedProposer({ llm, genetic: createGeneticProposer({ stock: [DWARF, STONE] }), share: 0.6 }),
    }
    const models = (url: string) => [
      { name: 'a', baseUrl: url, weight: 1, price: null },
      { name: 'b', baseUrl: url, weight: 3, price: null },
    ]
    // The port of the server is not known before it runs.
    await runs.play(moody, { file: 'scratch.db', change: { generations: 1, iterations: 0 } })
    const lines: string[] = []
    const keep = (reply: RecordedReply) => lines.push(printReply(reply))
    const played = await runs.play(null, {
      ...play,
      model: { models: models(runs.server!.baseUrl), bandit: true },
      llm: { record: keep },
    })
    await runs.server!.close()
    const operators = new Set(played.trials.map(({ operator }) => operator))
    expect([...operators].filter((operator) => /^llm \w+: [ab]$/.test(operator)).length).toBeGreaterThan(2)
    expect([...operators].some((operator) => !/^llm|initial|past/.test(operator))).toBe(true)
    const again = await runs.play(null, {
      ...play,
      file: 'b.db',
      model: { models: models(baseUrl), bandit: true },
      llm: replay(lines),
    })
    expect(again.champions).toEqual(played.champions)
    expect(runs.dump('b.db')).toEqual(runs.dump('a.db'))
  })
})
