import { tagRefusal, tagThoughts, tagToolCall } from './reply-kind.js'
import { complaintIn, fieldsOf, ServerError } from './server-error.js'

/**
 * The texts of a completion, one for each choice; at least one. A choice without text gives what it has instead, between
 * tags: a refusal, a call of a tool, thoughts. Throws when there is none.
 */
export function textsOf(completion: unknown): string[] {
  const { choices } = fieldsOf(completion)
  const texts = Array.isArray(choices) ? choices.map(textOf).filter((text) => text !== null) : []
  if (texts.length > 0) return texts
  if (typeof completion === 'string') throw new Error(`the answer is no JSON: ${completion.slice(0, 200)}`)
  const complaint = complaintIn(completion) ?? complaintIn(fieldsOf(fieldsOf(choices)[0]))
  throw complaint === null ? new Error('the answer holds no text') : new ServerError(complaint)
}

function textOf(choice: unknown): string | null {
  const { message, text, error, finish_reason: reason } = fieldsOf(choice)
  const fields = fieldsOf(message)
  const parts = partsOf(fields['content'] ?? text)
  const said = join(parts, ['text', 'output_text'], 'text')
  if (said.trim() !== '') return said
  const refusal = strings(fields['refusal']) || join(parts, ['refusal'], 'refusal')
  if (refusal !== '') return tagRefusal(refusal)
  const calls = fields['tool_calls'] ?? fields['function_call']
  if (Array.isArray(calls) ? calls.length > 0 : calls) return tagToolCall(JSON.stringify(calls))
  const thoughts =
    strings(fields['reasoning_content'] ?? fields['reasoning'] ?? fields['thinking']) ||
    join(parts, ['thinking', 'reasoning'], 'thinking')
  if (thoughts !== '') return tagThoughts(thoughts)
  if (reason === 'content_filter') return tagRefusal('the answer was filtered')
  if (error !== undefined && error !== null) return null
  return fields['content'] === null || parts.length > 0 ? said : null
}

/** The parts of a content: a text is one. */
function partsOf(content: unknown): Record<string, unknown>[] {
  const parts: unknown[] = Array.isArray(content) ? content : [content]
  return parts
    .map((part) => (typeof part === 'string' ? { type: 'text', text: part } : fieldsOf(part)))
    .filter(({ type }) => typeof type === 'string')
}

/** What the parts of these types hold under a name. */
const join = (parts: readonly Record<string, unknown>[], types: readonly string[], name: string): string =>
  parts
    .filter(({ type }) => types.includes(String(type)))
    .map((part) => strings(part[name]))
    .join('')

/** A text, or the texts of a list of parts. */
function strings(value: unknown): string {
  if (typeof value === 'string') return value
  if (!Array.isArray(value)) return ''
  return value.map((part) => (typeof part === 'string' ? part : strings(fieldsOf(part)['text']))).join('')
}
