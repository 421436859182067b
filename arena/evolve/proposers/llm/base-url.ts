/** Ends of addresses that are asked, not those of a server. */
const ENDPOINT = /\/(?:chat\/completions|completions|chat|responses|embeddings|models)$/
const OLLAMA = /\/api\/(?:chat|generate|embed)$/

/**
 * The base URL that was probably meant, where nothing was found behind this one: without the endpoint at its end, and
 * with a version. Null when it looks right.
 */
export function likelyBaseUrl(baseUrl: string): string | null {
  const { origin, pathname } = new URL(baseUrl)
  const path = pathname.replace(/\/+$/, '')
  const bare = path.replace(OLLAMA, '').replace(ENDPOINT, '')
  const likely = /\/v\d/.test(bare) ? bare : `${bare}/v1`
  return likely === path ? null : `${origin}${likely}`
}
