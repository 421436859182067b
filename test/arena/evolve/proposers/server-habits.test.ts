import { afterEach, describe, expect, it } from 'vitest'
import { createChat, type Answer, type ChatOptions } from '../../../../arena/evolve/proposers/llm/chat.js'
import { draftFrom } from '../../../../arena/evolve/proposers/llm/draft.js'
import { PRESETS } from '../../../../vm/index.js'
import {
  completion,
  sendError,
  sendJson,
  startChatServer,
  type ChatHandler,
  type ChatServer,
} from '../../../helpers/chat-server.js'
import {
  completionOf,
  refuseInWords,
  refuseLikeFastApi,
  refuseLikeOpenAi,
  refusing,
} from '../../../helpers/server-habits.js'

const messages = [{ role: 'user', content: 'write an imp' }] as const
const imp: ChatHandler = (response) => {
  sendJson(response, 200, completion('MOV 0, 1'))
}

let server: ChatServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

async function open(handler: ChatHandler, options: Partial<ChatOptions> = {}) {
  server = await startChatServer(handler)
  const { baseUrl } = server
  return createChat({ model: 'test-model', baseUrl, apiKey: null, temperature: 1, pauseMs: 1, ...options })
}

async function ask(handler: ChatHandler, options: Partial<ChatOptions> = {}): Promise<Answer> {
  return (await open(handler, options))({ messages })
}

const sent = () =>
  server!.requests.map(({ body }) =>
    Object.keys(body).filter((name) =>
      ['temperature', 'max_completion_tokens', 'max_tokens', 'n'].includes(name),
    ),
  )

describe('a parameter that a server refuses', () => {
  it.each([
    ['temperature', ['max_completion_tokens']],
    ['max_completion_tokens', ['temperature', 'max_tokens']],
  ])('%s is left out or renamed, once, and not sent again', async (name, rest) => {
    for (const refuse of [refuseLikeOpenAi, refuseInWords, refuseLikeFastApi]) {
      const told: string[] = []
      const chat = await open(refusing([name], imp, refuse), { onAdapt: (text) => told.push(text) })
      const first = await chat({ messages })
      expect(first).toMatchObject({ replies: [], failure: 'adapted', attempts: 1 })
      expect(first.error).toContain(name)
      for (let i = 0; i < 2; i++) expect((await chat({ messages })).replies).toEqual(['MOV 0, 1'])
      expect(sent().map((names) => names.sort())).toEqual([
        ['max_completion_tokens', 'temperature'],
        rest.sort(),
        rest,
      ])
      expect(told).toHaveLength(1)
      expect(told[0]).toContain(`test-model is asked with`)
      await server!.close()
    }
  })

  it('is one after the other, where there are several', async () => {
    const chat = await open(refusing(['max_completion_tokens', 'max_tokens', 'n', 'temperature'], imp))
    const kinds: unknown[] = []
    for (let i = 0; i < 5; i++) kinds.push((await chat({ messages, samples: 3 })).failure)
    expect(kinds).toEqual(['adapted', 'adapted', 'adapted', 'adapted', null])
    expect(sent().at(-1)).toEqual([])
  })

  it('is known to all questions that were on their way', async () => {
    const chat = await open(refusing(['temperature'], imp))
    const answers = await Promise.all(Array.from({ length: 6 }, () => chat({ messages })))
    expect(answers.every(({ failure }) => failure === 'adapted')).toBe(true)
    const again = await Promise.all(Array.from({ length: 6 }, () => chat({ messages })))
    expect(again.every(({ replies }) => replies.length === 1)).toBe(true)
  })

  it('that was not sent ends the question as any refusal', async () => {
    const refuse: ChatHandler = (response) => {
      sendError(response, 400, 'top_k must be 1; temperature is too low')
    }
    const chat = await open(refuse)
    expect((await chat({ messages })).failure).toBe('adapted')
    expect(await chat({ messages })).toMatchObject({ failure: 'refused', attempts: 1 })
    expect(server!.requests).toHaveLength(2)
  })
})

