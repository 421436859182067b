/** Text from outside, made harmless for a terminal and for a file. */

/** Controls, invisible and direction-changing characters, line and paragraph separators, lone surrogates. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu
const UNSAFE_BUT_NEWLINE = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu

/** More combining marks than this on one letter smear over the lines around it. */
const STACKED_MARKS = /(\p{M}{3})\p{M}+/gu

/**
 * `text` on one line with nothing in it that a terminal obeys: control characters are shown as their pictures (`␛`),
 * other invisible ones as `<U+202E>`.
 */
export function safeText(text: string): string {
  return text.replace(UNSAFE, mark).replace(STACKED_MARKS, '$1')
}

/** {@link safeText} that keeps newlines, for messages of several lines. */
export function safeLines(text: string): string {
  return text.replace(UNSAFE_BUT_NEWLINE, mark).replace(STACKED_MARKS, '$1')
}

function mark(character: string): string {
  const code = character.codePointAt(0)!
  if (code < 0x20) return String.fromCodePoint(0x2400 + code)
  if (code === 0x7f) return '␡'
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`
}

/** `value` as JSON of several lines, for a file or a program as for a terminal: what is unsafe is `\u`-escaped. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(UNSAFE_BUT_NEWLINE, escape)
}

/** A value as JSON on one line, for JSON Lines, with nothing in it that a terminal obeys. */
export function toJsonLine(value: unknown): string {
  return JSON.stringify(value).replace(UNSAFE, escape)
}

function escape(character: string): string {
  return [...Array(character.length).keys()]
    .map((unit) => `\\u${character.charCodeAt(unit).toString(16).padStart(4, '0')}`)
    .join('')
}

/** `1 warrior`, `2 warriors`. */
export function countOf(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`
}
