import { likelyBaseUrl } from './base-url.js'
import type { ChatFailure } from './chat-failure.js'
import type { Secret } from './secret.js'

const MAX_LENGTH = 500

/** A failure in one line, without the key; with the base URL to write where there is nothing behind the given one. */
export function describeFailure(
  { message, isNowhere }: ChatFailure,
  { model, baseUrl }: { readonly model: string; readonly baseUrl: string },
  secret: Secret,
): string {
  const text = secret.hide(message).replace(/\s+/g, ' ').slice(0, MAX_LENGTH)
  // Who knows that a model is missing was asked at the right address.
  const likely = isNowhere && !names(message, model) ? likelyBaseUrl(baseUrl) : null
  return likely === null ? text : `${text}; write the base URL as ${likely}`
}

const names = (message: string, model: string): boolean =>
  message
    .split(/[^\w./:@-]+/)
    .map((word) => word.replace(/[.:]+$/, ''))
    .includes(model)