describe('a reply', () => {
  const text = (part: object) => [{ type: 'text', text: 'MOV 0, ' }, part, { type: 'text', text: '1' }]
  it.each([
    ['in parts', completionOf({ content: text({ type: 'image_url', image_url: { url: 'x' } }) })],
    [
      'in parts, one of them thought',
      completionOf({ content: text({ type: 'thinking', thinking: [{ type: 'text', text: 'DAT' }] }) }),
    ],
    ['in one string of a list', completionOf({ content: ['MOV 0, 1'] })],
    ['beside its thoughts', completionOf({ content: 'MOV 0, 1', reasoning_content: 'DAT 0' })],
    ['beside a call', completionOf({ content: 'MOV 0, 1', tool_calls: [{ function: { name: 'f' } }] })],
    ['of the older kind', { choices: [{ text: 'MOV 0, 1' }] }],
  ])('is read %s', async (_, value) => {
    expect(
      (
        await ask((response) => {
          sendJson(response, 200, value)
        })
      ).replies,
    ).toEqual(['MOV 0, 1'])
  })

  it.each([
    [
      completionOf({ content: null, reasoning_content: 'MOV 0, 1' }, { finish_reason: 'length' }),
      'only thoughts',
    ],
    [completionOf({ content: '', reasoning: '```\nMOV 0, 1\n```' }), 'only thoughts'],
    [
      completionOf({ content: [{ type: 'thinking', thinking: [{ type: 'text', text: 'MOV 0, 1' }] }] }),
      'only thoughts',
    ],
    [completionOf({ content: null, refusal: 'I write no weapons.' }), 'refusal'],
    [completionOf({ content: [{ type: 'refusal', refusal: 'No.' }] }), 'refusal'],
    [completionOf({ content: null }, { finish_reason: 'content_filter' }), 'refusal'],
    [
      completionOf({ content: null, tool_calls: [{ type: 'function', function: { name: 'assemble' } }] }),
      'tool call',
    ],
    [completionOf({ content: null, function_call: { name: 'assemble', arguments: '{}' } }), 'tool call'],
    [completionOf({ content: null }), 'empty'],
    [completionOf({ content: '' }), 'empty'],
  ])('without text is paid for and told by its kind: %j', async (value, kind) => {
    const answer = await ask((response) => {
      sendJson(response, 200, value)
    })
    expect(answer).toMatchObject({ failure: null, attempts: 1, replyTokens: 34 })
    expect(answer.replies).toHaveLength(1)
    expect(draftFrom(answer.replies[0]!, null, PRESETS['94nop']).kind).toBe(kind)
  })
})

