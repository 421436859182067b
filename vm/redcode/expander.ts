/**
 * The first pass: labels, EQU, FOR/ROF and assertions. It follows what pMARS 0.9.2 was seen to do: an expanded text
 * goes on in the state that the text around it left, and the other way round.
 */
import { BOUNDS } from './bounds.js'
import type { DiagnosticList, Place } from './diagnostic-list.js'
import { reportEvaluation } from './evaluation-report.js'
import { evaluate, type Evaluation, type Registers } from './expression.js'
import { skipBlock } from './for-rof.js'
import { isOpcode, keywordOf, type Keyword } from './keywords.js'
import type { DiagnosticCode } from './messages.js'
import type { Frame, Statement } from './statement.js'
import { createText, numberText, type SymbolTable, type TextSymbol } from './symbols.js'
import { isModifier, joinedEnd, lacksBlank } from './token-patterns.js'
import { textOf, type Token, type TokenLine } from './token.js'

/** What the next token belongs to. */
type State = 'start' | 'operand' | 'ignored'

/** A statement being read. */
interface Draft extends Place {
  readonly keyword: Keyword | 'ASSERT'
  readonly operand: Token[]
}

export class Expander {
  readonly statements: Statement[] = []
  /** Instructions so far. */
  address = 0
  hasAssertion = false
  /** There were too many instructions: pMARS then generates no code. */
  hasTooManyLines = false

  #state: State = 'start'
  #draft: Draft | null = null
  #pending: Token[] = []
  #lastEqu: TextSymbol | null = null
  #loops = 0
  #nesting = 0
  /** ROF was the last statement read. */
  #isClosed = false
  #hasEnded = false
  /** The next token of the operand does not touch the one before. */
  #isApart = false
  #tokensLeft: number = BOUNDS.tokens

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

  /** Expands the whole program. */
  run(lines: readonly TokenLine[]): void {
    this.#readBlock({ lines, next: 0 })
    if (this.#pending.length > 0)
      this.#diagnostics.add('DiscardedLabels', undefined, this.#pending.map(({ text }) => text).join(' '))
    if (!this.hasAssertion) this.#diagnostics.add('MissingAssert')
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
    let loop: Draft | null = null
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
        if (lacksBlank(rest)) return this.#drop('MissingBlank', token)
        this.#draft = { keyword, operand: [], line: token.line, column: token.column }
        this.#state = 'operand'
        if (keyword === 'FOR') loop = this.#draft
        // A modifier that touches its opcode is never expanded.
        if (isModifier(rest)) this.#draft.operand.push(rest[0]!, tokens[(at += 2)]!)
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

  /** Reads a name that is no keyword; false when it spoils what is left of the text. */
  #readName(name: Token): boolean {
    const symbol = this.#symbols.get(name.text)
    if (this.#state === 'operand') {
      if (symbol?.kind === 'text') return this.#expand(symbol, name)
      const isCounter = name.text === 'CURLINE'
      this.#append(isCounter ? { ...name, kind: 'number', text: `${this.address}` } : name)
      this.#isApart = true
      return true
    }
    const origin = symbol?.kind === 'text' ? symbol.origin : null
    if (symbol?.kind === 'text' && origin === 'equ') return this.#expand(symbol, name)
    if (name.text === 'CURLINE') this.#drop('Misc', name)
    else if (symbol) this.#drop(origin === 'predefined' ? 'ReservedName' : 'RedefinitionIgnored', name)
    else {
      if (this.#pending.length < BOUNDS.labels) this.#pending.push(name)
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
    if (this.#nesting >= BOUNDS.nesting) this.#diagnostics.stop('NestingTooDeep', name, name.text)
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
  #repeat(draft: Draft, frame: Frame): void {
    const counter = this.#pending.pop()
    this.#reset()
    this.#placeLabels()
    this.#lastEqu = null
    const evaluation = this.#evaluate(draft.operand)
    reportEvaluation(evaluation, draft.operand, draft, this.#diagnostics)
    if (!evaluation.ok) return
    if (evaluation.value <= 0n) {
      if (!skipBlock(frame)) this.#endUnclosed()
    } else this.#loop(evaluation.value, counter, frame, draft)
    this.#state = 'ignored'
    this.#isClosed = false
  }

  #loop(count: bigint, counter: Token | undefined, frame: Frame, place: Place): void {
    if (this.#nesting >= BOUNDS.nesting) this.#diagnostics.stop('NestingTooDeep', place, 'FOR')
    this.#nesting++
    this.#loops++
    const start = frame.next
    for (let turn = 1n; turn <= count && !this.#hasEnded; turn++) {
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
    this.#draft = { keyword: 'ASSERT', operand: [], line: line.line, column: place.column }
    this.#state = 'operand'
    this.#lastEqu = null
    this.#read(line, { lines: [], next: 0 })
    const expression = this.#draft?.operand ?? []
    this.#reset()
    const evaluation = this.#evaluate(expression)
    if (!evaluation.ok) return this.#diagnostics.add('InvalidAssert', place, textOf(line.tokens))
    this.hasAssertion = true
    reportEvaluation(evaluation, expression, place, this.#diagnostics)
    if (evaluation.value === 0n) this.#diagnostics.add('AssertFailed', place, textOf(line.tokens))
  }

  /** Ends the statement read last, in the line where its text ends. */
  #finish(line: number): void {
    const draft = this.#draft
    this.#reset()
    if (!draft || draft.keyword === 'ASSERT') return
    this.#placeLabels()
    this.#lastEqu = null
    const isInstruction = isOpcode(draft.keyword)
    if (isInstruction && this.address === this.#maxInstructions) {
      this.#hasEnded = true
      this.hasTooManyLines = true
      return this.#diagnostics.add('TooManyLines', undefined, `${this.#maxInstructions}`)
    }
    const column = draft.line === line ? draft.column : null
    this.statements.push({
      keyword: draft.keyword,
      operand: draft.operand,
      line,
      column,
      address: this.address,
    })
    if (isInstruction) this.address++
    else if (draft.keyword === 'END') this.#hasEnded = true
  }

  #placeLabels(): void {
    for (const { text } of this.#pending.splice(0))
      this.#symbols.set(text, { kind: 'label', address: this.address })
  }

  #evaluate(tokens: readonly Token[]): Evaluation {
    return evaluate(tokens, {
      label: (name) => this.labelOffset(name, this.address),
      registers: this.#registers,
    })
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
