/** Keeps a key out of what is stored and shown. */
export interface Secret {
  /** For errors and notes. */
  hide(text: string): string
  /** For replies: their code means the same afterwards. */
  hideInReply(text: string): string
}

/** Shorter keys are dummies, as local servers want them (`1`, `x`, `ollama`): no secrets, and parts of any text. */
const LEAST_LENGTH = 8

export function createSecret(key: string | null): Secret {
  if (key === null || key.length < LEAST_LENGTH) return { hide: (text) => text, hideInReply: (text) => text }
  const isLabel = /^[A-Za-z_]\w*$/.test(key)
  const isNumber = /^\d+$/.test(key)
  return {
    hide: (text) => text.replaceAll(key, '[key]'),
    // What may be a label remains one, everywhere the same; a number is left alone.
    hideInReply: (text) => (isNumber ? text : text.replaceAll(key, isLabel ? 'hidden_key' : '[key]')),
  }
}
