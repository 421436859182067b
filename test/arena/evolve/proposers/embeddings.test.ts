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
