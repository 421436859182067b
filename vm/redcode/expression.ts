/**
 * Expressions as pMARS 0.9.2 evaluates them, in 64-bit integers. Its precedence is, from high to low: unary, `* / %`,
 * `+ -`, comparisons, `&&`, `||`; division truncates. Peculiar (golden data, quirk A1) is a right operand that begins
 * with an operator of higher precedence: it goes on through operators of the same and lower precedence, so that
 * `1-2*3-4` is `1-(2*3-4)`. Where it ends is a rule found by trial: it agrees with pMARS on all but one of 20,250
 * random expressions.
 */
import { SOURCE_BOUNDS } from './bounds.js'
import type { DiagnosticCode } from './messages.js'
import type { Token } from './token.js'

/** Values of the single letters that name no label, A to Z. */
export type Registers = Map<string, bigint>

/** What the names in an expression stand for. */
export interface Scope {
  /** Value of a label; undefined where there is none. */
  label(name: string): number | undefined
  readonly registers: Registers
}

/** The value of an expression, or why it has none. */
export type ExpressionResult =
  | {
      readonly ok: true
      readonly value: bigint
      /** The value by textbook precedence, where that differs. */
      readonly textbook?: bigint | undefined
    }
  | {
      readonly ok: false
      readonly code: DiagnosticCode
      /** The value by textbook precedence, where there is one all the same. */
      readonly textbook?: bigint | undefined
    }

const PRECEDENCE: ReadonlyMap<string, number> = new Map([
  ['*', 5], ['/', 5], ['%', 5], ['+', 4], ['-', 4],
  ['<', 3], ['>', 3], ['<=', 3], ['>=', 3], ['==', 3], ['!=', 3], ['&&', 2], ['||', 1],
]) // prettier-ignore
/** Second signs of an operator of two. */
const SECOND_SIGNS: ReadonlySet<string> = new Set(['=', '&', '|'])

const MAX = 2n ** 63n

class Failure extends Error {
  readonly code: DiagnosticCode

  constructor(code: DiagnosticCode) {
    super(code)
    this.code = code
  }
}

/** Made once: a hostile source may fail a hundred thousand times, and each new error would record the stack. */
const FAILURES = {
  BadExpression: new Failure('BadExpression'),
  DivisionByZero: new Failure('DivisionByZero'),
  NumberTooLong: new Failure('NumberTooLong'),
  ArithmeticOverflow: new Failure('ArithmeticOverflow'),
  UnplacedAssignment: new Failure('UnplacedAssignment'),
  ExpressionTooDeep: new Failure('ExpressionTooDeep'),
}

/** Evaluates the tokens of an expression; assignments change `scope.registers`. */
export function evaluate(source: readonly Token[], scope: Scope): ExpressionResult {
  const tokens = withLabels(source, scope)
  const only = tokens[0]
  if (tokens.length === 1 && only?.kind === 'number' && only.text.length <= SOURCE_BOUNDS.digits)
    return { ok: true, value: BigInt(only.text) }
  const before = new Map(scope.registers)
  const textbook = () => evaluateTextbook(tokens, { ...scope, registers: before })
  const parser = new Parser(tokens, scope)
  try {
    const value = parser.all()
    if (!parser.isPeculiar) return { ok: true, value }
    const arithmetic = textbook()
    return { ok: true, value, textbook: arithmetic === value ? undefined : arithmetic }
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure
    return {
      ok: false,
      code: failure.code,
      textbook: failure.code === 'BadExpression' ? textbook() : undefined,
    }
  }
}

/**
 * The tokens with the value of each label in its place, as text: pMARS reads `1 x` as `1-2` where x is two instructions
 * above.
 */
export function withLabels(tokens: readonly Token[], scope: Scope): readonly Token[] {
  if (!tokens.some(({ kind }) => kind === 'name')) return tokens
  const replaced: Token[] = []
  for (const token of tokens) {
    const value = token.kind === 'name' ? scope.label(token.text) : undefined
    if (value !== undefined && value < 0) replaced.push({ ...token, kind: 'sign', text: '-', spaced: true })
    replaced.push(value === undefined ? token : { ...token, kind: 'number', text: `${Math.abs(value)}` })
  }
  return replaced
}

/** The value by textbook precedence; undefined where there is none. */
function evaluateTextbook(tokens: readonly Token[], scope: Scope): bigint | undefined {
  try {
    return new Parser(tokens, scope, true).all()
  } catch (failure) {
    if (failure instanceof Failure) return undefined
    throw failure
  }
}

class Parser {
  /** Whether textbook precedence may give another value. */
  isPeculiar = false
  #at = 0
  /** The operator that was found at `#at`, and its precedence: they are asked for several times at each place. */
  #operatorAt = -1
  #found = ''
  #foundPrecedence = 0
  #depth = 0
  #dividesByZero = false

  readonly #tokens: readonly Token[]
  readonly #scope: Scope
  readonly #isTextbook: boolean

  constructor(tokens: readonly Token[], scope: Scope, isTextbook = false) {
    this.#tokens = tokens
    this.#scope = scope
    this.#isTextbook = isTextbook
  }

