import { afterEach, describe, expect, it } from 'vitest'
import {
  createChat,
  type Answer,
  type ChatOptions,
  type Question,
} from '../../../../arena/evolve/proposers/llm/chat.js'
import {
  completion,
  sendError,
  sendJson,
  startChatServer,
  type ChatHandler,
  type ChatServer,
} from '../../../helpers/chat-server.js'

const KEY = 'sk-secret-4711'
const question: Question = {
  messages: [
    { role: 'system', content: 'be brief' },
    { role: 'user', content: 'write an imp' },
  ],
}

let server: ChatServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

async function ask(
  handler: ChatHandler,
  options: Partial<ChatOptions> = {},
  signal?: AbortSignal,
): Promise<Answer> {
  server = await startChatServer(handler)
  const { baseUrl } = server
  const chat = await createChat({
    model: 'test-model',
    baseUrl,
    apiKey: KEY,
    temperature: 1,
    pauseMs: 5,
    ...options,
  })
  return chat(question, signal)
}

describe('chat', () => {
  it('sends both messages with the key and gives the reply with its tokens', async () => {
    const answer = await ask((response) => {
      sendJson(response, 200, completion('MOV 0, 1'))
    })
    expect(answer).toMatchObject({
      replies: ['MOV 0, 1'],
      error: null,
      attempts: 1,
      promptTokens: 1200,
      replyTokens: 34,
    })
    const [request] = server!.requests
    expect(request!.path).toBe('/v1/chat/completions')
    expect(request!.headers.authorization).toBe(`Bearer ${KEY}`)
    expect(request!.body).toMatchObject({
      model: 'test-model',
      temperature: 1,
      messages: [
        { role: 'system', content: 'be brief' },
        { role: 'user', content: 'write an imp' },
      ],
    })
  })

  it('does not try again with a refused key, and hides the key that the server repeats', async () => {
    const answer = await ask((response) => {
      sendError(response, 401, `Incorrect API key provided: ${KEY}`, 'invalid_api_key')
    })
    expect(answer).toMatchObject({ replies: [], failure: 'fatal', attempts: 1 })
    expect(answer.error).toBe('401 Incorrect API key provided: [key]')
  })

  it('hides the key in a reply too', async () => {
    const answer = await ask((response) => {
      sendJson(response, 200, completion(`your key is ${KEY}`))
    })
    expect(answer.replies).toEqual(['your key is [key]'])
  })

  it('waits as long as Retry-After says, then asks again', async () => {
    const times: number[] = []
    const answer = await ask((response, _, index) => {
      times.push(performance.now())
      if (index === 0) sendError(response, 429, 'slow down', 'rate_limit', { 'retry-after': '1' })
      else sendJson(response, 200, completion('ok'))
    })
    expect(answer).toMatchObject({ replies: ['ok'], attempts: 2 })
    expect(times[1]! - times[0]!).toBeGreaterThan(980)
  })

  it('gives up at once when the money is used up', async () => {
    const answer = await ask((response) => {
      sendError(response, 429, 'You exceeded your current quota', 'insufficient_quota')
    })
    expect(answer).toMatchObject({ failure: 'fatal', attempts: 1 })
  })

  it('tries a failing server as often as it may and then says why there is no reply', async () => {
    const answer = await ask(
      (response) => {
        sendError(response, 500, 'engine on fire')
      },
      { maxAttempts: 3 },
    )
    expect(answer).toMatchObject({ replies: [], failure: 'down', attempts: 3, error: '500 engine on fire' })
    expect(server!.requests).toHaveLength(3)
  })

  it('asks again when the JSON is cut off', async () => {
    const answer = await ask((response, _, index) => {
      const text = JSON.stringify(completion('whole'))
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(index === 0 ? text.slice(0, 80) : text)
    })
    expect(answer).toMatchObject({ replies: ['whole'], attempts: 2 })
  })

  it('asks again when the answer is no completion', async () => {
    const answer = await ask((response, _, index) => {
      sendJson(response, 200, index === 0 ? { choices: [] } : index === 1 ? null : completion('whole'))
    })
    expect(answer).toMatchObject({ replies: ['whole'], attempts: 3 })
  })

  it('stops reading an answer without end', async () => {
    let sent = 0
    const answer = await ask(
      (response) => {
        response.writeHead(200, { 'content-type': 'application/json' })
        response.on('error', () => undefined)
        const pump = () => {
          if (response.destroyed) return
          sent += 65_536
          response.write(' '.repeat(65_536))
          setImmediate(pump)
        }
        pump()
      },
      { maxAttempts: 1 },
    )
    expect(answer.replies).toEqual([])
    expect(answer.error).toContain('larger than 1048576 bytes')
    expect(sent).toBeLessThan(50_000_000)
  })

  it('asks for several replies at once, and takes as many as come', async () => {
    server = await startChatServer((response, { body }) => {
      sendJson(response, 200, completion(...Array.from({ length: body.n ?? 1 }, (_, i) => `reply ${i}`)))
    })
    const { baseUrl } = server
    const chat = await createChat({ model: 'm', baseUrl, apiKey: null, temperature: 1 })
    expect((await chat({ ...question, samples: 3 })).replies).toEqual(['reply 0', 'reply 1', 'reply 2'])
    expect((await chat(question)).replies).toEqual(['reply 0'])
    expect(server.requests.map(({ body }) => body.n)).toEqual([3, undefined])
  })

  it.each([
    [400, 'refused'],
    [402, 'fatal'],
    [404, 'fatal'],
    [413, 'refused'],
    [429, 'down'],
    [503, 'down'],
  ])('tells what a status %d means: %s', async (status, failure) => {
    const answer = await ask(
      (response) => {
        sendError(response, status, 'no')
      },
      { maxAttempts: 1 },
    )
    expect(answer).toMatchObject({ replies: [], failure, error: `${status} no` })
  })

  it('does not take an answer that is no completion for an outage', async () => {
    const answer = await ask(
      (response) => {
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"choices": [')
      },
      { maxAttempts: 2 },
    )
    expect(answer).toMatchObject({ replies: [], failure: 'garbled', attempts: 2 })
  })

  it('cuts a long reply', async () => {
    const answer = await ask((response) => {
      sendJson(response, 200, completion('x'.repeat(500_000)))
    })
    expect(answer.replies[0]).toHaveLength(65_536)
  })

  it('gives up a request whose body does not end in time', async () => {
    const answer = await ask(
      (response) => {
        response.writeHead(200, { 'content-type': 'application/json' })
        response.write('{')
      },
      { timeoutMs: 150, maxAttempts: 2 },
    )
    expect(answer).toMatchObject({ replies: [], attempts: 2 })
    expect(answer.error).toContain('timed out')
  })

  it('says which server cannot be reached', async () => {
    const closed = await startChatServer(() => undefined)
    await closed.close()
    const { baseUrl } = closed
    const chat = await createChat({
      model: 'm',
      baseUrl,
      apiKey: null,
      temperature: 1,
      pauseMs: 1,
      maxAttempts: 2,
    })
    const answer = await chat(question)
    expect(answer).toMatchObject({ replies: [], attempts: 2, failure: 'down' })
    expect(answer.error).toContain(new URL(baseUrl).host)
  })

  it('ends at once when aborted, in a request and in a pause', async () => {
    for (const handler of [() => undefined, waitAnHour]) {
      const controller = new AbortController()
      // Either would last until long after this test is given up.
      const pending = ask(
        (response, request, index) => {
          handler(response, request, index)
          setTimeout(() => {
            controller.abort(new Error('stop'))
          }, 20)
        },
        {},
        controller.signal,
      )
      await expect(pending).rejects.toThrow('stop')
      expect(server?.requests).toHaveLength(1)
      await server?.close()
    }
  })
})

const waitAnHour: ChatHandler = (response) => {
  sendError(response, 429, 'later', 'rate_limit', { 'retry-after': '3600' })
}
