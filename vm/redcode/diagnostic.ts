/**
 * An error or a warning about a Redcode source, with its place, as `assemble` collects them in `diagnostics`; they
 * are never thrown. Only errors keep a source from becoming a warrior.
 */
export interface Diagnostic {
  readonly level: 'error' | 'warning'
  /** Stable code; the classes of the golden data where pMARS has one (`MissingAssert`), our own otherwise. */
  readonly code: string
  /** 1-based physical line in the file; null when the whole file is meant. */
  readonly line: number | null
  /** 1-based column of the offending text; null when the whole line is meant. */
  readonly column: number | null
  readonly message: string
  /** The offending text, bounded and with control characters replaced. */
  readonly text: string
  /** What to do about it; empty when nothing helps. */
  readonly hint: string
  /** How often pMARS would have reported it on this line, >= 1. */
  readonly count: number
}
