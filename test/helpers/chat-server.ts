import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request as the server saw it. */
export interface SeenRequest {
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: {
    readonly model: string
    readonly temperature: number
    readonly n?: number
    readonly messages: { readonly role: string; readonly content: string }[]
    /** Texts, of a request for embeddings. */
    readonly input?: string[]
  }
}

export type ChatHandler = (response: ServerResponse, request: SeenRequest, index: number) => void

export interface ChatServer {
  readonly baseUrl: string
  readonly requests: SeenRequest[]
  close(): Promise<void>
}

/** A server on this machine that is asked for chat completions or embeddings and answers as `handler` wants. */
export async function startChatServer(handler: ChatHandler): Promise<ChatServer> {
  const requests: SeenRequest[] = []
  const server = createServer((request, response) => {
    let text = ''
    request.on('data', (chunk: Buffer) => (text += chunk.toString()))
    request.on('end', () => {
      const body = JSON.parse(text) as SeenRequest['body']
      const seen = { path: request.url ?? '', headers: request.headers, body }
      requests.push(seen)
      handler(response, seen, requests.length - 1)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => {
          resolve()
        })
      }),
  }
}

export function sendJson(response: ServerResponse, status: number, value: unknown, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value))
}

/** A completion in the form of OpenAI's API, with a choice for each text. */
export function completion(...texts: string[]): unknown {
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1,
    model: 'test-model',
    choices: texts.map((content, index) => {
      return { index, finish_reason: 'stop', message: { role: 'assistant', content } }
    }),
    usage: { prompt_tokens: 1200, completion_tokens: 34, total_tokens: 1234 },
  }
}

/** Embeddings in the form of OpenAI's API, the last text's first. */
export function embeddings(vectors: readonly (readonly number[])[]): unknown {
  const data = vectors.map((embedding, index) => ({ object: 'embedding', index, embedding }))
  return {
    object: 'list',
    model: 'test-model',
    data: data.reverse(),
    usage: { prompt_tokens: 9, total_tokens: 9 },
  }
}

export function sendError(
  response: ServerResponse,
  status: number,
  message: string,
  code = 'error',
  headers = {},
): void {
  sendJson(response, status, { error: { message, type: 'error', code, param: null } }, headers)
}
