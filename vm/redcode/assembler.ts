import { checkAssembly } from '../arguments.js'
import type { MarsSettings } from '../settings.js'
import { programId, type Warrior } from '../warrior.js'
import { SOURCE_BOUNDS } from './bounds.js'
import { readCredits, type Credits } from './credits.js'
import { DiagnosticList, Stop } from './diagnostic-list.js'
import type { Diagnostic } from './diagnostic.js'
import { Encoder } from './encoder.js'
import { Expander } from './expander.js'
import { isBinary, readLines, type SourceLine } from './source-text.js'
import { predefinedSymbols } from './symbols.js'
import { LazyLine } from './token.js'

/** Settings and predefined constants that a source is assembled with. */
export interface AssembleOptions {
  readonly settings: MarsSettings
  /** Warriors in the fight, >= 1: the constant WARRIORS and the first value of the registers W and S. Default 1. */
  readonly warriors?: number
  /** Rounds of the fight, >= 1: the constant ROUNDS. Default 1. */
  readonly rounds?: number
}

/** What an assembler makes of a source: a warrior, and what it has to say of the lines. */
export interface Assembly {
  /**
   * Null when there is any error. Otherwise a warrior that pMARS would load, which may have no instructions or start
   * outside them (both are warnings).
   */
  readonly warrior: Warrior | null
  /** Errors and warnings by line; those about the whole file come last. */
  readonly diagnostics: readonly Diagnostic[]
  readonly name: string
  readonly author: string
  /** Text of `;date` and `;version`, empty where there is none. */
  readonly date: string
  readonly version: string
}

const NO_CREDITS: Credits = { name: 'Unknown', author: 'Anonymous', date: '', version: '', strategy: '' }

/**
 * Assembles Redcode (ICWS'94 with pMARS's extensions, or ICWS'88 where the settings say so) as pMARS 0.9.2 does:
 * `assemble('mov 0, 1', { settings: PRESETS['94nop'] }).warrior`. The warrior is null where the diagnostics hold an
 * error; nothing in a source throws, and none takes much time or memory. Throws a TypeError for arguments that are
 * not of these types, such as bytes that `decodeSource` has not made a text of.
 */
export function assemble(source: string, options: AssembleOptions): Assembly {
  checkAssembly(source, options)
  let diagnostics = new DiagnosticList()
  let credits = NO_CREDITS
  let encoder: Encoder | null = null
  try {
    const text = readCredits(readLines(source, diagnostics))
    credits = text.credits
    encoder = assembleProgram(text.program, options, diagnostics)
  } catch (stop) {
    if (!(stop instanceof Stop)) throw stop
  }
  diagnostics.addLimit()
  const isCode = encoder !== null && encoder.instructions.length > 0 && !diagnostics.hasErrors
  if (!isCode && isBinary(source)) {
    diagnostics = new DiagnosticList()
    diagnostics.add('BinarySource')
  }
  const { name, author, date, version, strategy } = credits
  const said = { name, author, date, version, diagnostics: diagnostics.sorted() }
  if (!encoder || diagnostics.hasErrors) return { warrior: null, ...said }
  const { instructions, start, pin } = encoder
  const id = programId({ instructions, start, pin })
  return { warrior: { id, name, author, strategy, source, instructions, start, pin }, ...said }
}

function assembleProgram(
  program: readonly SourceLine[],
  { settings, warriors = 1, rounds = 1 }: AssembleOptions,
  diagnostics: DiagnosticList,
): Encoder {
  const fighters = BigInt(warriors)
  const registers = new Map([
    ['W', fighters],
    ['S', fighters],
  ])
  const symbols = predefinedSymbols(settings, warriors, rounds)
  const maxInstructions = Math.max(SOURCE_BOUNDS.instructions, settings.maxLength)
  const expander = new Expander(symbols, registers, diagnostics, maxInstructions)
  const encoder = new Encoder({
    settings,
    registers,
    symbols,
    diagnostics,
    labelOffset: (name, origin) => expander.labelOffset(name, origin),
  })
  const read = expander.run(program.map(toLine))
  for (const { code, place } of program.slice(0, read).flatMap(({ remarks }) => remarks))
    diagnostics.add(code, place)
  if (expander.hasTooManyLines) return encoder
  const length = expander.address
  if (length === 0) diagnostics.add('NoInstructions')
  if (length > settings.maxLength)
    diagnostics.add('TooManyInstructions', undefined, `${length - settings.maxLength}`)
  if (length > 0) for (const statement of expander.statements) encoder.add(statement)
  if (length > 0 && encoder.start >= length) diagnostics.add('StartOutsideProgram')
  return encoder
}

const ASSERTION = /^[ \t\v\f]*;[ \t\v\f]*assert(?![A-Za-z0-9_])/i

function toLine(source: SourceLine): LazyLine {
  const assertion = ASSERTION.exec(source.text)
  return new LazyLine(source, assertion?.[0].length ?? 0, assertion !== null)
}
