/** `;optimize NAME [LOW..HIGH [by N]]`: comments in which a source names the constants to vary. */
import { failure, success, type Diagnostic, type Result } from '../../vm/index.js'
import { parseRange, type StepRange } from '../steps/index.js'

/** A constant that somebody wants to be varied. */
export interface VaryRequest {
  /** Label of an EQU. */
  readonly name: string
  /** Null for all that a core has. */
  readonly range: StepRange | null
  /** Where the source says so; null for a flag. */
  readonly place: { readonly line: number; readonly column: number } | null
}

const DIRECTIVE = /^([ \t]*;[ \t]*optimize)(?![\w.-])(.*)$/i
const NAME = /^[A-Za-z_]\w{0,99}$/

/** Constants of one warrior that can be varied at most. */
export const MOST_VARIABLES = 256

const HINT = 'Write it as in ;optimize step 2..7998 by 4, where step is the label of an EQU.'

/** All such lines of a source, and what is wrong with others that look like them. */
export function parseDirectives(source: string): {
  readonly requests: VaryRequest[]
  readonly problems: Diagnostic[]
} {
  const requests: VaryRequest[] = []
  const problems: Diagnostic[] = []
  for (const [index, text] of source.split('\n').entries()) {
    const [, head, body] = DIRECTIVE.exec(text.replace(/\r.*$/, '')) ?? []
    if (head === undefined || body === undefined) continue
    const start = head.length + body.length - body.trimStart().length
    const request = parseRequest(body.trim())
    if (!request.ok)
      problems.push(
        problemAt({ line: index + 1, column: start + 1 }, 'BadOptimizeLine', request.message, body.trim()),
      )
    else requests.push({ ...request.value, place: { line: index + 1, column: start + 1 } })
    if (requests.length + problems.length > MOST_VARIABLES) break
  }
  return { requests, problems }
}

/** A name and a range, `step 2..7998 by 4` or `step=2..7998:4`; a failure says what is wrong with other texts. */
export function parseRequest(text: string): Result<Omit<VaryRequest, 'place'>, 'BadName' | 'BadRange'> {
  const end = text.search(/[\s=]/)
  const name = end < 0 ? text : text.slice(0, end)
  if (name === '') return failure('BadName', 'the name of a constant is missing')
  if (!NAME.test(name)) return failure('BadName', 'that is no label')
  const rest = end < 0 ? '' : text.slice(end).replace(/^\s*=?\s*/, '')
  if (rest === '')
    return end >= 0 && text.includes('=')
      ? failure('BadRange', 'the range is missing')
      : success({ name, range: null })
  const range = parseRange(rest)
  return range.ok ? success({ name, range: range.value }) : range
}

/** A diagnostic about a line of a source; `text` is cut and cleaned of control characters. */
export function problemAt(
  place: VaryRequest['place'],
  code: string,
  message: string,
  text: string,
  hint = HINT,
): Diagnostic {
  const clean = text.slice(0, 40).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '\u{fffd}')
  const { line, column } = place ?? { line: null, column: null }
  return {
    level: 'error',
    code,
    line,
    column,
    message: `'${clean}': ${message}`,
    text: clean,
    hint,
    count: 1,
  }
}
