/** What the body of an answer says went wrong. Servers differ: nothing of it need be there. */
export interface Complaint {
  readonly message: string
  /** Status that a body carries of its own, 400 .. 599. */
  readonly status: number | null
  readonly code: string | null
  /** The parameter that is refused. */
  readonly param: string | null
}

/** The server answered as if all were well, with an error in the body. */
export class ServerError extends Error {
  override readonly name = 'ServerError'
  readonly status: number | undefined
  readonly code: string | null
  readonly param: string | null

  constructor({ message, status, code, param }: Complaint) {
    super(`the server answers with an error: ${message}`)
    this.status = status ?? undefined
    this.code = code
    this.param = param
  }
}

/**
 * The complaint in a body of JSON, null when it holds none: OpenAI's `{"error": {"message", "code", "param"}}`, and those of
 * Ollama (`{"error": "text"}`), FastAPI (`{"detail": …}`), vLLM (`{"object": "error", …}`), Gemini (in a list) and
 * OpenRouter (what its provider said in `metadata.raw`).
 */
export function complaintIn(body: unknown): Complaint | null {
  const fields = fieldsOf(Array.isArray(body) ? (body as unknown[])[0] : body)
  const { error, detail, object, message } = fields
  if (typeof error === 'string') return complaint(error, {})
  if (isObject(error)) {
    const inner = fieldsOf(error)
    const raw = fieldsOf(inner['metadata'])['raw']
    const said = typeof inner['message'] === 'string' ? inner['message'] : JSON.stringify(error)
    return complaint(typeof raw === 'string' ? `${said}: ${raw}` : said, inner)
  }
  if (typeof detail === 'string') return complaint(detail, fields)
  if (Array.isArray(detail)) return complaintOf(detail)
  const isComplaint = object === 'error' || !('choices' in fields || 'data' in fields)
  return typeof message === 'string' && isComplaint ? complaint(message, fields) : null
}

/** FastAPI's list of what is wrong with each field. */
function complaintOf(details: readonly unknown[]): Complaint {
  const issues = details.map((detail) => {
    const { loc, msg } = fieldsOf(detail)
    const path = Array.isArray(loc) ? loc.map(String) : []
    return { param: path.at(-1) ?? null, text: `${path.join('.')}: ${String(msg)}` }
  })
  return complaint(issues.map(({ text }) => text).join('; '), { param: issues[0]?.param })
}

function complaint(message: string, { code, status, param }: Record<string, unknown>): Complaint {
  return {
    message,
    status: [status, code].map(Number).find((value) => value >= 400 && value < 600) ?? null,
    code: typeof code === 'string' ? code : null,
    param: typeof param === 'string' ? param : null,
  }
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null

/** The fields of a value; none where it has none. */
export const fieldsOf = (value: unknown): Record<string, unknown> =>
  isObject(value) ? (value as Record<string, unknown>) : {}