  all(): bigint {
    const value = this.#expression()
    const rest = this.#tokens[this.#at]
    if (rest) throw rest.text === '=' ? FAILURES.UnplacedAssignment : FAILURES.BadExpression
    if (this.#dividesByZero) throw FAILURES.DivisionByZero
    return value
  }

  #expression(): bigint {
    if (++this.#depth > SOURCE_BOUNDS.expressionDepth) throw FAILURES.ExpressionTooDeep
    const value = this.#operations(this.#operand(), 0)
    this.#depth--
    return value
  }

  /**
   * Applies the operators that follow `left`.
   * @param outer Precedence of the operator whose right operand this is, 0 for a whole expression.
   */
  #operations(left: bigint, outer: number): bigint {
    if (++this.#depth > SOURCE_BOUNDS.expressionDepth) throw FAILURES.ExpressionTooDeep
    const value = this.#isTextbook
      ? this.#textbookOperations(left, outer)
      : this.#pmarsOperations(left, outer)
    this.#depth--
    return value
  }

  #textbookOperations(left: bigint, outer: number): bigint {
    let value = left
    while (this.#precedence() > outer) value = this.#apply(value).value
    return value
  }

  #pmarsOperations(left: bigint, outer: number): bigint {
    let value = left
    let isFresh = true
    let hasNested = false
    // An operator below this precedence ends the expression, one of this precedence too where it is tight.
    let bound = outer
    let isTight = false
    let previous = outer
    while (this.#precedence() > 0) {
      const precedence = this.#precedence()
      if (!isFresh && precedence <= outer) this.isPeculiar = true
      const { value: applied, isNested } = this.#apply(value)
      value = applied
      const next = this.#precedence()
      const isLow = next < bound || (isTight && next === bound && precedence < next)
      if (next > 0 && isLow && (isNested || isFresh)) {
        if (hasNested || this.#operator() === '==') throw FAILURES.BadExpression
        if (next > outer) this.isPeculiar = true
        return value
      }
      if (isNested || !isFresh || outer > 0) {
        const isFirstNested = isNested && isFresh
        bound = isFirstNested ? Math.max(precedence, next) : precedence
        isTight = isFirstNested && previous !== precedence
        hasNested ||= isNested
        isFresh = false
      }
      previous = precedence
    }
    return value
  }

  /** Applies the next operator and its right operand, which is nested where it has operators of its own. */
  #apply(left: bigint): { value: bigint; isNested: boolean } {
    const operator = this.#operator()
    const precedence = this.#precedence()
    this.#at += operator.length
    const operand = this.#operand()
    const isNested = this.#precedence() > precedence
    const right = isNested ? this.#operations(operand, precedence) : operand
    const value = this.#binary(operator, left, right)
    if (value >= MAX || value < -MAX) throw FAILURES.ArithmeticOverflow
    return { value, isNested }
  }

  #binary(operator: string, a: bigint, b: bigint): bigint {
    if ((operator === '/' || operator === '%') && b === 0n) {
      // An expression that is bad further on counts as bad.
      this.#dividesByZero = true
      return 0n
    }
    return binary(operator, a, b)
  }

  /** Precedence of the operator that comes next, 0 where there is none. */
  #precedence(): number {
    this.#find()
    return this.#foundPrecedence
  }

  /** The operator that comes next, `''` where there is none. */
  #operator(): string {
    this.#find()
    return this.#found
  }

  #find(): void {
    if (this.#operatorAt === this.#at) return
    this.#operatorAt = this.#at
    this.#found = ''
    this.#foundPrecedence = 0
    const token = this.#tokens[this.#at]
    if (token?.kind !== 'sign') return
    const next = this.#tokens[this.#at + 1]
    const mayBePair = next?.kind === 'sign' && !next.spaced && SECOND_SIGNS.has(next.text)
    const pair = mayBePair ? token.text + next.text : ''
    const operator = PRECEDENCE.has(pair) ? pair : token.text
    const precedence = PRECEDENCE.get(operator)
    if (precedence === undefined) return
    this.#found = operator
    this.#foundPrecedence = precedence
  }

  #operand(): bigint {
    let sign = ''
    for (let token = this.#next(); ; token = this.#next()) {
      if (token.kind === 'number') return unary(sign, numberOf(token))
      if (token.kind === 'name') return unary(sign, this.#register(token.text))
      if (token.text === '(') {
        const value = this.#expression()
        const end = this.#next().text
        if (end !== ')') throw end === '=' ? FAILURES.UnplacedAssignment : FAILURES.BadExpression
        return unary(sign, value)
      }
      if (token.text !== '-' && token.text !== '+' && token.text !== '!') throw FAILURES.BadExpression
      sign = token.text + sign
    }
  }

  #next(): Token {
    const token = this.#tokens[this.#at++]
    if (!token) throw FAILURES.BadExpression
    return token
  }

  #register(name: string): bigint {
    if (!/^[A-Za-z]$/.test(name)) throw FAILURES.BadExpression
    const register = name.toUpperCase()
    if (this.#operator() === '' && this.#tokens[this.#at]?.text === '=') {
      this.#at++
      this.#scope.registers.set(register, this.#expression())
    }
    return this.#scope.registers.get(register) ?? 0n
  }
}

function numberOf(token: Token): bigint {
  if (token.text.length > SOURCE_BOUNDS.digits) throw FAILURES.NumberTooLong
  return BigInt(token.text)
}

/** Applies unary operators, innermost first. */
function unary(signs: string, value: bigint): bigint {
  for (const sign of signs)
    if (sign === '-') value = -value
    else if (sign === '!') value = truth(value === 0n)
  return value
}

function binary(operator: string, a: bigint, b: bigint): bigint {
  switch (operator) {
    case '+':
      return a + b
    case '-':
      return a - b
    case '*':
      return a * b
    case '/':
      return a / b
    case '%':
      return a % b
    case '<':
      return truth(a < b)
    case '>':
      return truth(a > b)
    case '<=':
      return truth(a <= b)
    case '>=':
      return truth(a >= b)
    case '==':
      return truth(a === b)
    case '!=':
      return truth(a !== b)
    case '&&':
      return truth(a !== 0n && b !== 0n)
    default:
      return truth(a !== 0n || b !== 0n)
  }
}

const truth = (is: boolean): bigint => (is ? 1n : 0n)
