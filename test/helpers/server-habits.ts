import type { ServerResponse } from 'node:http'
import { sendError, sendJson, type ChatHandler } from './chat-server.js'

/** Habits of real servers of OpenAI's API, around a handler that answers. */

/** Refuses a parameter as OpenAI does: in the message, and by name. */
export const refusing =
  (names: readonly string[], answer: ChatHandler, refuse = refuseLikeOpenAi): ChatHandler =>
  (response, request, index) => {
    const refused = names.find((name) => name in request.body)
    if (refused === undefined) answer(response, request, index)
    else refuse(response, refused)
  }

export function refuseLikeOpenAi(response: ServerResponse, name: string): void {
  const message = `Unsupported parameter: '${name}' is not supported with this model.`
  sendJson(response, 400, { error: { message, type: 'invalid_request_error', param: name, code: null } })
}

export function refuseInWords(response: ServerResponse, name: string): void {
  sendError(response, 400, `unknown field "${name}"`)
}

export function refuseLikeFastApi(response: ServerResponse, name: string): void {
  const detail = [{ type: 'extra_forbidden', loc: ['body', name], msg: 'Extra inputs are not permitted' }]
  sendJson(response, 422, { detail })
}

/** A completion whose only choice has this message. */
export const completionOf = (message: object, choice: object = {}): unknown => {
  return {
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', ...message }, ...choice }],
    usage: { prompt_tokens: 1200, completion_tokens: 34, total_tokens: 1234 },
  }
}

/** Says when it will be back, in seconds. */
export const backIn =
  (seconds: number, status = 429): ChatHandler =>
  (response) => {
    sendError(response, status, 'later', 'rate_limit', { 'retry-after': `${seconds}` })
  }

/** Takes a request and never answers it. */
export const silent: ChatHandler = () => undefined
