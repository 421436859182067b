import { complaintIn } from './server-error.js'

/** The answer was larger than allowed. */
export class OversizeError extends Error {
  override readonly name = 'OversizeError'
}

/**
 * `fetch` that has read the whole body when it answers, and at most `maxBytes` of it: the time limit of the request
 * covers the body too, and a server cannot fill the memory. Rejects when there is more. What a server has to say with a
 * failure comes in OpenAI's form.
 */
export function createBoundedFetch(maxBytes: number): typeof fetch {
  return async (input, init) => {
    const { status, statusText, headers, body } = await fetch(input, init)
    if (body === null) return new Response(null, { status, statusText, headers })
    const chunks: Uint8Array[] = []
    let size = 0
    for await (const chunk of body as ReadableStream<Uint8Array>) {
      size += chunk.length
      // Leaving the loop cancels the body.
      if (size > maxBytes) throw new OversizeError(`the answer is larger than ${maxBytes} bytes`)
      chunks.push(chunk)
    }
    const bytes = Buffer.concat(chunks)
    return new Response(status < 400 ? bytes : inOpenAiForm(bytes.toString()), {
      status,
      statusText,
      headers,
    })
  }
}

function inOpenAiForm(text: string): string {
  try {
    const complaint = complaintIn(JSON.parse(text))
    return complaint === null ? text : JSON.stringify({ error: complaint })
  } catch {
    return text
  }
}
