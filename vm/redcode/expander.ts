/**
 * The first pass: labels, EQU, FOR/ROF and assertions. It follows what pMARS 0.9.2 was seen to do: an expanded text
 * goes on in the state that the text around it left, and the other way round.
 */
import { SOURCE_BOUNDS } from './bounds.js'
import type { DiagnosticList, Place } from './diagnostic-list.js'
import { reportEvaluation } from './evaluation-report.js'
import { evaluate, type ExpressionResult, type Registers, type Scope } from './expression.js'
import { skipBlock } from './for-rof.js'
import { isOpcode, keywordOf, type Keyword } from './keywords.js'
import type { DiagnosticCode } from './messages.js'
import type { Frame, Statement } from './statement.js'
import { withSingleEquals } from './single-equals.js'
import { createText, numberText, type SymbolTable, type TextSymbol } from './symbols.js'
import { joinedEnd, lacksBlank, touching } from './token-patterns.js'
import { textOf, type Token, type TokenLine } from './token.js'

/** Largest count of a FOR in 16 bits. */
const MAX_COUNT = 0xffff

/** What the next token belongs to. */
type ExpanderState = 'start' | 'operand' | 'ignored'

/** A statement being read. */
interface ExpandedLine extends Place {
  readonly keyword: Keyword | 'ASSERT'
  readonly operand: Token[]
  /** Instructions before it, once it is counted. */
  address: number | null
}

/** First pass of the assembler: replaces EQU, repeats FOR, collects labels, and leaves statements. */
export class Expander {
  readonly statements: Statement[] = []
  /** Instructions so far. */
  address = 0
  hasAssertion = false
  /** There were too many instructions: pMARS then generates no code. */
  hasTooManyLines = false

  #state: ExpanderState = 'start'
  #draft: ExpandedLine | null = null
  #pending: Token[] = []
  #lastEqu: TextSymbol | null = null
  #loops = 0
  #nesting = 0
  /** ROF was the last statement read. */
  #isClosed = false
  #hasEnded = false
  /** The next token of the operand does not touch the one before. */
  #isApart = false
  #tokensLeft: number = SOURCE_BOUNDS.tokens

  readonly #symbols: SymbolTable
  readonly #registers: Registers
  readonly #diagnostics: DiagnosticList
  readonly #maxInstructions: number

  /** @param maxInstructions Most instructions a source may expand to. */
  constructor(
    symbols: SymbolTable,
    registers: Registers,
    diagnostics: DiagnosticList,
    maxInstructions: number,
  ) {
    this.#symbols = symbols
    this.#registers = registers
    this.#diagnostics = diagnostics
    this.#maxInstructions = maxInstructions
  }

  /** Expands the whole program. Gives the number of lines before the one that ended it. */
  run(lines: readonly TokenLine[]): number {
    const frame: Frame = { lines, next: 0 }
    this.#readBlock(frame)
    if (this.#pending.length > 0)
      this.#diagnostics.add('DiscardedLabels', undefined, this.#pending.map(({ text }) => text).join(' '))
    if (!this.hasAssertion) this.#diagnostics.add('MissingAssert')
    return this.#hasEnded ? frame.next - 1 : frame.next
  }

  /** Offset of a label from `origin`; undefined where there is no such label. */
  labelOffset(name: string, origin: number): number | undefined {
    const symbol = this.#symbols.get(name)
    return symbol?.kind === 'label' ? symbol.address - origin : undefined
  }

  /** Reads lines up to the ROF that closes the block, END, or the end of the frame; true for ROF. */
  #readBlock(frame: Frame): boolean {
    while (frame.next < frame.lines.length && !this.#hasEnded) {
      const line = frame.lines[frame.next++]!
      this.#isClosed = false
      if (line.isAssertion) this.#assert(line)
      else {
        this.#read(line, frame)
        this.#finish(line.line)
      }
      if (this.#isClosed) {
        this.#isClosed = false
        return true
      }
    }
    return false
  }

