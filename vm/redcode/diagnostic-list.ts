import { SOURCE_BOUNDS, PMARS_MESSAGES } from './bounds.js'
import type { Diagnostic } from './diagnostic.js'
import { MESSAGES, type DiagnosticCode } from './messages.js'

/** A place in the file. */
export interface Place {
  /** 1-based physical line, null for the whole file. */
  readonly line: number | null
  /** 1-based column, null for the whole line. */
  readonly column: number | null
}

const LAST = Number.MAX_SAFE_INTEGER
const WHOLE_FILE: Place = { line: null, column: null }

/** Thrown to leave the assembler when going on could only cost time; it never leaves `assemble`. */
export class Stop extends Error {}

/** Collects diagnostics; repeats of a code on a line are counted, as pMARS does. */
export class DiagnosticList {
  readonly #byKey = new Map<string, Diagnostic & { readonly code: DiagnosticCode }>()
  #errors = 0

  get hasErrors(): boolean {
    return this.#errors > 0
  }

  /**
   * Adds a diagnostic about `text`, quoted in the message; `detail` replaces parts of the message.
   * @throws Stop when there are too many to be useful.
   */
  add(
    code: DiagnosticCode,
    place: Place = WHOLE_FILE,
    text = '',
    detail: { message?: string; hint?: string } = {},
  ): void {
    this.#add(code, place, text, detail)
    if (this.#byKey.size >= SOURCE_BOUNDS.diagnostics) throw new Stop()
  }

  /** Adds an error and leaves the assembler. */
  stop(code: DiagnosticCode, place?: Place, text?: string): never {
    this.add(code, place, text)
    throw new Stop()
  }

  /** Says that pMARS gives up, where it does: it counts the messages about lines. */
  addLimit(): void {
    const counted = [...this.#byKey.values()].filter(
      ({ code, line }) => line !== null && !MESSAGES[code].isOwn,
    )
    if (counted.length >= PMARS_MESSAGES) this.#add('TooManyErrors', WHOLE_FILE, '')
  }

  /** All of them by line; those about the whole file come last. */
  sorted(): Diagnostic[] {
    return [...this.#byKey.values()].sort((a, b) => (a.line ?? LAST) - (b.line ?? LAST))
  }

  #add(
    code: DiagnosticCode,
    place: Place,
    text: string,
    detail: { message?: string; hint?: string } = {},
  ): void {
    const key = `${place.line} ${code}`
    const known = this.#byKey.get(key)
    if (known) {
      this.#byKey.set(key, { ...known, count: known.count + 1 })
      return
    }
    const { level, message, hint } = MESSAGES[code]
    const quoted = quoteSourceText(text)
    this.#byKey.set(key, {
      level,
      code,
      line: place.line,
      column: place.column,
      message: detail.message ?? message.replace('%', () => quoted),
      text: quoted,
      hint: detail.hint ?? hint,
      count: 1,
    })
    if (level === 'error') this.#errors++
  }
}

/** Source text as a diagnostic may show it: short, on one line, without control characters. */
export function quoteSourceText(text: string): string {
  const clean = text
    .slice(0, SOURCE_BOUNDS.quote + 1)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '\u{fffd}')
  return clean.length > SOURCE_BOUNDS.quote ? `${clean.slice(0, SOURCE_BOUNDS.quote - 1)}…` : clean
}
