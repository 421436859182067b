/** What a reply to a question for a warrior was. */
export type ReplyKind =
  | 'assembles'
  | 'too long'
  | 'does not assemble'
  | 'uses P-space'
  | 'edits that fit nowhere'
  | 'no code'
  | 'only thoughts'
  | 'empty'
  | 'refusal'
  | 'tool call'
  | 'no answer'

/** How a reply holds what its server gives outside of the text; some models write the same themselves. */
const REFUSAL = 'refusal'
const TOOL_CALL = 'tool_call'
const wrap = (tag: string, text: string) => `<${tag}>\n${text.trim()}\n</${tag}>`

export const tagThoughts = (text: string): string => wrap('think', text)
export const tagRefusal = (text: string): string => wrap(REFUSAL, text)
export const tagToolCall = (text: string): string => wrap(TOOL_CALL, text)

/** What an answer without Redcode is instead. */
export function kindOfText(
  answer: string,
): Extract<ReplyKind, 'empty' | 'refusal' | 'tool call' | 'no code'> {
  if (answer.trim() === '') return 'empty'
  if (answer.includes(`<${REFUSAL}>`)) return 'refusal'
  if (/<tool_calls?>|<function_calls?>|\[TOOL_CALLS\]/.test(answer)) return 'tool call'
  return 'no code'
}
