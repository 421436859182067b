import type { MarsSettings } from '../settings.js'
import { tokenize, type TokenLine } from './token.js'

/** A name that stands for the address of an instruction. */
export interface Label {
  readonly kind: 'label'
  /** Offset from the first instruction. */
  readonly address: number
}

/** A name that stands for text: an EQU, the counter of a FOR, or a predefined constant. */
export interface TextSymbol {
  readonly kind: 'text'
  readonly lines: TokenLine[]
  readonly origin: 'equ' | 'counter' | 'predefined'
  /** True while it is being expanded. */
  isOpen: boolean
}

/** What each name of a source stands for. */
export type SymbolTable = Map<string, Label | TextSymbol>

export function createText(origin: TextSymbol['origin'], lines: TokenLine[]): TextSymbol {
  return { kind: 'text', lines, origin, isOpen: false }
}

/** A number as text. */
export function numberText(origin: TextSymbol['origin'], text: string): TextSymbol {
  return createText(origin, [{ line: 0, tokens: tokenize(text, 0), isAssertion: false }])
}

/**
 * What pMARS predefines besides CURLINE, for `warriors` on the command line and `rounds` to fight. The limits are those
 * of 0.9.4: 0.9.2 knows neither them nor their names.
 */
export function predefinedSymbols(settings: MarsSettings, warriors: number, rounds: number): SymbolTable {
  const values = {
    CORESIZE: settings.coreSize,
    MAXPROCESSES: settings.maxProcesses,
    MAXCYCLES: settings.maxCycles,
    MAXLENGTH: settings.maxLength,
    MINDISTANCE: settings.minSeparation,
    ROUNDS: rounds,
    PSPACESIZE: settings.pSpaceSize,
    VERSION: 92,
    WARRIORS: warriors,
    ...(isLimited(settings) && { READLIMIT: settings.readLimit, WRITELIMIT: settings.writeLimit }),
  }
  return new Map(Object.entries(values).map(([name, value]) => [name, numberText('predefined', `${value}`)]))
}

function isLimited({ coreSize, readLimit, writeLimit }: MarsSettings): boolean {
  return readLimit < coreSize || writeLimit < coreSize
}
