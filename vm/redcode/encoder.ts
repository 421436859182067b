/** The second pass: statements to instructions, start and PIN. */
import { MODE, OPCODE, signField, type Instruction, type OpcodeName } from '../isa.js'
import type { MarsSettings } from '../settings.js'
import { SOURCE_BOUNDS } from './bounds.js'
import { defaultModifier } from './defaults.js'
import type { DiagnosticList } from './diagnostic-list.js'
import { reportEvaluation } from './evaluation-report.js'
import { evaluate, type Registers } from './expression.js'
import { isOpcode } from './keywords.js'
import { readExpression, readOperands, type Operand } from './operands.js'
import { checkFormat88, checkModes88 } from './standard88.js'
import type { Statement } from './statement.js'
import type { SymbolTable, TextSymbol } from './symbols.js'
import type { Token } from './token.js'

/** What the second pass knows of the first. */
export interface Encoding {
  readonly settings: MarsSettings
  readonly registers: Registers
  readonly symbols: SymbolTable
  readonly diagnostics: DiagnosticList
  /** Offset of a label from an address; undefined where there is no such label. */
  labelOffset(name: string, origin: number): number | undefined
}

/** Second pass of the assembler: evaluates the operands of statements, and makes instructions of them. */
export class Encoder {
  readonly instructions: Instruction[] = []
  pin: number | null = null
  readonly #encoding: Encoding
  #start = 0n
  #tokensLeft: number = SOURCE_BOUNDS.tokens
  /** Texts within texts that are being expanded. */
  #depth = 0

  constructor(encoding: Encoding) {
    this.#encoding = encoding
  }

  /** Offset of the first instruction to execute, 0 .. coreSize-1. */
  get start(): number {
    const coreSize = BigInt(this.#encoding.settings.coreSize)
    return Number(((this.#start % coreSize) + coreSize) % coreSize)
  }

  add(statement: Statement): void {
    const { keyword } = statement
    if (isOpcode(keyword)) this.#addInstruction(statement, keyword)
    else this.#addPseudo(statement)
  }

  #addInstruction(statement: Statement, opcode: OpcodeName): void {
    const { settings, diagnostics } = this.#encoding
    const operands = readOperands(this.#withTexts(statement), this.#isDefined, diagnostics)
    const { a, b } = withBoth(opcode, operands.a, operands.b)
    let isSound = operands.isSound
    if (settings.standard === '88') {
      isSound = checkFormat88(statement, operands, diagnostics) && isSound
      isSound = checkModes88(statement, a.mode ?? '$', b.mode ?? '$', diagnostics) && isSound
    }
    if (!isSound) return
    const aField = this.#field(statement, a.expression)
    const bField = aField === null ? null : this.#field(statement, b.expression)
    if (aField === null || bField === null) return
    const aMode = MODE[a.mode ?? '$']
    const bMode = MODE[b.mode ?? '$']
    const modifier = operands.modifier ?? defaultModifier(opcode, aMode, bMode)
    this.instructions.push({ opcode: OPCODE[opcode], modifier, aMode, a: aField, bMode, b: bField })
  }

  #addPseudo(statement: Statement): void {
    const { settings, diagnostics } = this.#encoding
    const expression = readExpression(this.#withTexts(statement), this.#isDefined, diagnostics)
    if (!expression || diagnostics.hasErrors) return
    const value = expression.length === 0 ? 0n : this.#value(statement, expression, 0)
    if (value === null) return
    this.#set(statement, value)
    if (settings.standard === '88') checkFormat88(statement, null, diagnostics)
  }

  #set(statement: Statement, value: bigint): void {
    if (statement.keyword === 'ORG') this.#start = value
    else if (statement.keyword === 'PIN') this.#setPin(statement, value)
    else if (value !== 0n)
      if (this.#start === 0n) this.#start = value
      else this.#encoding.diagnostics.add('OrgAndEnd', statement, 'END')
  }

  #setPin(statement: Statement, value: bigint): void {
    const pin = Number(value)
    if (Number.isSafeInteger(pin)) this.pin = pin
    else this.#encoding.diagnostics.add('PinTooLarge', statement, `${value}`)
  }

  /** Value of a field in its signed form; null after an error. */
  #field(statement: Statement, expression: readonly Token[]): number | null {
    const { coreSize } = this.#encoding.settings
    const value = expression.length === 0 ? 0n : this.#value(statement, expression, statement.address)
    return value === null ? null : signField(Number(value % BigInt(coreSize)), coreSize)
  }

  /** Value of an expression whose labels are offsets from `origin`; null after an error. */
  #value(statement: Statement, expression: readonly Token[], origin: number): bigint | null {
    const { diagnostics, registers } = this.#encoding
    // After an error pMARS evaluates no more: labels may stand elsewhere than meant.
    if (diagnostics.hasErrors) return null
    const label = (name: string) => this.#encoding.labelOffset(name, origin)
    const evaluation = evaluate(expression, { label, registers })
    reportEvaluation(evaluation, expression, statement, diagnostics)
    return evaluation.ok ? evaluation.value : null
  }

  /** The statement with the names replaced that EQU defines below it; only the first line of each counts. */
  #withTexts(statement: Statement): Statement {
    const { operand } = statement
    if (!operand.some((token) => this.#textOf(token))) return statement
    const modifier = operand[0]?.text === '.' ? operand.slice(0, 2) : []
    return {
      ...statement,
      operand: [...modifier, ...this.#expand(operand.slice(modifier.length), statement)],
    }
  }

  #expand(tokens: readonly Token[], statement: Statement): Token[] {
    const expanded: Token[] = []
    for (const token of tokens) {
      const text = this.#textOf(token)
      if (text) expanded.push(...this.#expandText(text, token, statement))
      // pMARS leaves out what follows in a text.
      else if (this.#depth > 0 && token.kind === 'name' && !this.#isDefined(token.text)) {
        this.#encoding.diagnostics.add('UndefinedSymbol', statement, token.text)
        break
      } else expanded.push(token)
    }
    return expanded
  }

  #expandText(text: TextSymbol, name: Token, statement: Statement): Token[] {
    const { diagnostics } = this.#encoding
    if (text.isOpen) {
      diagnostics.add('RecursiveReference', statement, name.text)
      return []
    }
    if (this.#depth >= SOURCE_BOUNDS.nesting) diagnostics.stop('NestingTooDeep', statement, name.text)
    const { tokens } = text.lines[0]!
    this.#tokensLeft -= tokens.length + 1
    if (this.#tokensLeft < 0) diagnostics.stop('ExpansionTooLarge', statement, name.text)
    text.isOpen = true
    this.#depth++
    const [first, ...rest] = this.#expand(tokens, statement)
    this.#depth--
    text.isOpen = false
    return first ? [{ ...first, spaced: true }, ...rest] : []
  }

  /** The text that a name stands for. */
  #textOf(token: Token): TextSymbol | undefined {
    const symbol = token.kind === 'name' ? this.#encoding.symbols.get(token.text) : undefined
    return symbol?.kind === 'text' ? symbol : undefined
  }

  readonly #isDefined = (name: string): boolean =>
    name.length === 1 || this.#encoding.labelOffset(name, 0) !== undefined
}

/** A single operand is the B-operand of DAT and the A-operand of the others; the other one is `#0` or `$0`. */
function withBoth(opcode: OpcodeName, a: Operand, b: Operand | null): { a: Operand; b: Operand } {
  if (b) return { a, b }
  if (opcode === 'DAT') return { a: { mode: '#', expression: [] }, b: a }
  return { a, b: { mode: '$', expression: [] } }
}
