import type { Place } from './diagnostic-list.js'
import type { SourceLine } from './source-text.js'

/** A name (label, opcode), an unsigned number or a single other character. */
export interface Token extends Place {
  readonly kind: 'name' | 'number' | 'sign'
  readonly text: string
  /** Whether a blank stands before it. */
  readonly spaced: boolean
  /** Whether a blank stands behind it. */
  readonly hasBlankBehind: boolean
}

/** One line as the expander reads it, comment removed. */
export interface TokenLine {
  readonly line: number
  readonly tokens: readonly Token[]
  /** An `;assert` line; the tokens are its expression. */
  readonly isAssertion: boolean
}

const BLANK = /[ \t\v\f]/
const TOKEN = /([ \t\v\f]*)(?:([A-Za-z_][A-Za-z0-9_]*)|([0-9]+)|([^ \t\v\f]))/y

/**
 * Cuts text into tokens, up to the comment.
 * @param line 1-based number of the physical line.
 * @param start Offset at which to begin.
 * @param width Offsets from here on belong to continuation lines and get no column.
 */
export function tokenize(text: string, line: number, start = 0, width = text.length): Token[] {
  const tokens: Token[] = []
  TOKEN.lastIndex = start
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    const [whole, blanks, name, number, sign] = match
    if (sign === ';') break
    const offset = match.index + blanks!.length
    tokens.push({
      kind: name !== undefined ? 'name' : number !== undefined ? 'number' : 'sign',
      text: whole.slice(blanks!.length),
      line,
      column: offset < width ? offset + 1 : null,
      spaced: blanks !== '',
      hasBlankBehind: BLANK.test(text[TOKEN.lastIndex] ?? ''),
    })
  }
  return tokens
}

/** A line of the source, cut into tokens when they are first wanted. */
export class LazyLine implements TokenLine {
  readonly line: number
  readonly isAssertion: boolean
  readonly #source: SourceLine
  readonly #start: number
  #tokens: readonly Token[] | undefined

  /** @param start Offset of the first token. */
  constructor(source: SourceLine, start: number, isAssertion: boolean) {
    this.line = source.line
    this.isAssertion = isAssertion
    this.#source = source
    this.#start = start
  }

  get tokens(): readonly Token[] {
    const { text, line, width } = this.#source
    return (this.#tokens ??= tokenize(text, line, this.#start, width))
  }
}

/** The tokens as they may be quoted. */
export function textOf(tokens: readonly Token[]): string {
  return tokens.map(({ text, spaced }, index) => (spaced && index > 0 ? ` ${text}` : text)).join('')
}
