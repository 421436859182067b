import type { Place } from './diagnostic-list.js'
import type { Keyword } from './keywords.js'
import type { Token, TokenLine } from './token.js'

/** Lines being read: the source, or the text of an EQU. FOR goes back in them. */
export interface Frame {
  readonly lines: readonly TokenLine[]
  next: number
}

/** An instruction, ORG, END or PIN after EQU and FOR/ROF are expanded. */
export interface Statement extends Place {
  readonly keyword: Keyword
  /** Everything after the keyword: modifier, modes, expressions, commas. */
  readonly operand: readonly Token[]
  /** Number of instructions before it. */
  readonly address: number
}