describe('an error', () => {
  const failing =
    (value: unknown, status = 200): ChatHandler =>
    (response) => {
      sendJson(response, status, value)
    }
  it.each([
    [{ error: { message: 'the model is loading' } }, 'garbled', 2],
    [{ error: 'the model is loading' }, 'garbled', 2],
    [{ object: 'error', message: 'the model is loading', code: 40_301 }, 'garbled', 2],
    [{ error: { message: 'the model is loading', code: 502 } }, 'down', 2],
    [{ error: { message: 'the model is loading', code: 401 } }, 'fatal', 1],
    [{ error: { message: 'the model is loading', code: 400 } }, 'refused', 1],
    [{ error: { message: 'the model is loading', code: 'insufficient_quota' } }, 'fatal', 1],
    [
      { choices: [{ message: { content: '' }, error: { message: 'the model is loading', code: 502 } }] },
      'down',
      2,
    ],
  ])('in the body of a 200 is shown: %j', async (value, failure, attempts) => {
    const answer = await ask(failing(value), { maxAttempts: 2 })
    expect(answer).toMatchObject({ replies: [], failure, attempts })
    expect(answer.error).toBe('the server answers with an error: the model is loading')
  })

  it.each([
    [{ detail: 'too long' }, '400 too long'],
    [{ detail: [{ loc: ['body', 'x'], msg: 'too long' }] }, '400 body.x: too long'],
    [{ message: 'too long' }, '400 too long'],
    [{ error: 'too long' }, '400 too long'],
    [[{ error: { message: 'too long', code: 400 } }], '400 too long'],
    [
      { error: { message: 'Provider returned error', metadata: { raw: 'too long' } } },
      '400 Provider returned error: too long',
    ],
  ])('is shown in the words of every kind of server: %j', async (value, error) => {
    expect(await ask(failing(value, 400))).toMatchObject({ failure: 'refused', error })
  })

  it.each([
    ['', '/v1'],
    ['/', '/v1'],
    ['/v1/chat/completions', '/v1'],
    ['/v1/chat/completions/', '/v1'],
    ['/chat/completions', '/v1'],
    ['/api/generate', '/v1'],
    ['/openai', '/openai/v1'],
    ['/v1beta/openai/chat/completions', '/v1beta/openai'],
  ])('at the base URL %j says what to write', async (path, wanted) => {
    const lost: ChatHandler = (response, request, index) => {
      if (request.path === `${wanted}/chat/completions`) imp(response, request, index)
      else response.writeHead(404, { 'content-type': 'text/plain' }).end('404 page not found')
    }
    server = await startChatServer(lost)
    const { origin } = new URL(server.baseUrl)
    const open = (baseUrl: string) => createChat({ model: 'm', baseUrl, apiKey: null, temperature: 1 })
    const answer = await (await open(`${origin}${path}`))({ messages })
    expect(answer.failure).toBe('fatal')
    expect(answer.error).toBe(`404 404 page not found; write the base URL as ${origin}${wanted}`)
    const { error } = answer
    expect((await (await open(error!.split(' ').at(-1)!))({ messages })).replies).toEqual(['MOV 0, 1'])
  })

  it('of another kind does not blame the base URL', async () => {
    server = await startChatServer((response) => {
      sendError(response, 404, "model 'test-model' not found, try pulling it")
    })
    const { origin } = new URL(server.baseUrl)
    const chat = await createChat({ model: 'test-model', baseUrl: origin, apiKey: null, temperature: 1 })
    expect((await chat({ messages })).error).toBe("404 model 'test-model' not found, try pulling it")
  })

  it.each([
    ['a page', 'text/html', '<!doctype html><title>LM</title>'],
    [
      'an error of LM Studio',
      'application/json',
      '{"error":"Unexpected endpoint or method. (POST /chat/completions)"}',
    ],
  ])('that comes as %s says what to write', async (_, type, body) => {
    server = await startChatServer((response) => {
      response.writeHead(200, { 'content-type': type }).end(body)
    })
    const { origin } = new URL(server.baseUrl)
    const chat = await createChat({
      model: 'm',
      baseUrl: origin,
      apiKey: null,
      temperature: 1,
      maxAttempts: 1,
    })
    expect((await chat({ messages })).error).toMatch(new RegExp(`; write the base URL as ${origin}/v1$`))
  })
})

describe('the key', () => {
  const echo = (text: string, apiKey: string) =>
    ask(
      (response) => {
        sendJson(response, 200, completion(text))
      },
      { apiKey },
    )

  it.each(['1', 'x', 'ollama', 'none', 'EMPTY', '12345678'])(
    '%s, which is no secret, changes nothing',
    async (key) => {
      const code = 'x MOV 0, 1\nollama JMP x, 12345678 ; none\nEMPTY DAT #0, #1'
      expect((await echo(code, key)).replies).toEqual([code])
      if (key.length < 8) {
        const refused = await ask(
          (response) => {
            sendError(response, 400, `exact ${key}`)
          },
          { apiKey: key },
        )
        expect(refused.error).toBe(`400 exact ${key}`)
      }
    },
  )

  it('that could be a label is hidden, and the code means the same', async () => {
    const key = 'anything_goes'
    const code = `;name ${key}\n${key} ADD #4, 3\n MOV 2, @2\n JMP ${key}\n DAT #0, #0`
    const [reply] = (await echo(code, key)).replies
    expect(reply).not.toContain(key)
    const settings = PRESETS['94nop']
    expect(draftFrom(reply!, null, settings).kind).toBe('assembles')
    expect(reply).toBe(code.replaceAll(key, 'hidden_key'))
  })
})
