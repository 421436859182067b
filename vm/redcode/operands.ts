/** Cuts what follows an opcode into modifier, modes and expressions, and says what is wrong as pMARS does. */
import type { ModeSign } from '../isa.js'
import type { DiagnosticList } from './diagnostic-list.js'
import { isModeSign, modifierNamed } from './keywords.js'
import type { DiagnosticCode } from './messages.js'
import type { Statement } from './statement.js'
import type { Token } from './token.js'

/** An operand as it stands in the source, not evaluated. */
export interface Operand {
  /** Sign of the mode; null where the source names none. */
  mode: ModeSign | null
  /** Empty where an error left none. */
  expression: readonly Token[]
}

/** What stands behind the opcode of a statement. */
export interface Operands {
  /** Number of the modifier; null where the source names none. */
  modifier: number | null
  readonly a: Operand
  /** Null where there is only one. */
  b: Operand | null
  /** False after an error was reported. */
  isSound: boolean
}

/** Opcodes that may have one operand. */
const ONE_OPERAND: ReadonlySet<string> = new Set(['DAT', 'JMP', 'SPL', 'NOP'])

const EXPRESSION_SIGNS: ReadonlySet<string> = new Set('+-*/%()!=<>')

/** Whether a name has a value: it is a label, or a single letter and so a register. */
export type IsDefined = (name: string) => boolean

/** The operands of an instruction, as far as they can be read. */
export function readOperands(
  statement: Statement,
  isDefined: IsDefined,
  diagnostics: DiagnosticList,
): Operands {
  const reader = new OperandReader(statement, isDefined, diagnostics)
  const { operands } = reader
  reader.readInstruction()
  const isIncomplete = !operands.b?.expression.length && !ONE_OPERAND.has(statement.keyword)
  if (isIncomplete && !reader.isCutShort) {
    diagnostics.add('IncompleteOperand', statement, statement.keyword)
    operands.isSound = false
  }
  return operands
}

/** The expression of ORG, END or PIN, empty where there is none; null after reporting an error. */
export function readExpression(
  statement: Statement,
  isDefined: IsDefined,
  diagnostics: DiagnosticList,
): readonly Token[] | null {
  const reader = new OperandReader(statement, isDefined, diagnostics)
  reader.readPseudo()
  return reader.operands.isSound ? reader.operands.a.expression : null
}

class OperandReader {
  readonly operands: Operands = { modifier: null, a: { mode: null, expression: [] }, b: null, isSound: true }
  /** The line ended where an operand should be. */
  isCutShort = false
  #at = 0

  readonly #statement: Statement
  readonly #isDefined: IsDefined
  readonly #diagnostics: DiagnosticList

  constructor(statement: Statement, isDefined: IsDefined, diagnostics: DiagnosticList) {
    this.#statement = statement
    this.#isDefined = isDefined
    this.#diagnostics = diagnostics
  }

  readPseudo(): void {
    if (this.#readExpression(this.operands.a) && this.#token) this.#misplaced()
  }

  readInstruction(): void {
    if (!this.#readModifier()) return
    const { a, modifier } = this.operands
    if (!this.#readOperand(a, modifier === null ? null : 'A-term') || !this.#token) return
    if (this.#token.text !== ',') return void this.#misplaced()
    this.#at++
    this.operands.b = { mode: null, expression: [] }
    if (this.#readOperand(this.operands.b, 'B-term') && this.#token) this.#misplaced()
  }

  get #token(): Token | undefined {
    return this.#statement.operand[this.#at]
  }

  #readModifier(): boolean {
    if (this.#token?.text !== '.') return true
    this.#at++
    const name = this.#token
    const modifier = name?.kind === 'name' ? modifierNamed(name.text) : undefined
    if (modifier === undefined) return this.#fail('MissingElement', name, 'modifier')
    this.operands.modifier = modifier
    this.#at++
    return true
  }

  /** Reads one operand; `term` is what pMARS misses where it does not begin at all. */
  #readOperand(operand: Operand, term: 'A-term' | 'B-term' | null): boolean {
    if (!this.#token) return this.#cutShort()
    if (isModeSign(this.#token.text)) {
      operand.mode = this.#token.text
      this.#at++
    }
    if (!this.#token) return this.#cutShort()
    if (!this.#readExpression(operand)) return false
    if (operand.expression.length > 0) return true
    if (operand.mode === null && term) return this.#fail('MissingElement', this.#token, term)
    // pMARS takes an A-operand that is nothing but a mode for 0.
    return (operand.mode !== null && term !== 'B-term' && this.#token.text === ',') || this.#misplaced()
  }

  /** Reads up to the first token that no expression holds. */
  #readExpression(operand: Operand): boolean {
    const begin = this.#at
    for (let token = this.#token; token; token = this.#token) {
      if (token.kind === 'name' && !this.#isDefined(token.text)) {
        this.#fail('UndefinedSymbol', token, token.text)
        break
      }
      const length = token.kind === 'sign' ? signLength(token, this.#statement.operand[this.#at + 1]) : 1
      if (length === 0) break
      this.#at += length
    }
    operand.expression = this.#statement.operand.slice(begin, this.#at)
    return this.operands.isSound
  }

  #misplaced(): false {
    return this.#fail('ImproperPlacement', this.#token, this.#token!.text)
  }

  #cutShort(): false {
    this.isCutShort = true
    return this.#fail('SyntaxError', undefined, this.#statement.keyword)
  }

  #fail(code: DiagnosticCode, token: Token | undefined, text: string): false {
    const { line } = this.#statement
    this.#diagnostics.add(code, token?.line === line ? token : this.#statement, text)
    this.operands.isSound = false
    return false
  }
}

/** Characters of the operator or parenthesis that begins with `sign`; 0 where none does. */
function signLength(sign: Token, next: Token | undefined): number {
  if (EXPRESSION_SIGNS.has(sign.text)) return 1
  const isPair = (sign.text === '&' || sign.text === '|') && next?.text === sign.text && !next.spaced
  return isPair ? 2 : 0
}
