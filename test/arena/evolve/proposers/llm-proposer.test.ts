import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Database } from '../../../../arena/store/driver.js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  createLlmProposer,
  evolve,
  ProposerError,
  type EvolveEvent,
  type EvolveOptions,
  type Trial,
} from '../../../../arena/evolve/index.js'
import { openStore } from '../../../../arena/store/index.js'
import { createInlineFights } from '../../../../arena/workers/index.js'
import { createReferenceEngine } from '../../../../vm/index.js'
import {
  completion,
  sendError,
  sendJson,
  startChatServer,
  type ChatHandler,
  type ChatServer,
} from '../../../helpers/chat-server.js'
import { beginSmallRun, DWARF } from '../../../helpers/evolution.js'

const KEY = 'sk-secret-4711'
const fights = createInlineFights(createReferenceEngine())

let folder: string
let server: ChatServer | undefined
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drq-llm-'))
})
afterEach(async () => {
  await server?.close()
  server = undefined
  rmSync(folder, { recursive: true, force: true })
})

/** Plays a run of two rounds against the server, going on where the file is. */
async function play(handler: ChatHandler, change: Partial<EvolveOptions> = {}) {
  await server?.close()
  server = await startChatServer(handler)
  const path = join(folder, 'a.db')
  const store = openStore(path)
  const trials: Trial[] = []
  try {
    const small = { rounds: 2, iterations: 4, initialProposals: 2, batch: 2, ...change }
    const runId = store.evolution.findRun()?.id ?? beginSmallRun(store, small)
    const proposer = await createLlmProposer({
      model: 'test-model',
      baseUrl: server.baseUrl,
      apiKey: KEY,
      temperature: 1,
      pauseMs: 1,
      maxAttempts: 2,
      calls: store.evolution.calls,
      now: () => 5,
    })
    const onEvent = (event: EvolveEvent) => {
      if (event.type === 'unit') trials.push(...event.trials)
    }
    const champions = await evolve(runId, { store, fights, proposer, now: () => 0, onEvent })
    return { champions, trials, totals: store.evolution.calls.totals(runId) }
  } finally {
    store.close()
  }
}

/** A dwarf whose step depends on the question, as a model's reply would give it. */
const answer: ChatHandler = (response, _, index) => {
  const code = `;name Reply ${index}\nloop ADD #${index + 3}, bomb\n MOV bomb, @bomb\n JMP loop\nbomb DAT #0, #5\nEND`
  sendJson(response, 200, completion(`I use another step.\n\n\`\`\`redcode\n${code}\n\`\`\`\nGood luck!`))
}

describe('the llm proposer', () => {
  it('evolves warriors from replies and stores every call', async () => {
    const { champions, trials, totals } = await play(answer)
    expect(champions).toHaveLength(2)
    expect(totals).toEqual({ calls: 12, failed: 0, promptTokens: 12 * 1200, replyTokens: 12 * 34 })
    expect(
      trials.filter(({ operator }) => operator.startsWith('llm')).every(({ result }) => result !== null),
    ).toBe(true)
    const database = new Database(join(folder, 'a.db'), { readonly: true })
    const calls = database.prepare('SELECT * FROM llm_calls ORDER BY id').all() as Record<string, unknown>[]
    database.close()
    expect(calls).toHaveLength(12)
    for (const call of calls) {
      expect(call).toMatchObject({
        model: 'test-model',
        attempts: 1,
        error: null,
        prompt_tokens: 1200,
        created_at: 5,
      })
      expect(call['prompt']).toContain('Redcode')
      expect(call['reply']).toContain('ADD #')
    }
  })

  it('shows the parent as data in a question for a mutation', async () => {
    await play(answer, { rounds: 1, iterations: 12, freshShare: 0 })
    const mutations = server!.requests.filter(({ body }) =>
      body.messages[1]!.content.includes('Below is the source'),
    )
    expect(mutations).toHaveLength(12)
    for (const { body } of mutations) {
      const fences = body.messages[1]!.content.match(/```/g)
      expect(fences).toHaveLength(2)
    }
  })

  it('stops at once when the key is refused, stores why, and goes on with a better one', async () => {
    const refuse: ChatHandler = (response) => {
      sendError(response, 401, `Incorrect API key provided: ${KEY}`, 'invalid_api_key')
    }
    const failure: unknown = await play(refuse).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(ProposerError)
    expect((failure as Error).message).toBe(
      'the language model cannot be used: 401 Incorrect API key provided: [key]',
    )
    const { champions, totals } = await play(answer)
    expect(champions).toHaveLength(2)
    expect(totals).toMatchObject({ calls: 14, failed: 2 })
  })

  it('does not ask again what was answered before the run was stopped', async () => {
    const once: ChatHandler = (response, request, index) => {
      if (index < 5) answer(response, request, index)
      else sendError(response, 403, 'not today')
    }
    await expect(play(once)).rejects.toThrow('403 not today')
    await play(answer)
    // Seven calls are left of twelve.
    expect(server!.requests).toHaveLength(7)
  })

  it('goes on when some calls fail and stops when all of a batch do', async () => {
    const flaky: ChatHandler = (response, request, index) => {
      if (index % 4 === 3) sendError(response, 400, 'no')
      else answer(response, request, index)
    }
    const { trials, totals } = await play(flaky)
    expect(totals.failed).toBe(3)
    expect(trials.filter(({ problem }) => problem === '400 no')).toHaveLength(3)
    rmSync(join(folder, 'a.db'))
    await expect(
      play((response) => {
        sendError(response, 500, 'engine on fire')
      }),
    ).rejects.toThrow('none of 2 proposals came: 500 engine on fire')
  })

  it('takes replies that are no Redcode, endless or hostile as warriors that do not assemble', async () => {
    const replies = [
      'I am sorry, I cannot do that.',
      '```\nFOR 1000000000\nMOV 0, 1\nROF\n```',
      `\`\`\`\n;name \u001b[2J\u001b]0;owned\u0007\n${'x EQU x x\n'.repeat(50)}x\n\`\`\``,
      '',
      '```\nrequire("child_process").execSync("touch owned")\n```',
      'MOV 0, '.repeat(9000),
    ]
    const hostile: ChatHandler = (response, _, index) => {
      sendJson(response, 200, completion(replies[index % replies.length]!))
    }
    const { champions, trials } = await play(hostile, { rounds: 1, iterations: 10 })
    const asked = trials.filter(({ operator }) => operator.startsWith('llm'))
    expect(asked).toHaveLength(12)
    for (const { result, problem } of asked) {
      expect(result).toBeNull()
      expect(problem).not.toBeNull()
    }
    expect(champions[0]).toMatchObject({ name: DWARF.name, origin: 'opponent' })
  })

  it('leaves the key nowhere in the file', async () => {
    await play((response, request, index) => {
      if (index % 3 === 1) sendError(response, 400, `bad key ${KEY}`)
      else if (index % 3 === 2)
        sendJson(response, 200, completion(`${KEY}\n\`\`\`\n;${KEY}\nMOV 0, 1\n\`\`\``))
      else answer(response, request, index)
    })
    for (const file of readdirSync(folder)) expect(readFileSync(join(folder, file)).includes(KEY)).toBe(false)
  })
})
