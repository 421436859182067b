import { afterEach, describe, expect, it } from 'vitest'
import { createEmbedder } from '../../../../arena/evolve/index.js'
import {
  embeddings,
  sendError,
  sendJson,
  startChatServer,
  type ChatHandler,
  type ChatServer,
} from '../../../helpers/chat-server.js'
import { refuseInWords, refusing } from '../../../helpers/server-habits.js'

const KEY = 'sk-secret-4711'

let server: ChatServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

async function embed(texts: readonly string[], handler: ChatHandler, signal?: AbortSignal) {
  server = await startChatServer(handler)
  const { baseUrl } = server
  return (await createEmbedder({ model: 'test-model', baseUrl, apiKey: KEY, pauseMs: 5 }))(texts, signal)
}

const lengths: ChatHandler = (response, { body }) => {
  sendJson(response, 200, embeddings(body.input!.map((text) => [text.length, 0.5])))
}

describe('text embeddings', () => {
  it('are asked for with the key, 32 texts at once, and come in the order of the texts', async () => {
    const texts = Array.from({ length: 40 }, (_, index) => 'x'.repeat(index))
    expect(await embed(texts, lengths)).toEqual(texts.map(({ length }) => [length, 0.5]))
    expect(server!.requests.map(({ path, body }) => [path, body.model, body.input!.length])).toEqual([
      ['/v1/embeddings', 'test-model', 32],
      ['/v1/embeddings', 'test-model', 8],
    ])
    expect(server!.requests[0]!.headers.authorization).toBe(`Bearer ${KEY}`)
  })

  it('are asked for again after what may pass', async () => {
    const vectors = await embed(['a', 'bc'], (response, request, index) => {
      if (index === 0) sendError(response, 503, 'busy')
      else if (index === 1) sendJson(response, 200, embeddings([[1]]))
      else lengths(response, request, index)
    })
    expect(vectors).toEqual([
      [1, 0.5],
      [2, 0.5],
    ])
    expect(server!.requests).toHaveLength(3)
  })

  it.each([
    ['no access', 401, 1, /^test-model gave no embeddings: 401 .*\[key\]/],
    ['a server that stays down', 500, 4, /^test-model gave no embeddings: 500/],
  ])('end in an error of one line after %s, without the key', async (_, status, requests, message) => {
    const failure = await embed(['a'], (response) => {
      sendError(response, status, `wrong\nkey ${KEY}`)
    }).catch((error: unknown) => error as Error)
    expect(failure).toMatchObject({
      name: 'ProposerError',
      message: expect.stringMatching(message) as string,
    })
    expect((failure as Error).message).not.toMatch(new RegExp(`${KEY}|\n`))
    expect(server!.requests).toHaveLength(requests)
  })

  it.each([
    ['too few vectors', { data: [] }],
    [
      'places that there are not',
      {
        data: [
          { index: -1, embedding: [1] },
          { index: 2, embedding: [1] },
        ],
      },
    ],
    [
      'no numbers',
      {
        data: [
          { index: 0, embedding: ['1'] },
          { index: 1, embedding: [null] },
        ],
      },
    ],
    ['nothing', null],
  ])('are refused when the answer holds %s', async (_, answer) => {
    await expect(
      embed(['a', 'b'], (response) => {
        sendJson(response, 200, answer)
      }),
    ).rejects.toThrow('the answer does not hold 2 vectors')
  })

  it('are asked for without the encoding where a server refuses to be told it', async () => {
    const texts = Array.from({ length: 40 }, (_, index) => 'x'.repeat(index))
    expect(await embed(texts, refusing(['encoding_format'], lengths, refuseInWords))).toHaveLength(40)
    expect(server!.requests.map(({ body }) => 'encoding_format' in body)).toEqual([true, false, false])
  })

  it('say what to write where the base URL is wrong, and what a server says in a 200', async () => {
    server = await startChatServer((response, { path }) => {
      if (path === '/embeddings') sendError(response, 404, 'nothing here')
      else sendJson(response, 200, { error: { message: 'no such model', code: 404 } })
    })
    const { origin } = new URL(server.baseUrl)
    const message = async (baseUrl: string) =>
      (await createEmbedder({ model: 'm', baseUrl, apiKey: null }))(['a']).catch((error: unknown) =>
        String(error),
      )
    expect(await message(origin)).toContain(`404 nothing here; write the base URL as ${origin}/v1`)
    expect(await message(`${origin}/v1`)).toMatch(/the server answers with an error: no such model$/)
  })

  it('are refused when their lengths differ', async () => {
    await expect(
      embed(['a', 'b'], (response) => {
        sendJson(response, 200, embeddings([[1], [1, 2]]))
      }),
    ).rejects.toThrow('embeddings of different lengths')
  })

  it('are given up when aborted', async () => {
    const controller = new AbortController()
    const reason = new Error('stop')
    await expect(
      embed(
        ['a'],
        () => {
          controller.abort(reason)
        },
        controller.signal,
      ),
    ).rejects.toBe(reason)
  })
})