  #read(line: TokenLine, frame: Frame): void {
    const { tokens } = line
    let loop: ExpandedLine | null = null
    for (let at = 0; at < tokens.length && this.#state !== 'ignored'; at++) {
      if (--this.#tokensLeft < 0)
        this.#diagnostics.stop('ExpansionTooLarge', { line: line.line, column: null })
      const token = tokens[at]!
      if (token.kind !== 'name') {
        if (this.#state === 'start') return this.#drop('BadToken', token)
        this.#append(token)
        continue
      }
      const keyword = keywordOf(token.text)
      if (keyword) {
        if (this.#state === 'operand') {
          this.#diagnostics.add('ImproperPlacement', token, token.text)
          // FOR and ;assert make do with what stands before it.
          if (this.#draft?.keyword === 'FOR' || this.#draft?.keyword === 'ASSERT') break
          return this.#reset()
        }
        const rest = tokens.slice(at + 1)
        if (keyword === 'EQU') return this.#define(token, rest)
        if (keyword === 'ROF') return this.#close(token)
        this.#draft = { keyword, operand: [], line: token.line, column: token.column, address: null }
        this.#state = 'operand'
        if (keyword === 'FOR') loop = this.#draft
        else at += this.#takeTouching(token, rest)
        continue
      }
      const labels = this.#pending.length
      const end = joinedEnd(tokens, at)
      if (!this.#readName(this.#join(tokens.slice(at, end)))) return
      at = end - 1
      // One colon may touch a label.
      if (this.#pending.length > labels && tokens[end]?.text === ':' && !tokens[end].spaced) at++
    }
    if (!loop) return
    if (loop === this.#draft) this.#repeat(loop, frame)
    else this.#diagnostics.add('BadExpression', loop, textOf(loop.operand))
  }

  /** What touches an opcode is not expanded in this pass. Gives the number of tokens taken. */
  #takeTouching(opcode: Token, rest: readonly Token[]): number {
    const tokens = touching(rest)
    if (lacksBlank(tokens)) this.#diagnostics.add('MissingBlank', opcode, opcode.text)
    this.#draft!.operand.push(...tokens)
    this.#isApart = tokens.length > 0
    return tokens.length
  }

  /** Reads a name that is no keyword; false when it spoils what is left of the text. */
  #readName(name: Token): boolean {
    const symbol = this.#symbols.get(name.text)
    if (this.#state === 'operand') {
      if (symbol?.kind === 'text') return this.#expand(symbol, name)
      if (name.text === 'CURLINE') this.#append({ ...name, kind: 'number', text: `${this.address}` })
      else if (symbol && this.#draft!.address !== null) this.#appendDistance(name, symbol.address)
      else this.#append(name)
      this.#isApart = true
      return true
    }
    const origin = symbol?.kind === 'text' ? symbol.origin : null
    if (symbol?.kind === 'text' && origin === 'equ') return this.#expand(symbol, name)
    if (name.text === 'CURLINE') this.#drop('Misc', name)
    else if (symbol) this.#drop(origin === 'predefined' ? 'ReservedName' : 'RedefinitionIgnored', name)
    else {
      if (this.#pending.length < SOURCE_BOUNDS.labels) this.#pending.push(name)
      else this.#diagnostics.add('TooManyLabels', name, name.text)
      return true
    }
    return false
  }

  /** Reads the text that `name` stands for in its place; false when `name` stands for itself. */
  #expand(symbol: TextSymbol, name: Token): boolean {
    if (symbol.isOpen) {
      this.#drop('RecursiveReference', name)
      return false
    }
    if (this.#nesting >= SOURCE_BOUNDS.nesting) this.#diagnostics.stop('NestingTooDeep', name, name.text)
    const frame: Frame = { lines: symbol.lines, next: 0 }
    const isLast = () => frame.next >= frame.lines.length
    const isOperand = this.#state === 'operand'
    symbol.isOpen = true
    this.#nesting++
    while (!isLast() && !this.#hasEnded) {
      this.#isClosed = false
      const line = frame.lines[frame.next++]!
      this.#read(line, frame)
      if (isLast()) break
      // Here pMARS reads memory that is not its own.
      if (isOperand && this.#draft) this.#drop('MultiLineOperand', name)
      this.#finish(line.line)
    }
    this.#nesting--
    symbol.isOpen = false
    this.#isApart = true
    if (!isOperand) this.#count()
    return true
  }

  /** Adds a token to the operand. Numbers between which there is nothing but blanks are one. */
  #append(token: Token): void {
    const { operand } = this.#draft!
    const last = operand.at(-1)
    if (token.kind === 'number' && last?.kind === 'number' && !this.#isApart)
      operand[operand.length - 1] = { ...last, text: last.text + token.text }
    else operand.push({ ...token, spaced: this.#isApart })
    this.#isApart = false
  }

  /** Adds the place of a label as pMARS has it behind a text that holds the opcode: from the next instruction. */
  #appendDistance(name: Token, address: number): void {
    const distance = address - this.address
    this.#diagnostics.add('ShiftedLabel', name, name.text)
    if (distance < 0) this.#append({ ...name, kind: 'sign', text: '-' })
    this.#append({ ...name, kind: 'number', text: `${Math.abs(distance)}` })
  }

  /** The name that tokens joined by `&` make. */
  #join(tokens: readonly Token[]): Token {
    const first = tokens[0]!
    let { text } = first
    for (const part of tokens.slice(1)) {
      if (part.kind === 'sign') continue
      const counter = this.#symbols.get(part.text)
      if (counter?.kind === 'text' && counter.origin === 'counter') text += counter.lines[0]!.tokens[0]!.text
      else this.#diagnostics.add('CannotConcatenate', part, part.text)
    }
    return { ...first, text }
  }

  /** EQU: `text` is what the labels before it stand for, or one more line of the last EQU. */
  #define(place: Place, text: Token[]): void {
    const line: TokenLine = { line: place.line!, tokens: text, isAssertion: false }
    if (this.#pending.length > 0) {
      this.#lastEqu = createText('equ', [line])
      for (const label of this.#pending.splice(0)) this.#symbols.set(label.text, this.#lastEqu)
    } else if (this.#lastEqu) this.#lastEqu.lines.push(line)
    else this.#diagnostics.add('EquWithoutLabel', place, 'EQU')
    this.#state = 'ignored'
  }

  #close(place: Place): void {
    if (this.#loops > 0) this.#isClosed = true
    else this.#diagnostics.add('UnopenedRof', place, 'ROF')
    this.#lastEqu = null
    this.#state = 'ignored'
  }

  /** FOR: reads the lines that follow in the frame as often as it says. */
  #repeat(draft: ExpandedLine, frame: Frame): void {
    const counter = this.#pending.pop()
    this.#reset()
    this.#placeLabels()
    this.#lastEqu = null
    const evaluation = this.#evaluate(draft.operand)
    reportEvaluation(evaluation, draft.operand, draft, this.#diagnostics)
    if (!evaluation.ok) return
    const { value } = evaluation
    if (value <= 0n) {
      if (!skipBlock(frame)) this.#endUnclosed()
    } else this.#loop(this.#turns(value, draft), counter, frame, draft)
    this.#state = 'ignored'
    this.#isClosed = false
  }

  /** pMARS counts in 16 bits, and never gets beyond the largest count. */
  #turns(value: bigint, place: Place): number {
    const turns = Number(BigInt.asUintN(16, value))
    if (value > MAX_COUNT) this.#diagnostics.add('CountTooLarge', place, `${turns} for ${value}`)
    return turns === MAX_COUNT ? Infinity : turns
  }

  #loop(count: number, counter: Token | undefined, frame: Frame, place: Place): void {
    if (this.#nesting >= SOURCE_BOUNDS.nesting) this.#diagnostics.stop('NestingTooDeep', place, 'FOR')
    this.#nesting++
    this.#loops++
    const start = frame.next
    for (let turn = 1; turn <= count && !this.#hasEnded; turn++) {
      if (--this.#tokensLeft < 0) this.#diagnostics.stop('ExpansionTooLarge', place, 'FOR')
      if (counter) this.#symbols.set(counter.text, numberText('counter', `${turn}`.padStart(2, '0')))
      frame.next = start
      this.#state = 'start'
      if (!this.#readBlock(frame) && !this.#hasEnded) this.#endUnclosed()
    }
    if (counter) this.#symbols.delete(counter.text)
    this.#loops--
    this.#nesting--
  }

  /** There is no ROF where one should be: the program ends. */
  #endUnclosed(): void {
    if (this.#loops > 0) this.#diagnostics.add('UnclosedFor')
    this.#hasEnded = true
  }

  #assert(line: TokenLine): void {
    const place: Place = line.tokens[0] ?? { line: line.line, column: null }
    this.#draft = { keyword: 'ASSERT', operand: [], line: line.line, column: place.column, address: null }
    this.#state = 'operand'
    this.#lastEqu = null
    this.#read(line, { lines: [], next: 0 })
    const written = this.#draft?.operand ?? []
    this.#reset()
    const expression = withSingleEquals(written, this.#scope)
    if (expression !== written) this.#diagnostics.add('SingleEquals', place, textOf(line.tokens))
    const evaluation = this.#evaluate(expression)
    if (!evaluation.ok) return this.#diagnostics.add('InvalidAssert', place, textOf(line.tokens))
    this.hasAssertion = true
    reportEvaluation(evaluation, expression, place, this.#diagnostics)
    if (evaluation.value === 0n) this.#diagnostics.add('AssertFailed', place, textOf(line.tokens))
  }

  /** Counts the statement whose keyword was read: pMARS does where the text ends in which the keyword stands. */
  #count(): void {
    const draft = this.#draft
    if (!draft || !isStatement(draft) || draft.address !== null) return
    this.#placeLabels()
    this.#lastEqu = null
    draft.address = this.address
    if (isOpcode(draft.keyword)) this.address++
  }

  /** Ends the statement read last, in the line where its text ends. */
  #finish(line: number): void {
    const draft = this.#draft
    this.#count()
    this.#reset()
    if (!draft || !isStatement(draft)) return
    const { keyword, operand, address } = draft
    if (this.address > this.#maxInstructions) {
      this.#hasEnded = true
      this.hasTooManyLines = true
      return this.#diagnostics.add('TooManyLines', undefined, `${this.#maxInstructions}`)
    }
    const column = draft.line === line ? draft.column : null
    this.statements.push({ keyword, operand, line, column, address: address! })
    if (keyword === 'END') this.#hasEnded = true
  }

  #placeLabels(): void {
    for (const { text } of this.#pending.splice(0))
      this.#symbols.set(text, { kind: 'label', address: this.address })
  }

  #evaluate(tokens: readonly Token[]): ExpressionResult {
    return evaluate(tokens, this.#scope)
  }

  get #scope(): Scope {
    return { label: (name) => this.labelOffset(name, this.address), registers: this.#registers }
  }

  /** Gives up the statement and the text it stands in; the text around it starts anew. */
  #drop(code: DiagnosticCode, token: Token): void {
    this.#diagnostics.add(code, token, token.text)
    this.#lastEqu = null
    this.#reset()
  }

  #reset(): void {
    this.#draft = null
    this.#state = 'start'
    this.#isApart = false
  }
}

const isStatement = (draft: ExpandedLine): draft is ExpandedLine & { readonly keyword: Keyword } =>
  draft.keyword !== 'ASSERT'
