/**
 * What a source may cost. All of them are far above what any published warrior needs, and small enough that a hostile
 * source is refused at once and in little memory.
 */
export const SOURCE_BOUNDS = {
  /** Characters of a source. */
  source: 1 << 18,
  /** Characters of one line, continuation lines joined. */
  line: 8192,
  /** Tokens read while EQU and FOR/ROF are expanded. */
  tokens: 200_000,
  /** EQUs within EQUs, FORs within FORs. */
  nesting: 500,
  /** Parentheses, assignments and right operands within each other in one expression. */
  expressionDepth: 200,
  /** Instructions pMARS generates from a source; maxLength where that is more. */
  instructions: 1000,
  /** Labels before one statement. */
  labels: 7,
  /** Digits of a number: pMARS leaves more undefined. */
  digits: 18,
  /** Distinct diagnostics after which reading stops. */
  diagnostics: 100,
  /** Characters of source text quoted in a diagnostic. */
  quote: 60,
  /** Characters of a name, an author, a date, a version and all strategy text. */
  credit: 255,
  strategy: 16_384,
} as const

/** Distinct messages at which pMARS gives a source up, warnings or not. */
export const PMARS_MESSAGES = 9
